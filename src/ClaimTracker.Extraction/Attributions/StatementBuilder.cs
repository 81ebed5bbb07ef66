using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Turns proposals into statements: spans, quote kind, act, nesting, confidence, relay and time.</summary>
internal static class StatementBuilder
{
    private const int FarthestParent = 40;

    public static List<ExtractedStatement> Build(TokenColumns columns, List<Proposal> proposals)
    {
        var statements = new List<ExtractedStatement>(proposals.Count);
        for (var i = 0; i < proposals.Count; i++)
        {
            var p = proposals[i];
            IReadOnlyList<Span> contents = [.. p.Contents.Select(r => SpanOf(columns, r))];
            statements.Add(new ExtractedStatement(
                Source: null,
                Parent: ParentOf(proposals, i),
                SourceSpan: p.Source is { } source ? SpanOf(columns, source) : null,
                CueSpan: SpanOf(columns, p.Cue),
                ContentSpans: contents,
                Quote: QuoteKinds.Of(columns, p),
                Act: CueActs.Of(columns.Parsed.Tokens[p.Head]),
                Confidence: ConfidenceOf(p.Score),
                RelaySpan: StatementContext.Relay(columns, p) is { } relay ? SpanOf(columns, relay) : null,
                TimeSpan: StatementContext.Time(columns, p) is { } time ? SpanOf(columns, time) : null));
        }
        return statements;
    }

    private static Span SpanOf(TokenColumns columns, TokenRun run) =>
        new(columns.Parsed.Tokens[run.First].Span.Start, columns.Parsed.Tokens[run.End - 1].Span.End);

    /// <summary>The innermost statement whose content holds this one's cue; of two that hold each other the better one is the outer.</summary>
    private static int? ParentOf(List<Proposal> proposals, int index)
    {
        int? parent = null;
        for (var j = Math.Max(0, index - FarthestParent); j < Math.Min(proposals.Count, index + FarthestParent); j++)
        {
            if (j == index || !proposals[j].CoversInContent(proposals[index].Head) || IsOuter(proposals, index, j))
                continue;
            if (parent is null || Length(proposals[j]) < Length(proposals[parent.Value]))
                parent = j;
        }
        return parent;
    }

    private static bool IsOuter(List<Proposal> proposals, int index, int other) =>
        proposals[index].CoversInContent(proposals[other].Head)
        && (proposals[index].Score, -index).CompareTo((proposals[other].Score, -other)) > 0;

    private static int Length(Proposal proposal) => proposal.Contents.Sum(r => r.Length);

    /// <summary>Log-odds in thousandths as a probability in steps of a thousandth, so that no machine rounds it differently.</summary>
    internal static double ConfidenceOf(int score) => Math.Round(1 / (1 + Math.Exp(-score / 1000.0)), 3);
}
