using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Cues;
using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Tests.Attributions;

public class PairScorerTests
{
    private const int Bits = 14;
    private const string Text = """
        Iran denies report that it asked for talks

        TEHRAN, Monday - The foreign ministry on Monday denied a report by two U.S. officials that "Tehran had asked, quietly, for talks" last week.

        "There was no such request," spokesman Bahram Qasemi told reporters; "we have said so before. Nobody asked us." He added that the ministry "will answer in time".

        According to one official, who spoke on condition of anonymity, the offer came through Oman. The White House declined to comment, but a senator said he believed that it was true.
        """;

    [Fact]
    public void Scores_of_a_window_are_the_sums_of_all_rows_of_its_tokens()
    {
        var random = new Random(7);
        var table = ScoreTable.Quantize(Bits, SpanChain.Slots, [.. Enumerable.Range(0, SpanChain.Slots << Bits).Select(_ => (float)random.Next(-127, 128))], 1);
        var article = new ArticleText(Text, Paragraphs.Of(Text));
        var columns = new TokenColumns(SyntaxPipeline.Default.Parse(article), QuotationFinder.Find(article));
        var cues = new CueScores([.. Enumerable.Range(0, columns.Count).Select(i => columns.IsVerb[i] ? random.Next(-6000, 6000) : CueModel.None)]);
        var view = new CueView(columns, cues, new CueGeometry());
        var scorer = new PairScorer(table);
        for (var pass = 0; pass < 2; pass++)
        {
            scorer.Begin(view, cues);
            for (var head = 0; head < columns.Count; head++)
                AssertEqualSums(table, cues, view, scorer, head);
        }
    }

    private static void AssertEqualSums(ScoreTable table, CueScores cues, CueView view, PairScorer scorer, int head)
    {
        view.Choose(head, AttributionWindow.Around(view.Columns, head));
        var scores = new short[view.Window.Length * SumStore.Lanes];
        scorer.Score(scores);
        var buffer = new FeatureBuffer(Bits);
        Pair pair = default;
        for (var i = view.Window.First; i < view.Window.End; i++)
        {
            var sums = new int[SpanChain.Slots];
            buffer.Clear();
            TokenFeatures.Add(view.Columns, cues, i, buffer);
            table.AddTo(buffer.Rows, sums);
            view.Look(i, ref pair);
            RelativeFeatures.Fill(view, pair, buffer);
            table.AddTo(buffer.Rows, sums);
            Assert.Equal(sums, scores.Skip((i - view.Window.First) * SumStore.Lanes).Take(SpanChain.Slots).Select(s => (int)s));
        }
    }
}
