using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>Direct, indirect or mixed, by how much of the content stands between quotation marks.</summary>
internal static class QuoteKinds
{
    public static QuoteKind Of(TokenColumns columns, Proposal proposal)
    {
        int quoted = 0, bare = 0;
        foreach (var run in proposal.Contents)
            for (var i = run.First; i < run.End; i++)
                if (columns.QuoteId[i] >= 0)
                    quoted++;
                else if (char.IsLetterOrDigit(columns.Parsed.Tokens[i].Form[0]))
                    bare++;
        if (quoted == 0)
            return QuoteKind.Indirect;
        return bare <= 1 ? QuoteKind.Direct : QuoteKind.Mixed;
    }
}
