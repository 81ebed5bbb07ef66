using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the parser on its own errors: after the first rounds it follows its guesses and the oracle says what is best from there.</summary>
internal sealed class SyntaxParserTrainer(SyntaxExamples examples, int seed)
{
    private const int TransitionRows = 500;
    private const int RelationRows = 30;
    private const int TransitionMargin = 150;
    private const int RelationMargin = 40;
    private const int ExploreFrom = 1;
    private const int ExplorePercent = 90;

    private readonly SyntaxPerceptron transitions = new(3, examples.TableBits(TransitionRows));
    private readonly SyntaxPerceptron relations = new(examples.RelationNames.Length, examples.TableBits(RelationRows));
    private readonly SyntaxShuffle random = new(seed);
    private readonly SentenceBuffer buffer = new();
    private readonly ParserState state = new();

    public DependencyParser Train(int epochs, Action<string> report)
    {
        SyntaxExample[] sentences = [.. examples.Sentences.Where(sentence => sentence.IsTree)];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(sentences);
            foreach (var sentence in sentences) Learn(sentence, epoch >= ExploreFrom);
            report($"parser: round {epoch + 1} of {epochs}");
        }
        return new DependencyParser(transitions.Average(), relations.Average(), examples.NoTag, examples.NoRelation);
    }

    private void Learn(SyntaxExample sentence, bool explore)
    {
        Span<uint> features = stackalloc uint[ParserFeatures.Count];
        Span<int> costs = stackalloc int[3];
        Span<int> scores = stackalloc int[4];
        sentence.Fill(buffer, examples.NoTag);
        sentence.GivenKinds.CopyTo(buffer.Kinds, SentenceBuffer.Pad);
        state.Start(buffer, examples.NoTag, examples.NoRelation);
        while (!state.IsFinal)
        {
            SyntaxOracle.Costs(state, sentence.Heads, costs);
            ParserFeatures.Of(state, features);
            transitions.Score(features, scores);
            var guess = Highest(scores, costs, int.MaxValue);
            var best = Highest(scores, costs, Cheapest(costs));
            transitions.Tick();
            var rival = Rival(scores, costs, costs[best]);
            if (rival >= 0 && scores[rival] + TransitionMargin > scores[best]) transitions.Update(features, best, rival);
            Take(explore && random.Next(100) < ExplorePercent ? guess : best, sentence);
        }
    }

    private void Take(int transition, SyntaxExample sentence)
    {
        if (transition == ParserState.Shift)
        {
            state.Push();
            return;
        }
        Span<uint> features = stackalloc uint[RelationFeatures.Count];
        var (head, dependent) = state.Arc(transition);
        RelationFeatures.Of(state, head, dependent, features);
        var guess = sentence.Heads[dependent] == head ? relations.Learn(features, sentence.Relations[dependent], RelationMargin) : relations.Best(features);
        state.Attach(head, dependent, (byte)guess);
    }

    /// <summary>The highest-scoring transition that costs more than the best; -1 where all are as good.</summary>
    private static int Rival(ReadOnlySpan<int> scores, ReadOnlySpan<int> costs, int cheapest)
    {
        var rival = -1;
        for (var i = 0; i < costs.Length; i++)
        {
            if (costs[i] > cheapest && (rival < 0 || scores[i] > scores[rival])) rival = i;
        }
        return rival;
    }

    private static int Cheapest(ReadOnlySpan<int> costs)
    {
        var cheapest = int.MaxValue;
        foreach (var cost in costs)
        {
            if (cost >= 0) cheapest = Math.Min(cheapest, cost);
        }
        return cheapest;
    }

    private static int Highest(ReadOnlySpan<int> scores, ReadOnlySpan<int> costs, int dearest)
    {
        var best = -1;
        for (var i = 0; i < costs.Length; i++)
        {
            if (costs[i] >= 0 && costs[i] <= dearest && (best < 0 || scores[i] > scores[best])) best = i;
        }
        return best;
    }
}
