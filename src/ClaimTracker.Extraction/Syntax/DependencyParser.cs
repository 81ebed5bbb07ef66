using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Greedy arc-hybrid parser, trained with a dynamic oracle (Goldberg and Nivre 2013); the relation is chosen when an arc is drawn.</summary>
internal sealed class DependencyParser(LinearModel transitions, LinearModel relations, byte noTag, byte noRelation)
{
    public LinearModel Transitions => transitions;

    public LinearModel Relations => relations;

    /// <summary>Starts the parse of a sentence.</summary>
    public void Start(SentenceBuffer sentence, ParserState state) => state.Start(sentence, noTag, noRelation);

    /// <summary>
    /// Takes a step in each of the sentences, none of which is at its end. The steps are taken together, since the weights of one
    /// can be fetched while another is looked at.
    /// </summary>
    public void Step(ReadOnlySpan<ParserState> states)
    {
        foreach (var state in states) LookAhead(state);
        foreach (var state in states) Choose(state);
        foreach (var state in states) Draw(state);
    }

    /// <summary>Fills heads (-1 for the root) and relations of the sentence.</summary>
    public static void Finish(SentenceBuffer sentence, ParserState state)
    {
        for (var i = 0; i < sentence.Count; i++)
        {
            sentence.Heads[i] = state.Heads[i] == sentence.Count ? -1 : state.Heads[i];
            sentence.Relations[i] = state.Relations[i];
        }
    }

    private void LookAhead(ParserState state)
    {
        state.Transition = Forced(state);
        if (state.Transition >= 0) return;
        ParserFeatures.Of(state, state.Features);
        transitions.Fetch(state.Features);
    }

    private void Choose(ParserState state)
    {
        if (state.Transition < 0) state.Transition = Best(state, transitions.ScoreFour(state.Features));
        if (state.Transition == ParserState.Shift)
        {
            state.Push();
            return;
        }
        var (head, dependent) = state.Arc(state.Transition);
        var features = state.Features.AsSpan(0, RelationFeatures.Count);
        RelationFeatures.Of(state, head, dependent, features);
        relations.Fetch(features);
    }

    private void Draw(ParserState state)
    {
        if (state.Transition == ParserState.Shift) return;
        var (head, dependent) = state.Arc(state.Transition);
        state.Attach(head, dependent, (byte)relations.Best(state.Features.AsSpan(0, RelationFeatures.Count)));
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
