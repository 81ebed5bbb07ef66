using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>An annotated article as the response stage reads it: what does not depend on trained weights is made once.</summary>
internal sealed class ResponseArticle
{
    /// <param name="example">The annotated article.</param>
    /// <param name="bits">How many bits number the features of the first look.</param>
    /// <param name="placed">False for a single made-up sentence, whose place in an article says nothing.</param>
    public ResponseArticle(ResponseExample example, int bits, bool placed = true)
    {
        Gold = example.Gold;
        View = new(example.Article);
        Statements = RefusalCues.Widen(View, Relays.Resolve(View, example.Statements));
        Candidates = new CandidateFinder(View, new NounPhraseReader(View)).Find(Statements);
        Labels = ResponseLabels.Match(View, Candidates, Gold.Responses);
        var features = new CandidateFeatures(View);
        var bag = new FeatureBag(bits);
        Features = new int[Candidates.Count][];
        for (var c = 0; c < Features.Length; c++)
        {
            features.Collect(Candidates[c], bag, placed);
            bag.Deduplicate();
            Features[c] = [.. bag.Indices];
        }
    }

    public ResponseGold Gold { get; }

    public SyntaxView View { get; }

    public List<ExtractedStatement> Statements { get; }

    public List<Candidate> Candidates { get; }

    /// <summary>The annotated response of each candidate, as <see cref="ResponseLabels.Match"/> numbers them.</summary>
    public int[] Labels { get; }

    /// <summary>The first look's features of each candidate.</summary>
    public int[][] Features { get; }

    /// <summary>The candidates that are no second reading of an annotated response.</summary>
    public IEnumerable<int> Judged => Enumerable.Range(0, Candidates.Count).Where(c => Labels[c] != -2);

    /// <summary>0 where a candidate is no response, else one more than its kind.</summary>
    public int ClassOf(int candidate) => Labels[candidate] < 0 ? 0 : 1 + (int)Gold.Responses[Labels[candidate]].Kinds[0];
}
