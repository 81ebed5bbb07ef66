using System.Collections.Frozen;

namespace ClaimTracker.Import.Blocks;

/// <summary>Phrases of an embedded list: whole lines, or starts of lines where the phrase ends in <c>…</c>.</summary>
internal sealed class PhraseList
{
    private readonly FrozenSet<string> _whole;
    private readonly FrozenDictionary<string, string[]> _starts;

    private PhraseList(IReadOnlyCollection<string> phrases)
    {
        _whole = phrases.Where(p => !p.EndsWith('…')).ToFrozenSet(StringComparer.Ordinal);
        _starts = phrases.Where(p => p.EndsWith('…')).Select(p => p.TrimEnd('…').TrimEnd())
            .GroupBy(FirstWord).ToFrozenDictionary(g => g.Key, g => g.OrderByDescending(p => p.Length).ToArray());
    }

    /// <summary>Loads <c>Import/Blocks/NAME.txt</c>: one phrase a line in lower case, <c>#</c> for comments.</summary>
    public static PhraseList Load(string name)
    {
        using var stream = typeof(PhraseList).Assembly.GetManifestResourceStream($"Import/Blocks/{name}.txt")
            ?? throw new InvalidOperationException($"The phrase list {name} is not embedded.");
        using var reader = new StreamReader(stream);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return new PhraseList(lines.Where(l => l[0] != '#').ToList());
    }

    /// <summary>True where the line, as <see cref="Normalize"/> gives it, is a phrase or begins with one.</summary>
    public bool Matches(string normalized)
    {
        if (normalized.Length == 0) return false;
        if (_whole.Contains(normalized)) return true;
        if (!_starts.TryGetValue(FirstWord(normalized), out var starts)) return false;
        foreach (var start in starts)
        {
            // A long line after a short phrase is prose: "Also on Thursday, the mayor said …".
            if (normalized.StartsWith(start, StringComparison.Ordinal) && (normalized.Length <= 120 || WordCount(start) > 2)
                && (normalized.Length == start.Length || !char.IsLetterOrDigit(normalized[start.Length]) || !char.IsLetterOrDigit(start[^1])))
                return true;
        }
        return false;
    }

    /// <summary>Lower case, single spaces, plain apostrophes, no marks at either end.</summary>
    public static string Normalize(string line)
    {
        var kept = line.Length <= 1024 ? stackalloc char[line.Length] : new char[line.Length];
        var length = 0;
        foreach (var c in line)
        {
            if (char.IsWhiteSpace(c))
            {
                if (length > 0 && kept[length - 1] != ' ') kept[length++] = ' ';
            }
            else if (c is '\u2019' or '\u2018')
            {
                kept[length++] = '\'';
            }
            else if (c is not ('\u200b' or '\u00ad' or '\ufeff'))
            {
                kept[length++] = char.ToLowerInvariant(c);
            }
        }
        return kept[..length].Trim(Marks).ToString();
    }

    private static readonly char[] Marks =
        [' ', '.', ':', '!', '?', '*', '|', '-', '–', '—', '•', '·', '>', '<', '»', '«', '[', ']', '(', ')', '{', '}', '…', '_', '=', '~', '+', ',', '→', '←', '▶', '►', '\u2028'];

    private static int WordCount(string phrase) => phrase.AsSpan().Count(' ') + 1;

    private static string FirstWord(string phrase)
    {
        var end = phrase.IndexOf(' ', StringComparison.Ordinal);
        return end < 0 ? phrase : phrase[..end];
    }
}
