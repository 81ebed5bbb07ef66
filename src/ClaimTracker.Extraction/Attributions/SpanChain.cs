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

    private const int Impossible = int.MinValue / 4;
    private int[] forward = [], backward = [];
    private byte[] from = [];

    /// <summary>Best role of each token of the last window.</summary>
    public Role[] Roles { get; private set; } = [];

    /// <summary>How much the total falls where the token has to take its second-best role.</summary>
    public int[] Margins { get; private set; } = [];

    /// <summary>Score of the best labelling.</summary>
    public int Total { get; private set; }

    /// <param name="scores"><see cref="Slots"/> scores for each of the <paramref name="length"/> tokens.</param>
    /// <param name="breaks">What starts before each token: 0 nothing, 1 a sentence, 2 a block.</param>
    /// <param name="transitions"><see cref="Transitions"/> scores.</param>
    /// <param name="head">The token that has to be a cue.</param>
    public void Decode(ReadOnlySpan<int> scores, ReadOnlySpan<byte> breaks, ReadOnlySpan<int> transitions, int length, int head)
    {
        EnsureSize(length);
        Forward(scores, breaks, transitions, length, head);
        Backward(scores, breaks, transitions, length, head);
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
        from = new byte[size * 4];
        Roles = new Role[size];
        Margins = new int[size];
    }

    /// <summary>The cue is one run around its head: before the head it cannot end, behind it it cannot begin.</summary>
    public static bool BreaksCue(int i, int head, int a, int b) =>
        a != b && (i <= head ? a == (int)Role.Cue : b == (int)Role.Cue);

    private static int Inside(ReadOnlySpan<int> scores, int i, int role) => role == 0 ? 0 : scores[i * Slots + role - 1];

    private static int Begin(ReadOnlySpan<int> scores, int i, int role) => role == 0 ? 0 : scores[i * Slots + 2 + role];

    private static int End(ReadOnlySpan<int> scores, int i, int role) => role == 0 ? 0 : scores[i * Slots + 5 + role];

    private static int Step(ReadOnlySpan<int> scores, ReadOnlySpan<int> transitions, byte gap, int i, int a, int b) =>
        transitions[gap * 16 + a * 4 + b] + (a == b ? 0 : End(scores, i - 1, a) + Begin(scores, i, b));

    private void Forward(ReadOnlySpan<int> scores, ReadOnlySpan<byte> breaks, ReadOnlySpan<int> transitions, int length, int head)
    {
        for (var i = 0; i < length; i++)
            for (var b = 0; b < 4; b++)
            {
                var best = i == 0 ? Begin(scores, 0, b) : Impossible;
                for (var a = 0; i > 0 && a < 4; a++)
                {
                    if (BreaksCue(i, head, a, b))
                        continue;
                    var value = forward[(i - 1) * 4 + a] + Step(scores, transitions, breaks[i], i, a, b);
                    if (value <= best)
                        continue;
                    best = value;
                    from[i * 4 + b] = (byte)a;
                }
                var allowed = i != head || b == (int)Role.Cue;
                forward[i * 4 + b] = allowed ? Math.Max(Impossible, best + Inside(scores, i, b)) : Impossible;
            }
    }

    private void Backward(ReadOnlySpan<int> scores, ReadOnlySpan<byte> breaks, ReadOnlySpan<int> transitions, int length, int head)
    {
        for (var a = 0; a < 4; a++)
            backward[(length - 1) * 4 + a] = End(scores, length - 1, a);
        for (var i = length - 2; i >= 0; i--)
            for (var a = 0; a < 4; a++)
            {
                var best = Impossible;
                for (var b = 0; b < 4; b++)
                {
                    if ((i + 1 == head && b != (int)Role.Cue) || BreaksCue(i + 1, head, a, b))
                        continue;
                    best = Math.Max(best, backward[(i + 1) * 4 + b] + Inside(scores, i + 1, b) + Step(scores, transitions, breaks[i + 1], i + 1, a, b));
                }
                backward[i * 4 + a] = Math.Max(Impossible, best);
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
            best = from[i * 4 + best];
        }
    }

    private void Measure(int length)
    {
        for (var i = 0; i < length; i++)
        {
            var second = Impossible;
            for (var b = 0; b < 4; b++)
                if (b != (int)Roles[i])
                    second = Math.Max(second, forward[i * 4 + b] + backward[i * 4 + b]);
            Margins[i] = Total - Math.Max(second, Total - 1_000_000);
        }
    }
}
