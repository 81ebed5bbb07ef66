using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>The tokens that may belong to a cue's statement: its sentence and those around it in the paragraph or in quotations.</summary>
/// <param name="First">First token.</param>
/// <param name="End">Behind the last token.</param>
internal readonly record struct AttributionWindow(int First, int End)
{
    private const int SentencesBefore = 2, SentencesAfter = 4, SentencesInQuotation = 12, MaxTokens = 400;

    /// <summary>No window is longer.</summary>
    public const int LongestLength = 2 * MaxTokens;

    public int Length => End - First;

    public static AttributionWindow Around(TokenColumns columns, int cue)
    {
        var sentences = columns.Parsed.Sentences;
        var home = columns.Sentence[cue];
        int first = home, last = home;
        while (first > 0 && home - first < SentencesBefore && Belongs(columns, home, first - 1))
            first--;
        while (last + 1 < sentences.Length && last - home < SentencesInQuotation && Belongs(columns, home, last + 1)
               && (last - home < SentencesAfter || StillQuoted(columns, last + 1)))
            last++;
        return new AttributionWindow(
            Math.Max(sentences[first].First, cue - MaxTokens),
            Math.Min(sentences[last].End, cue + MaxTokens));
    }

    private static bool Belongs(TokenColumns columns, int home, int sentence)
    {
        var sentences = columns.Parsed.Sentences;
        if (sentences[sentence].Block == sentences[home].Block)
            return true;
        for (var i = sentences[sentence].First; i < sentences[sentence].End; i++)
            if (columns.QuoteId[i] >= 0)
                return true;
        return false;
    }

    private static bool StillQuoted(TokenColumns columns, int sentence) =>
        columns.Quote[columns.Parsed.Sentences[sentence].First] == QuoteState.Inside;
}
