using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Extraction.Tests.Training;

public class SyntaxTrainerTests
{
    private const string Text = "Iran denied the reports. Officials said it denies them.";

    private const string Lines = """
        1	Iran	Iran	NNP	LOCATION	2	nsubj	0	4	_
        2	denied	deny	VBD	O	0	root	5	11	_
        3	the	the	DT	O	4	det	12	15	_
        4	reports	report	NNS	O	2	dobj	16	23	_
        5	.	.	.	O	2	punct	23	24	_

        1	Officials	official	NNS	O	2	nsubj	25	34	_
        2	said	say	VBD	O	0	root	35	39	_
        3	it	it	PRP	O	4	nsubj	40	42	_
        4	denies	deny	VBZ	O	2	ccomp	43	49	_
        5	them	they	PRP	O	4	dobj	50	54	_
        6	.	.	.	O	2	punct	54	55	_
        """;

    private static List<ParsedDocument> Corpus() =>
        [.. ParsedCorpus.Read(new StringReader(string.Join("\n\n", Enumerable.Range(0, 12).Select(i => $"# doc {i}\n{Lines}"))), _ => Text)];

    [Fact]
    public void The_same_text_and_seed_give_the_same_bytes() => Assert.Equal(SyntaxTrainer.Train(Corpus(), 1), SyntaxTrainer.Train(Corpus(), 1));

    [Fact]
    public void What_was_trained_is_what_is_read_back()
    {
        var pipeline = SyntaxPipeline.Read(new MemoryStream(SyntaxTrainer.Train(Corpus(), 1)));
        var scores = SyntaxEvaluator.Evaluate(pipeline, Corpus());
        Assert.Equal((100, 100, 100, 100, 100), (scores.Tags, scores.Lemmas, scores.NameF1, scores.Heads, scores.HeadsAndRelations));
    }

    [Fact]
    public void Each_fold_parses_the_documents_it_has_not_seen()
    {
        var documents = Corpus();
        var folds = SyntaxTrainer.TrainFolds(documents, 3, 1);
        Assert.Equal(3, folds.Count);
        Assert.All(documents.Index(), pair => Assert.Equal("deny", folds[pair.Index % 3].Parse(pair.Item.Parse.Article).Tokens[1].Lemma));
    }

    [Fact]
    public void Bytes_that_are_not_weights_are_refused()
    {
        var problem = Assert.Throws<InvalidDataException>(() => SyntaxPipeline.Read(new MemoryStream([1, 2, 3])));
        Assert.Contains("not syntax weights", problem.Message, StringComparison.Ordinal);
    }
}
