using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Text;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Extraction.Tests.Training;

public class AttributionTrainerTests
{
    private const string Text = "The mayor said the bridge was safe. Critics denied that it was safe.\n\n“It will fall,” said Anna Berg.";

    private const string Annotation = """
        T1	Source 0 9	The mayor
        T2	Cue 10 14	said
        T3	Content 15 34	the bridge was safe
        T4	Attribution 10 14	said
        E1	Attribution:T4 Source:T1 Cue:T2 Content:T3
        T5	Source 36 43	Critics
        T6	Cue 44 50	denied
        T7	Content 51 67	that it was safe
        E2	Attribution:T6 Source:T5 Cue:T6 Content:T7
        T8	Source 91 100	Anna Berg
        T9	Cue 86 90	said
        T10	Content 70 85	“It will fall,”
        E3	Attribution:T9 Source:T8 Cue:T9 Content:T10
        """;

    [Fact]
    public void Annotations_are_read_with_their_parts()
    {
        var gold = AttributionGold.Read(new StringReader(Annotation), Text);
        Assert.Equal(["The mayor", "Critics", "Anna Berg"], gold.Select(g => g.Source[0].Cut(Text)));
        Assert.Equal(["the bridge was safe", "that it was safe", "“It will fall,”"], gold.Select(g => g.Content[0].Cut(Text).TrimEnd()));
    }

    [Fact]
    public void The_same_articles_and_seed_give_the_same_bytes_and_a_model_that_reads_them()
    {
        var first = Train();
        Assert.Equal(first, Train());
        var model = AttributionModel.Read(new MemoryStream(first));
        var example = Example();
        Assert.Equal(
            example.Gold.Select(g => g.Head),
            model.FindFor(example.Columns, [.. example.Gold.Select(g => g.Head)]).Where(p => p.Contents.Length == 1).Select(p => p.Head));
    }

    [Fact]
    public void Weights_of_another_format_are_refused() =>
        Assert.Throws<InvalidDataException>(() => AttributionModel.Read(new MemoryStream([1, 2, 3])));

    [Fact]
    public void The_annotation_itself_scores_one_hundred()
    {
        var evaluator = new AttributionEvaluator();
        var gold = AttributionGold.Read(new StringReader(Annotation), Text);
        evaluator.Add(Text, gold, gold.Select(g => new ExtractedStatement(null, null, g.Source[0], g.Cue[0], g.Content, QuoteKind.Direct, StatementAct.Statement, 1)));
        Assert.Equal([100, 100, 100, 100], [evaluator.Scores.Source.F1, evaluator.Scores.Cue.F1, evaluator.Scores.Content.F1, evaluator.Scores.Linked.F1]);
    }

    private static byte[] Train() => AttributionTrainer.Train([.. Enumerable.Range(0, 8).Select(_ => Example())], 1, _ => { }, bits: 12).Write();

    private static AnnotatedArticle Article() =>
        new("a", new ArticleText(Text, Paragraphs.Of(Text)), AttributionGold.Read(new StringReader(Annotation), Text));

    private static AttributionExample Example()
    {
        var article = Article();
        return new AttributionExample(article.Id, SyntaxPipeline.Default.Parse(article.Article), article.Gold);
    }
}
