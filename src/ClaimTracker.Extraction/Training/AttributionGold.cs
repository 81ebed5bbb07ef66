using System.Globalization;

namespace ClaimTracker.Extraction.Training;

/// <summary>One annotated attribution: UTF-16 spans of its parts, each in text order.</summary>
public sealed record AttributionGold(IReadOnlyList<Span> Source, IReadOnlyList<Span> Cue, IReadOnlyList<Span> Content)
{
    /// <summary>Reads a brat standoff file with Source, Cue and Content spans joined by Attribution events.</summary>
    /// <param name="lines">The annotation file; offsets are code points.</param>
    /// <param name="text">The annotated text.</param>
    public static IReadOnlyList<AttributionGold> Read(TextReader lines, string text)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var offsets = new CodePoints(text);
        var spans = new Dictionary<string, List<Span>>();
        var events = new List<string>();
        while (lines.ReadLine() is { } line)
        {
            var cells = line.Split('\t');
            if (cells.Length < 2)
                continue;
            if (cells[0].StartsWith('T'))
                spans[cells[0]] = Fragments(cells[1], offsets);
            else if (cells[0].StartsWith('E'))
                events.Add(cells[1]);
        }
        return [.. events.Select(e => Build(e, spans)).Where(a => a.Cue.Count + a.Content.Count > 0)];
    }

    private static List<Span> Fragments(string cell, CodePoints offsets)
    {
        var space = cell.IndexOf(' ', StringComparison.Ordinal);
        return [.. cell[(space + 1)..].Split(';').Select(f => f.Split(' ')).Select(f => new Span(
            offsets.Utf16(int.Parse(f[0], CultureInfo.InvariantCulture)),
            offsets.Utf16(int.Parse(f[1], CultureInfo.InvariantCulture))))];
    }

    private static AttributionGold Build(string cell, Dictionary<string, List<Span>> spans)
    {
        List<Span> source = [], cue = [], content = [];
        foreach (var argument in cell.Split(' '))
        {
            var colon = argument.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0 || !spans.TryGetValue(argument[(colon + 1)..], out var found))
                continue;
            var target = argument[..colon].TrimEnd('0', '1', '2', '3', '4', '5', '6', '7', '8', '9') switch
            {
                "Source" => source,
                "Cue" => cue,
                "Content" => content,
                _ => null,
            };
            target?.AddRange(found);
        }
        source.Sort();
        cue.Sort();
        content.Sort();
        return new AttributionGold(source, cue, content);
    }
}
