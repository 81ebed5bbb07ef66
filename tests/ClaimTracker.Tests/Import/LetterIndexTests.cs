using ClaimTracker.Import.Html;
using FsCheck.Xunit;

namespace ClaimTracker.Tests.Import;

public class LetterIndexTests
{
    private const int Window = 4;

    [Property]
    public bool Finds_what_a_plain_search_finds(byte[] letters, byte[] other, int start, int length)
    {
        string text = Text(letters), part = Part(text, start, length) ?? Text(other);
        return part.Length < Window || new LetterIndex(text, Window).Contains(part) == text.Contains(part, StringComparison.Ordinal);
    }

    [Property]
    public bool Finds_twice_what_a_plain_search_finds_twice(byte[] letters, int start, int length)
    {
        var text = Text(letters) + Text(letters);
        if (Part(text, start, length) is not { Length: >= Window } part) return true;
        var first = text.IndexOf(part, StringComparison.Ordinal);
        return new LetterIndex(text, Window).ContainsTwice(part) == (text.IndexOf(part, first + part.Length, StringComparison.Ordinal) >= 0);
    }

    private static string Text(byte[] letters) => string.Concat(letters.Select(b => (char)('a' + b % 3)));

    private static string? Part(string text, int start, int length)
    {
        if (text.Length < Window) return null;
        var from = (int)((uint)start % (uint)(text.Length - Window + 1));
        return text.Substring(from, Math.Min(text.Length - from, Window + (int)((uint)length % 9)));
    }
}
