using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>What each transition of the arc-hybrid system costs: the number of right arcs that can no longer be drawn (Goldberg and Nivre 2013).</summary>
internal static class SyntaxOracle
{
    /// <summary>Fills in the costs of <see cref="ParserState.Shift"/>, <see cref="ParserState.Left"/> and <see cref="ParserState.Right"/>; -1 where not allowed.</summary>
    public static void Costs(ParserState state, int[] heads, Span<int> costs)
    {
        for (var transition = 0; transition < 3; transition++) costs[transition] = state.Allows(transition) ? 0 : -1;
        int top = state.Stack(0), below = state.Stack(1), next = state.Next;
        if (costs[ParserState.Shift] == 0) costs[ParserState.Shift] = ShiftCost(state, heads, next);
        if (state.Depth == 0) return;
        var lost = 0;
        for (var i = next; i < state.Count; i++)
        {
            if (heads[i] == top) lost++;
        }
        var head = heads[top];
        if (costs[ParserState.Left] == 0) costs[ParserState.Left] = lost + (head == below || head > next ? 1 : 0);
        if (costs[ParserState.Right] == 0) costs[ParserState.Right] = lost + (head >= next ? 1 : 0);
    }

    private static int ShiftCost(ParserState state, int[] heads, int next)
    {
        var cost = 0;
        for (var down = 0; down < state.Depth; down++)
        {
            var token = state.Stack(down);
            if (heads[token] == next || (down > 0 && heads[next] == token)) cost++;
        }
        return cost;
    }
}
