using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>Names a suggestion by what it is, so that the same one is known again: SHA-256 of text hash, kind and spans, lower-case hex.</summary>
public static class Fingerprints
{
    /// <summary>Fingerprint of a statement of the text with <paramref name="textHash"/>.</summary>
    public static string OfStatement(string textHash, Passage? source, Passage? cue, IReadOnlyList<Passage> content) =>
        Hash(textHash, "statement", Part(source?.Span), Part(cue?.Span), string.Join(',', content.Select(p => Part(p.Span))));

    /// <summary>Fingerprint of the reading of a statement as a response of one kind.</summary>
    public static string OfResponse(string statement, ResponseKind kind) => Hash(statement, "response", kind.ToString());

    /// <summary>Fingerprint of the link from a response to what it answers, both by their fingerprints.</summary>
    public static string OfLink(string response, string target) => Hash(response, "link", target);

    private static string Part(Span? span) => span is { } s ? string.Create(CultureInfo.InvariantCulture, $"{s.Start}-{s.End}") : "";

    private static string Hash(params string[] parts) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('|', parts))));
}
