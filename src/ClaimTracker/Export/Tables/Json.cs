using System.Text.Encodings.Web;
using System.Text.Json;

namespace ClaimTracker.Export.Tables;

/// <summary>How exports write JSON.</summary>
internal static class Json
{
    /// <summary>One line; letters of every script stand as themselves.</summary>
    public static readonly JsonWriterOptions Readable = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
}
