using System.Text;
using System.Text.RegularExpressions;
using System.Text.Unicode;

namespace ClaimTracker.Import;

/// <summary>Decodes a document. Order: byte mark, UTF-16 without one, valid UTF-8, header, meta element, windows-1252.</summary>
internal static class TextDecoder
{
    private const int Sniffed = 4096;
    private const byte Escape = 0x1B;

    private static readonly Regex CharsetParameter = new(
        """charset\s*=\s*["']?\s*([A-Za-z0-9_.:-]+)""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking);

    static TextDecoder() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <exception cref="UnreadableDocumentException">The UTF-16 is broken.</exception>
    public static string Decoded(ReadOnlySpan<byte> bytes, string location, string? contentType)
    {
        if (IsPlainUtf8(bytes)) return Encoding.UTF8.GetString(bytes);
        if (bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF])) return Encoding.UTF8.GetString(bytes[3..]);
        if (bytes.StartsWith<byte>([0xFF, 0xFE])) return Utf16(bytes[2..], bigEndian: false, location);
        if (bytes.StartsWith<byte>([0xFE, 0xFF])) return Utf16(bytes[2..], bigEndian: true, location);
        if (LooksLikeUtf16(bytes, out var bigEndian)) return Utf16(bytes, bigEndian, location);
        var named = Named(contentType) ?? NamedInPage(bytes);
        if (IsUtf8(bytes) && !(named is not null && named.CodePage == 50220)) return Encoding.UTF8.GetString(bytes);
        return (named ?? Windows1252).GetString(bytes);
    }

    /// <summary>True for valid UTF-8 without a mark, and without the escapes by which Japanese is written in ASCII: no need to look for a charset.</summary>
    public static bool IsPlainUtf8(ReadOnlySpan<byte> bytes) =>
        !bytes.StartsWith<byte>([0xEF, 0xBB, 0xBF]) && !bytes.Contains(Escape) && !LooksLikeUtf16(bytes, out _) && Utf8.IsValid(bytes);

    private static Encoding Windows1252 => Encoding.GetEncoding(1252);

    /// <summary>Valid UTF-8, or UTF-8 with so few broken bytes that nothing else explains the rest.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes)) return true;
        int good = 0, broken = 0;
        for (var at = 0; at < bytes.Length;)
        {
            var status = Rune.DecodeFromUtf8(bytes[at..], out _, out var read);
            if (status != System.Buffers.OperationStatus.Done) broken++;
            else if (read > 1) good++;
            at += Math.Max(1, read);
        }
        return good > 20 * broken;
    }

    private static bool LooksLikeUtf16(ReadOnlySpan<byte> bytes, out bool bigEndian)
    {
        bigEndian = false;
        if (bytes.Length < 4 || bytes.Length % 2 != 0) return false;
        int even = 0, odd = 0, pairs = Math.Min(bytes.Length, Sniffed) / 2;
        for (var i = 0; i < pairs; i++)
        {
            if (bytes[2 * i] == 0) even++;
            if (bytes[2 * i + 1] == 0) odd++;
        }
        bigEndian = even > odd;
        return Math.Max(even, odd) > 0.4 * pairs && Math.Min(even, odd) < 0.02 * pairs;
    }

    private static string Utf16(ReadOnlySpan<byte> bytes, bool bigEndian, string location)
    {
        try
        {
            return new UnicodeEncoding(bigEndian, byteOrderMark: false, throwOnInvalidBytes: true).GetString(bytes);
        }
        catch (DecoderFallbackException e)
        {
            throw new UnreadableDocumentException(
                location, $"the UTF-16 text is broken at byte {Math.Max(0, e.Index)}", "Save it as UTF-8 and import that file.");
        }
    }

    private static Encoding? Named(string? contentType) =>
        contentType is null ? null : WithName(CharsetParameter.Match(contentType));

    private static Encoding? NamedInPage(ReadOnlySpan<byte> bytes) =>
        WithName(CharsetParameter.Match(Encoding.Latin1.GetString(bytes[..Math.Min(bytes.Length, Sniffed)])));

    private static Encoding? WithName(Match match)
    {
        if (!match.Success) return null;
        var name = match.Groups[1].Value.ToLowerInvariant();
        // Pages that say Latin-1 or ASCII mean windows-1252 (WHATWG Encoding Standard).
        if (name is "iso-8859-1" or "latin1" or "us-ascii" or "ascii" or "iso8859-1") return Windows1252;
        // A page that could be read so far as to find its name is not UTF-16; broken UTF-8 was tried already.
        if (name.StartsWith("utf-", StringComparison.Ordinal) || name == "utf8") return null;
        try { return Encoding.GetEncoding(name); }
        catch (ArgumentException) { return null; }
    }

    /// <exception cref="UnreadableDocumentException">The text holds NUL or many control characters.</exception>
    public static void RefuseBinary(string text, string location)
    {
        int control = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\0')
            {
                throw new UnreadableDocumentException(
                    location, $"this is not text (a NUL character at position {i})", "Save the article as plain text or HTML and import that.");
            }
            if (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r' or '\f' or '\v' or '\u001b')) control++;
        }
        if (control > text.Length / 100)
            throw new UnreadableDocumentException(location, "this is not text (too many control characters)", "Save the article as plain text or HTML and import that.");
    }
}
