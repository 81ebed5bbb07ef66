using System.Security.Cryptography;
using System.Text;

namespace ClaimTracker.Ingest;

/// <summary>The hash that names a text.</summary>
public static class TextHash
{
    /// <summary>SHA-256 of the text in UTF-8, lower-case hex.</summary>
    public static string Of(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
