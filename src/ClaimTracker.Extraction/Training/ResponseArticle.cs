using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>An annotated article as the response stage reads it: what does not depend on trained weights is made once.</summary>
internal sealed class ResponseArticle
{
    /// <summary>The weight of a response that the annotator wavered over, by cross-validation.</summary>
    private const float Wavering = 0.7f;

    /// <param name="example">The annotated article.</param>
    /// <param name="bits">How many bits number the features of the first look.</param>
    /// <param name="story">Number of the story that it tells: what is tested on a story learns nothing from it.</param>
    /// <param name="alone">True where no other of the articles tells the story.</param>
    /// <param name="placed">False for a single made-up sentence, whose place in an article says nothing.</param>
    public ResponseArticle(ResponseExample example, int bits, int story = -1, bool alone = true, bool placed = true)
    {
        Disputed = example.Story is not null;
        Story = story;
        Alone = alone;
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

    /// <summary>True where the article is about one disputed claim.</summary>
    public bool Disputed { get; }

    /// <summary>Number of the story that the article tells.</summary>
    public int Story { get; }

    /// <summary>True where no other annotated article tells the story.</summary>
    public bool Alone { get; }

    public SyntaxView View { get; }

    public List<ExtractedStatement> Statements { get; }

    public List<Candidate> Candidates { get; }

    /// <summary>The annotated response of each candidate, as <see cref="ResponseLabels.Match"/> numbers them.</summary>
    public int[] Labels { get; }

    /// <summary>The first look's features of each candidate.</summary>
    public int[][] Features { get; }

    /// <summary>The candidates that are no second reading of an annotated response.</summary>
    public IEnumerable<int> Judged => Enumerable.Range(0, Candidates.Count).Where(c => Labels[c] != -2);

    /// <summary>True where a candidate is an annotated response.</summary>
    public bool IsResponse(int candidate) => Labels[candidate] >= 0;

    /// <summary>How much a candidate counts in training: less where the annotator wavered whether it is a response.</summary>
    public float WeightOf(int candidate) => IsResponse(candidate) && !Gold.Responses[Labels[candidate]].Required ? Wavering : 1;

    /// <summary>How far "none" and each kind is right: where several kinds are equally defensible, each in part.</summary>
    public float[] SharesOf(int candidate)
    {
        var shares = new float[1 + Enum.GetValues<ResponseKind>().Length];
        if (!IsResponse(candidate))
            shares[0] = 1;
        else
            foreach (var kind in Gold.Responses[Labels[candidate]].Kinds)
                shares[1 + (int)kind] += 1f / Gold.Responses[Labels[candidate]].Kinds.Count;
        return shares;
    }
}
