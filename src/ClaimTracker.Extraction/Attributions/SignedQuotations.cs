using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Quotations with their speaker behind a dash: “It was a mistake.” ― Anna Berg. The training text has almost none of them.</summary>
internal static class SignedQuotations
{
    /// <summary>The form is unmistakable; its odds are set, not learned.</summary>
    private const int Score = 1500;

    private const int LongestName = 12;

    /// <summary>One proposal for each signed quotation.</summary>
    public static List<Proposal> Find(TokenColumns columns)
    {
        var found = new List<Proposal>();
        for (var i = 1; i < columns.Count - 1; i++)
            if (IsDash(columns.Parsed.Tokens[i].Form) && columns.Quote[i - 1] == QuoteState.Closing && Name(columns, i + 1) is { } name)
                found.Add(new Proposal
                {
                    Head = i,
                    Cue = new TokenRun(i, i + 1),
                    Source = name,
                    Contents = Quotation(columns, i - 1),
                    CueScore = Score,
                    Score = Score,
                });
        return found;
    }

    private static bool IsDash(string form) => form is "―" or "—" or "–" or "--" or "-";

    /// <summary>A capitalized run to the end of the line, without a verb.</summary>
    private static TokenRun? Name(TokenColumns columns, int first)
    {
        var end = first;
        while (end < columns.Count && (end == first || !StartsLine(columns, end)))
        {
            if (columns.IsVerb[end] || columns.QuoteId[end] >= 0 || end - first >= LongestName)
                return null;
            end++;
        }
        while (end > first && !char.IsLetterOrDigit(columns.Parsed.Tokens[end - 1].Form[^1]))
            end--;
        return end > first && char.IsUpper(columns.Parsed.Tokens[first].Form[0]) ? new TokenRun(first, end) : null;
    }

    private static bool StartsLine(TokenColumns columns, int i)
    {
        var tokens = columns.Parsed.Tokens;
        return columns.Parsed.Article.Text.AsSpan(tokens[i - 1].Span.End, tokens[i].Span.Start - tokens[i - 1].Span.End).Contains('\n');
    }

    private static TokenRun[] Quotation(TokenColumns columns, int last)
    {
        var first = last;
        while (first > 0 && columns.QuoteId[first - 1] == columns.QuoteId[last])
            first--;
        return [new TokenRun(first, last + 1)];
    }
}
