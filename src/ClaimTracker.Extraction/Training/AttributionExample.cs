using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>An annotated attribution in tokens.</summary>
/// <param name="Head">The cue's head: the token of the cue that hangs outside it in the parse.</param>
/// <param name="Source">Source runs.</param>
/// <param name="Cue">Cue runs.</param>
/// <param name="Content">Content runs.</param>
internal sealed record TokenGold(int Head, IReadOnlyList<TokenRun> Source, IReadOnlyList<TokenRun> Cue, IReadOnlyList<TokenRun> Content)
{
    public bool CoversInContent(int token) => Content.Any(r => r.Contains(token));
}

/// <summary>One article with its annotation, ready for training.</summary>
internal sealed class AttributionExample
{
    public string Id { get; }
    public TokenColumns Columns { get; }
    public IReadOnlyList<TokenGold> Gold { get; }

    public AttributionExample(string id, ParsedArticle parsed, IReadOnlyList<AttributionGold> gold)
        : this(id, new TokenColumns(parsed, QuotationFinder.Find(parsed.Article)), gold)
    {
    }

    public AttributionExample(string id, TokenColumns columns, IReadOnlyList<AttributionGold> gold)
    {
        Id = id;
        Columns = columns;
        Gold = [.. gold.Where(g => g.Cue.Count > 0).Select(Align).OfType<TokenGold>()];
    }

    private TokenGold? Align(AttributionGold gold)
    {
        var cue = Runs(gold.Cue);
        return cue.Count == 0 ? null : new TokenGold(HeadOf(cue), Runs(gold.Source), cue, Runs(gold.Content));
    }

    private List<TokenRun> Runs(IReadOnlyList<Span> spans)
    {
        var runs = new List<TokenRun>();
        foreach (var span in spans)
        {
            var first = FirstEndingAfter(span.Start);
            var end = first;
            while (end < Columns.Count && Columns.Parsed.Tokens[end].Span.Start < span.End)
                end++;
            if (end > first)
                runs.Add(new TokenRun(first, end));
        }
        return runs;
    }

    private int FirstEndingAfter(int offset)
    {
        int low = 0, high = Columns.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Columns.Parsed.Tokens[middle].Span.End > offset)
                high = middle;
            else
                low = middle + 1;
        }
        return low;
    }

    private int HeadOf(List<TokenRun> cue)
    {
        var best = cue[0].First;
        var bestRank = int.MaxValue;
        foreach (var run in cue)
            for (var i = run.First; i < run.End; i++)
            {
                var head = Columns.Head[i];
                var outside = head < 0 || !cue.Exists(r => r.Contains(head));
                var rank = (outside ? 0 : 4) + (Columns.IsVerb[i] ? 0 : char.IsLetter(Columns.Parsed.Tokens[i].Form[0]) ? 1 : 2);
                if (rank >= bestRank)
                    continue;
                bestRank = rank;
                best = i;
            }
        return best;
    }
}
