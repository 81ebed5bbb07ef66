using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>What a token is to one cue.</summary>
internal enum Role : byte { None, Source, Cue, Content }

/// <summary>
/// The linear chain over a cue's window: four roles a token, a score for being inside each, for beginning it and for ending it.
/// Finds the best labelling in whole numbers, and for every token how much worse the best labelling is that gives it another role.
/// </summary>
internal sealed class SpanChain
{
    /// <summary>Scores a token: inside, begin and end for source, cue and content.</summary>
    public const int Slots = 9;

    /// <summary>Transitions: from role, to role, and whether a sentence (1) or a block (2) starts between.</summary>
    public const int Transitions = 3 * 16;

    private const int Lanes = SumStore.Lanes;
    private const int Impossible = int.MinValue / 4, Forbidden = -600_000_000;
    private int[] forward = [], backward = [], from = [];
    private readonly Vector128<int>[] steps = new Vector128<int>[3 * 2 * 4], stepsBack = new Vector128<int>[3 * 2 * 4], stays = new Vector128<int>[3];
    private static readonly Vector128<int> NotCue = Vector128.Create(-1, -1, 0, -1);

    /// <summary>Best role of each token of the last window.</summary>
    public Role[] Roles { get; private set; } = [];

    /// <summary>How much the total falls where the token has to take its second-best role.</summary>
    public int[] Margins { get; private set; } = [];

    /// <summary>Score of the best labelling.</summary>
    public int Total { get; private set; }

    /// <summary>Lays out what a change of role costs: by gap, before or behind the head, and the role it comes from (back: goes to).</summary>
    /// <param name="transitions"><see cref="Transitions"/> scores.</param>
    public SpanChain(ReadOnlySpan<int> transitions)
    {
        Span<int> to = stackalloc int[4], back = stackalloc int[4];
        for (var row = 0; row < steps.Length; row++)
        {
            int gap = row / 8, side = row / 4 % 2, role = row % 4;
            for (var other = 0; other < 4; other++)
            {
                to[other] = BreaksCue(side, 0, role, other) ? Forbidden : transitions[gap * 16 + role * 4 + other];
                back[other] = other == role || BreaksCue(side, 0, other, role) ? Forbidden : transitions[gap * 16 + other * 4 + role];
            }
            steps[row] = Vector128.Create<int>(to);
            stepsBack[row] = Vector128.Create<int>(back);
        }
        for (var gap = 0; gap < stays.Length; gap++)
            stays[gap] = Vector128.Create(transitions[gap * 16], transitions[gap * 16 + 5], transitions[gap * 16 + 10], transitions[gap * 16 + 15]);
    }

    /// <param name="scores"><see cref="SumStore.Lanes"/> places for each of the <paramref name="length"/> tokens.</param>
    /// <param name="breaks">What starts before each token: 0 nothing, 1 a sentence, 2 a block.</param>
    /// <param name="head">The token that has to be a cue.</param>
    public void Decode(ReadOnlySpan<short> scores, ReadOnlySpan<byte> breaks, int length, int head)
    {
        EnsureSize(length);
        Forward(scores, breaks, length, head);
        Backward(scores, breaks, length, head);
        Trace(length);
        Measure(length);
    }

    private void EnsureSize(int length)
    {
        if (Roles.Length >= length)
            return;
        var size = Math.Max(length, 256) * 2;
        forward = new int[size * 4];
        backward = new int[size * 4];
        from = new int[size * 4];
        Roles = new Role[size];
        Margins = new int[size];
    }

    /// <summary>The cue is one run around its head: before the head it cannot end, behind it it cannot begin.</summary>
    public static bool BreaksCue(int i, int head, int a, int b) =>
        a != b && (i <= head ? a == (int)Role.Cue : b == (int)Role.Cue);

    /// <summary>Scores of being inside each role, of beginning it and of ending it; no role scores nothing.</summary>
    private static (Vector128<int> Inside, Vector128<int> Begin) InsideAndBegin(ReadOnlySpan<short> scores, int i)
    {
        var both = Vector128.Shuffle(Vector128.Create(scores.Slice(i * Lanes, 8)), Vector128.Create((short)-1, 0, 1, 2, -1, 3, 4, 5));
        return (Vector128.WidenLower(both), Vector128.WidenUpper(both));
    }

    private static Vector128<int> End(ReadOnlySpan<short> scores, int i) =>
        Vector128.WidenLower(Vector128.Shuffle(Vector128.Create(scores.Slice(i * Lanes + 4, 8)), Vector128.Create((short)-1, 2, 3, 4, -1, -1, -1, -1)));

