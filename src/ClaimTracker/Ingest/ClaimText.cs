using System.Text;

namespace ClaimTracker.Ingest;

/// <summary>Turns the words of a statement into a proposition that can stand alone on a list.</summary>
public static class ClaimText
{
    private const string Marks = "\"“”„«»‘’'`";

    /// <summary>The words on one line, without the leading "that", enclosing quotation marks and a trailing comma, with a capital letter.</summary>
    public static string Of(string words)
    {
        ArgumentNullException.ThrowIfNull(words);
        var line = OneLine(words);
        var start = 0;
        if (line.StartsWith("that ", StringComparison.OrdinalIgnoreCase)) start = 5;
        while (start < line.Length && (Marks.Contains(line[start], StringComparison.Ordinal) || line[start] is ' ' or ',' or ':' or ';')) start++;
        var end = line.Length;
        while (end > start && (Marks.Contains(line[end - 1], StringComparison.Ordinal) || line[end - 1] is ' ' or ',' or ';' or ':')) end--;
        return end > start ? string.Concat(char.ToUpperInvariant(line[start]).ToString(), line.AsSpan(start + 1, end - start - 1)) : line;
    }

    private static string OneLine(string words)
    {
        var line = new StringBuilder(words.Length);
        foreach (var c in words)
        {
            if (!char.IsWhiteSpace(c) && !char.IsControl(c)) line.Append(c);
            else if (line.Length > 0 && line[^1] != ' ') line.Append(' ');
        }
        return line.ToString().Trim();
    }
}
