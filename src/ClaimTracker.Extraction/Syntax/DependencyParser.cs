using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Greedy arc-hybrid parser, trained with a dynamic oracle (Goldberg and Nivre 2013); the relation is chosen when an arc is drawn.</summary>
internal sealed class DependencyParser(LinearModel transitions, LinearModel relations, byte noTag, byte noRelation)
{
    public LinearModel Transitions => transitions;

    public LinearModel Relations => relations;

    /// <summary>Fills heads (-1 for the root) and relations of the sentence.</summary>
    public void Parse(SentenceBuffer sentence, ParserState state)
    {
        Span<uint> features = stackalloc uint[ParserFeatures.Count];
        state.Start(sentence, noTag, noRelation);
        while (!state.IsFinal) Step(state, features);
        for (var i = 0; i < sentence.Count; i++)
        {
            sentence.Heads[i] = state.Heads[i] == sentence.Count ? -1 : state.Heads[i];
            sentence.Relations[i] = state.Relations[i];
        }
    }

    private void Step(ParserState state, Span<uint> features)
    {
        var transition = Forced(state);
        if (transition < 0)
        {
            ParserFeatures.Of(state, features);
            transition = Best(state, transitions.ScoreFour(features));
        }
        if (transition == ParserState.Shift)
        {
            state.Push();
            return;
        }
        var (head, dependent) = state.Arc(transition);
        RelationFeatures.Of(state, head, dependent, features);
        state.Attach(head, dependent, (byte)relations.Best(features[..RelationFeatures.Count]));
    }

    /// <summary>The only transition allowed; -1 where there is a choice.</summary>
    private static int Forced(ParserState state)
    {
        if (state.Depth == 0) return ParserState.Shift;
        if (state.Next == state.Count) return state.Depth == 1 ? ParserState.Left : ParserState.Right;
        return -1;
    }

    private static int Best(ParserState state, Vector128<int> scores)
    {
        var best = ParserState.Shift;
        if (scores.GetElement(ParserState.Left) > scores.GetElement(best)) best = ParserState.Left;
        if (scores.GetElement(ParserState.Right) > scores.GetElement(best) && state.Allows(ParserState.Right)) best = ParserState.Right;
        return best;
    }
}
