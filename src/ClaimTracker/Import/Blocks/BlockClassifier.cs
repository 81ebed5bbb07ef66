using ClaimTracker.Extraction;
using ClaimTracker.Import.Dates;

namespace ClaimTracker.Import.Blocks;

/// <summary>Tells paragraphs, subheadings, captions and boilerplate apart; the same for plain text and pages.</summary>
/// <remarks>In doubt a line is a paragraph: a real paragraph that is cut is lost to every reader.</remarks>
public static class BlockClassifier
{
    private const int LongestBoilerplate = 400;
    private const int LongestSubheading = 90;

    private static readonly PhraseList Boilerplate = PhraseList.Load("boilerplate");

    /// <summary>Classifies stretches that follow each other.</summary>
    /// <param name="candidates">The stretches in text order.</param>
    /// <param name="headline">Index of the headline; -1 where there is none.</param>
    public static IReadOnlyList<BlockVerdict> Classify(IReadOnlyList<BlockCandidate> candidates, int headline)
    {
        var verdicts = new BlockVerdict[candidates.Count];
        for (var i = 0; i < verdicts.Length; i++)
        {
            verdicts[i] = i == headline ? new(BlockKind.Headline)
                : Alone(candidates[i], i, verdicts.Length) ?? new(BlockKind.Paragraph);
        }
        for (var i = 0; i < verdicts.Length; i++)
        {
            if (verdicts[i] is { Kind: BlockKind.Paragraph } && IsSubheading(candidates, verdicts, i))
                verdicts[i] = new(BlockKind.Subheading, "a short line without a full stop between paragraphs");
        }
        return verdicts;
    }

    /// <summary>The verdict that needs no neighbours; null for text that may be a paragraph or a subheading.</summary>
    private static BlockVerdict? Alone(BlockCandidate candidate, int index, int count)
    {
        if (candidate.Hint == MarkupHint.Caption) return new(BlockKind.Caption, "markup of a caption");
        if (CaptionRules.Find(candidate.Text) is { } caption) return new(BlockKind.Caption, caption);
        if (BoilerplateRule(candidate, index, count) is { } rule) return new(BlockKind.Boilerplate, rule);
        return candidate.Hint == MarkupHint.Heading ? new(BlockKind.Subheading, "markup of a heading") : null;
    }

    /// <summary>The rule by which a stretch is boilerplate, in plain English; null where it is not.</summary>
    public static string? BoilerplateRule(BlockCandidate candidate, int index, int count)
    {
        var text = candidate.Text;
        if (text.Length > LongestBoilerplate) return LineRules.IsScript(text) ? "program code" : null;
        if (!LineRules.HasLetters(text)) return text.Length < 40 ? "a line without words" : null;
        var normalized = PhraseList.Normalize(text);
        if (Boilerplate.Matches(normalized) && !LineRules.IsSpeech(text)) return "a phrase of the page, not of the article";
        if (LineRules.Doubled(normalized) is { } half && Boilerplate.Matches(half)) return "a phrase of the page, twice";
        return LineRules.Find(text, normalized, index, count);
    }

    /// <summary>True where the line is, or begins with, a phrase of pages such as "Read more".</summary>
    internal static bool IsPhrase(string text) => Boilerplate.Matches(PhraseList.Normalize(text));

    private static bool IsSubheading(IReadOnlyList<BlockCandidate> candidates, BlockVerdict[] verdicts, int at)
    {
        var text = candidates[at].Text;
        if (candidates[at].Hint is MarkupHint.ListItem or MarkupHint.Quote) return false;
        if (text.Length > LongestSubheading || !LineRules.LooksLikeTitle(text)) return false;
        return Next(verdicts, at) is { } next && IsFullParagraph(candidates[next].Text)
            && (Previous(verdicts, at) is not { } previous || IsFullParagraph(candidates[previous].Text));
    }

    private static int? Next(BlockVerdict[] verdicts, int at)
    {
        for (var i = at + 1; i < verdicts.Length; i++)
        {
            if (verdicts[i].Kind is BlockKind.Paragraph) return i;
        }
        return null;
    }

    private static int? Previous(BlockVerdict[] verdicts, int at)
    {
        for (var i = at - 1; i >= 0; i--)
        {
            if (verdicts[i].Kind is BlockKind.Paragraph) return i;
        }
        return null;
    }

    private static bool IsFullParagraph(string text) => text.Length > LongestSubheading || LineRules.EndsSentence(text);
}
