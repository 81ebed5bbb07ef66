using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ClaimTracker.Editing;

/// <summary>Fingerprints of what editors made; they never equal one that the engine gives.</summary>
internal static class Fingerprints
{
    public static string Of(params object[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes("editor\u001f" + string.Join('\u001f', parts.Select(p => Convert.ToString(p, CultureInfo.InvariantCulture))))));
}
