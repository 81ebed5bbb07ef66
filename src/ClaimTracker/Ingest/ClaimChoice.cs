using ClaimTracker.Extraction;

namespace ClaimTracker.Ingest;

/// <summary>Decides which statements of an article put a claim forward.</summary>
internal static class ClaimChoice
{
    private const int LeastWords = 4;

    /// <summary>
    /// Speech with content that says something is a claim, as long as it does not itself answer one; whatever is answered is a claim
    /// in any case.
    /// </summary>
    public static bool[] Of(ArticleExtraction extraction, string text)
    {
        var answering = extraction.Responses.Select(r => r.Statement).ToHashSet();
        var answered = extraction.Responses.SelectMany(r => r.Targets).Select(t => t.Statement).ToHashSet();
        return [.. extraction.Statements.Select((s, i) => answered.Contains(i) || (!answering.Contains(i) && PutsForward(s, text)))];
    }

    private static bool PutsForward(ExtractedStatement statement, string text) =>
        statement.Act == StatementAct.Statement && statement.Parent is null && statement.ContentSpans.Sum(span => Words(span.Cut(text))) >= LeastWords;

    private static int Words(string content) => content.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Count(w => w.Any(char.IsLetter));
}
