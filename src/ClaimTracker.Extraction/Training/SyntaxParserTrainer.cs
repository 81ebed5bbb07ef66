using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the parser on its own errors: after the first rounds it follows its guesses and the oracle says what is best from there.</summary>
internal sealed class SyntaxParserTrainer(SyntaxExamples examples, int seed)
{
    private const int TransitionBits = 22;
    private const int RelationBits = 18;
    private const int Scale = 8;
    private const int ExploreFrom = 1;
    private const int ExplorePercent = 90;

    private readonly SyntaxPerceptron transitions = new(3, TransitionBits);
    private readonly SyntaxPerceptron relations = new(examples.RelationNames.Length, RelationBits);
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
        return new DependencyParser(transitions.Average(Scale), relations.Average(Scale), examples.NoTag, examples.NoRelation);
    }

    private void Learn(SyntaxExample sentence, bool explore)
    {
        Span<uint> features = stackalloc uint[ParserFeatures.Count];
        Span<int> costs = stackalloc int[3];
        Span<int> scores = stackalloc int[4];
        sentence.Fill(buffer, examples.NoTag);
        sentence.Kinds.CopyTo(buffer.Kinds, SentenceBuffer.Pad);
        state.Start(buffer, examples.NoTag, examples.NoRelation);
        while (!state.IsFinal)
        {
            SyntaxOracle.Costs(state, sentence.Heads, costs);
            ParserFeatures.Of(state, features);
            transitions.Score(features, scores);
            var guess = Highest(scores, costs, int.MaxValue);
            var best = Highest(scores, costs, Cheapest(costs));
            transitions.Tick();
            if (costs[guess] > costs[best]) transitions.Update(features, best, guess);
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
        var guess = relations.Best(features);
        if (sentence.Heads[dependent] == head)
        {
            relations.Tick();
            if (guess != sentence.Relations[dependent]) relations.Update(features, sentence.Relations[dependent], guess);
        }
        state.Attach(head, dependent, (byte)guess);
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