    private void Forward(ReadOnlySpan<short> scores, ReadOnlySpan<byte> breaks, int length, int head)
    {
        var best = InsideAndBegin(scores, 0).Begin;
        for (var i = 0; i < length; i++)
        {
            var (inside, begin) = InsideAndBegin(scores, i);
            if (i > 0)
            {
                var known = Vector128.Create<int>(forward.AsSpan(i * 4 - 4, 4));
                best = Reach(known, known + End(scores, i - 1), begin, breaks[i], i <= head ? 0 : 1, out var role);
                role.CopyTo(from, i * 4);
            }
            best = Vector128.Max(best + inside, Vector128.Create(Impossible));
            if (i == head)
                best = Vector128.ConditionalSelect(NotCue, Vector128.Create(Impossible), best);
            best.CopyTo(forward, i * 4);
        }
    }

    /// <summary>The best way into each role from what is <paramref name="known"/> of the token before; of equal ones the first.</summary>
    private Vector128<int> Reach(Vector128<int> known, Vector128<int> ended, Vector128<int> begin, int gap, int side, out Vector128<int> role)
    {
        var row = steps.AsSpan((gap * 2 + side) * 4, 4);
        var stay = known + stays[gap];
        var best = Vector128.ConditionalSelect(Vector128.Create(-1, 0, 0, 0), stay, Vector128.Create(ended.GetElement(0)) + row[0] + begin);
        role = Vector128<int>.Zero;
        Better(Vector128.ConditionalSelect(Vector128.Create(0, -1, 0, 0), stay, Vector128.Create(ended.GetElement(1)) + row[1] + begin), 1, ref best, ref role);
        Better(Vector128.ConditionalSelect(Vector128.Create(0, 0, -1, 0), stay, Vector128.Create(ended.GetElement(2)) + row[2] + begin), 2, ref best, ref role);
        Better(Vector128.ConditionalSelect(Vector128.Create(0, 0, 0, -1), stay, Vector128.Create(ended.GetElement(3)) + row[3] + begin), 3, ref best, ref role);
        return Vector128.Max(best, Vector128.Create(Impossible));
    }

    private static void Better(Vector128<int> value, int number, ref Vector128<int> best, ref Vector128<int> role)
    {
        role = Vector128.ConditionalSelect(Vector128.GreaterThan(value, best), Vector128.Create(number), role);
        best = Vector128.Max(value, best);
    }

    private void Backward(ReadOnlySpan<short> scores, ReadOnlySpan<byte> breaks, int length, int head)
    {
        var best = End(scores, length - 1);
        best.CopyTo(backward, (length - 1) * 4);
        for (var i = length - 2; i >= 0; i--)
        {
            var (inside, begin) = InsideAndBegin(scores, i + 1);
            var known = best + inside;
            if (i + 1 == head)
                known = Vector128.ConditionalSelect(NotCue, Vector128.Create(Forbidden), known);
            var begun = known + begin;
            var row = stepsBack.AsSpan((breaks[i + 1] * 2 + (i < head ? 0 : 1)) * 4, 4);
            var change = Vector128.Max(
                Vector128.Max(Vector128.Create(begun.GetElement(0)) + row[0], Vector128.Create(begun.GetElement(1)) + row[1]),
                Vector128.Max(Vector128.Create(begun.GetElement(2)) + row[2], Vector128.Create(begun.GetElement(3)) + row[3]));
            best = Vector128.Max(Vector128.Max(known + stays[breaks[i + 1]], change + End(scores, i)), Vector128.Create(Impossible));
            best.CopyTo(backward, i * 4);
        }
    }

    private void Trace(int length)
    {
        var last = length - 1;
        var best = 0;
        for (var b = 1; b < 4; b++)
            if (forward[last * 4 + b] + backward[last * 4 + b] > forward[last * 4 + best] + backward[last * 4 + best])
                best = b;
        Total = forward[last * 4 + best] + backward[last * 4 + best];
        for (var i = last; i >= 0; i--)
        {
            Roles[i] = (Role)best;
            best = i > 0 ? from[i * 4 + best] : 0;
        }
    }

    private void Measure(int length)
    {
        for (var i = 0; i < length; i++)
        {
            var both = Vector128.Create<int>(forward.AsSpan(i * 4, 4)) + Vector128.Create<int>(backward.AsSpan(i * 4, 4));
            both = Vector128.ConditionalSelect(Vector128.Equals(Vector128.Create((int)Roles[i]), Vector128.Create(0, 1, 2, 3)), Vector128.Create(Impossible), both);
            var second = Math.Max(Math.Max(both.GetElement(0), both.GetElement(1)), Math.Max(both.GetElement(2), both.GetElement(3)));
            Margins[i] = Total - Math.Max(second, Total - 1_000_000);
        }
    }
}
