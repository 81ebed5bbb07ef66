using System.Globalization;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Training;

/// <summary>One document of the training text, as another program tokenized and parsed it.</summary>
/// <param name="Id">Name of the document: its file name without ending.</param>
/// <param name="Parse">Text, tokens and sentences; sentences are cut at the borders of paragraphs.</param>
/// <param name="Chains">For every token the number of its coreference chain in the document; -1 where it has none.</param>
public sealed record ParsedDocument(string Id, ParsedArticle Parse, int[] Chains);

/// <summary>Reads the tab-separated files of parsed text (<c># doc ID</c>, then one token a line, sentences apart by an empty line).</summary>
public static class ParsedCorpus
{
    /// <summary>Reads documents one by one.</summary>
    /// <param name="lines">Columns: number in the sentence, form, lemma, tag, name type, head, relation, start, end (code points into the text), coreference chain or <c>_</c>.</param>
    /// <param name="textOf">Gives a document's text by its id.</param>
    /// <exception cref="FormatException">A line cannot be read; the message names document and line.</exception>
    public static IEnumerable<ParsedDocument> Read(TextReader lines, Func<string, string> textOf)
    {
        ArgumentNullException.ThrowIfNull(lines);
        ArgumentNullException.ThrowIfNull(textOf);
        ParsedDocumentBuilder? builder = null;
        for (var number = 1; lines.ReadLine() is { } line; number++)
        {
            if (line.StartsWith("# doc ", StringComparison.Ordinal))
            {
                if (builder is not null) yield return builder.Build();
                builder = new ParsedDocumentBuilder(line[6..], textOf(line[6..]));
            }
            else if (line.Length == 0) builder?.EndSentence();
            else if (builder is null) throw new FormatException($"Line {number}: a token stands before the first \"# doc\" line.");
            else builder.Add(line, number);
        }
        if (builder is not null) yield return builder.Build();
    }
}

/// <summary>Collects the lines of one document.</summary>
internal sealed class ParsedDocumentBuilder(string id, string text)
{
    private readonly List<Token> tokens = [];
    private readonly List<Sentence> sentences = [];
    private readonly List<int> chains = [];
    private readonly List<TextBlock> blocks = Paragraphs.Of(text);
    private readonly CodePoints offsets = new(text);
    private int first;

    public void Add(string line, int number)
    {
        var cells = line.Split('\t');
        if (cells.Length != 10) throw Bad(number, $"has {cells.Length} columns instead of 10");
        var span = new Span(offsets.Utf16(Number(cells[7], number)), offsets.Utf16(Number(cells[8], number)));
        if (span.Length <= 0 || span.End > text.Length) throw Bad(number, "has offsets outside the text");
        var head = Number(cells[5], number);
        var form = span.Cut(text);
        tokens.Add(new Token(span, form, cells[2].ToLowerInvariant(), cells[3], Names.Kind(cells[4], form), head == 0 ? -1 : first + head - 1, cells[6]));
        chains.Add(cells[9] == "_" ? -1 : Number(cells[9], number));
    }

    public void EndSentence()
    {
        var start = first;
        first = tokens.Count;
        while (start < tokens.Count)
        {
            var block = BlockAt(tokens[start].Span.Start);
            var end = start + 1;
            while (end < tokens.Count && BlockAt(tokens[end].Span.Start) == block) end++;
            sentences.Add(new Sentence(start, end, block));
            CutHeads(start, end);
            start = end;
        }
    }

    public ParsedDocument Build()
    {
        EndSentence();
        return new(id, new ParsedArticle(new ArticleText(text, blocks), [.. tokens], [.. sentences]), [.. chains]);
    }

    private void CutHeads(int start, int end)
    {
        for (var i = start; i < end; i++)
        {
            if (tokens[i].Head >= 0 && (tokens[i].Head < start || tokens[i].Head >= end)) tokens[i] = tokens[i] with { Head = -1, Relation = "root" };
        }
    }

    private int BlockAt(int offset)
    {
        var low = 0;
        var high = blocks.Count - 1;
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            if (blocks[middle].Span.Start <= offset) low = middle;
            else high = middle - 1;
        }
        return low;
    }

    private int Number(string cell, int number) =>
        int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : throw Bad(number, $"has \"{cell}\" where a number belongs");

    private FormatException Bad(int number, string what) => new($"Line {number} of the parsed text (document {id}) {what}.");
}
