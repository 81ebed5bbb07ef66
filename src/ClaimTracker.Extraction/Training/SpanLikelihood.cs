using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Training;

/// <summary>Likelihood of one window's roles under the chain, and its gradient, by the forward-backward algorithm.</summary>
internal sealed class SpanLikelihood
{
    private int length, head;
    private double[] forward = [], backward = [], inside = [], begin = [], end = [];
    private readonly double[] step = new double[SpanChain.Transitions];

    public float[] Scores { get; private set; } = [];
    public float[] Gradient { get; private set; } = [];
    public byte[] Breaks { get; private set; } = [];
    public Role[] Roles { get; private set; } = [];
    public float[] Transitions { get; } = new float[SpanChain.Transitions];
    public float[] TransitionGradient { get; } = new float[SpanChain.Transitions];

    /// <summary>Makes room for a window and clears the sums.</summary>
    public SpanLikelihood Begin(int tokens, int headSlot)
    {
        length = tokens;
        head = headSlot;
        if (Roles.Length < tokens)
            Resize(Math.Max(tokens, 256) * 2);
        Array.Clear(Scores);
        Array.Clear(Gradient);
        Array.Clear(Transitions);
        Array.Clear(TransitionGradient);
        return this;
    }

    private void Resize(int size)
    {
        Scores = new float[size * SpanChain.Slots];
        Gradient = new float[size * SpanChain.Slots];
        Breaks = new byte[size];
        Roles = new Role[size];
        forward = new double[size * 4];
        backward = new double[size * 4];
        inside = new double[size * 4];
        begin = new double[size * 4];
        end = new double[size * 4];
    }

    /// <summary>Fills <see cref="Gradient"/> and <see cref="TransitionGradient"/>.</summary>
    public void Differentiate()
    {
        Exponentiate();
        Forward();
        Backward();
        AddExpected();
        AddObserved();
    }

    private void Exponentiate()
    {
        for (var k = 0; k < step.Length; k++)
            step[k] = Math.Exp(Math.Clamp(Transitions[k], -30, 30));
        for (var i = 0; i < length; i++)
            for (var r = 0; r < 4; r++)
            {
                var at = (i * SpanChain.Slots) + r - 1;
                inside[(i * 4) + r] = r == 0 ? 1 : Math.Exp(Math.Clamp(Scores[at], -40, 40));
                begin[(i * 4) + r] = r == 0 ? 1 : Math.Exp(Math.Clamp(Scores[at + 3], -40, 40));
                end[(i * 4) + r] = r == 0 ? 1 : Math.Exp(Math.Clamp(Scores[at + 6], -40, 40));
            }
        for (var r = 0; r < 4; r++)
            if (r != (int)Role.Cue)
                inside[(head * 4) + r] = 0;
    }

    private double Step(int i, int a, int b) => SpanChain.BreaksCue(i, head, a, b) ? 0 :
        step[(Breaks[i] * 16) + (a * 4) + b] * (a == b ? 1 : end[((i - 1) * 4) + a] * begin[(i * 4) + b]);

    private void Forward()
    {
        for (var i = 0; i < length; i++)
        {
            double total = 0;
            for (var b = 0; b < 4; b++)
            {
                double sum = i == 0 ? begin[b] : 0;
                for (var a = 0; i > 0 && a < 4; a++)
                    sum += forward[((i - 1) * 4) + a] * Step(i, a, b);
                sum *= inside[(i * 4) + b];
                forward[(i * 4) + b] = sum;
                total += sum;
            }
            for (var b = 0; b < 4; b++)
                forward[(i * 4) + b] /= total;
        }
    }

    private void Backward()
    {
        for (var a = 0; a < 4; a++)
            backward[((length - 1) * 4) + a] = end[((length - 1) * 4) + a];
        for (var i = length - 2; i >= 0; i--)
        {
            double total = 0;
            for (var a = 0; a < 4; a++)
            {
                double sum = 0;
                for (var b = 0; b < 4; b++)
                    sum += backward[((i + 1) * 4) + b] * inside[((i + 1) * 4) + b] * Step(i + 1, a, b);
                backward[(i * 4) + a] = sum;
                total += sum;
            }
            for (var a = 0; a < 4; a++)
                backward[(i * 4) + a] /= total;
        }
    }

    private void AddExpected()
    {
        Span<double> edge = stackalloc double[16];
        for (var i = 0; i < length; i++)
        {
            double total = 0;
            for (var r = 0; r < 4; r++)
                total += forward[(i * 4) + r] * backward[(i * 4) + r];
            for (var r = 1; r < 4; r++)
            {
                var share = (float)(forward[(i * 4) + r] * backward[(i * 4) + r] / total);
                Gradient[(i * SpanChain.Slots) + r - 1] -= share;
                if (i == 0)
                    Gradient[r + 2] -= share;
                if (i == length - 1)
                    Gradient[(i * SpanChain.Slots) + r + 5] -= share;
            }
            if (i > 0)
                AddExpectedEdge(i, edge);
        }
    }

    private void AddExpectedEdge(int i, Span<double> edge)
    {
        double total = 0;
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
            {
                edge[(a * 4) + b] = forward[((i - 1) * 4) + a] * Step(i, a, b) * inside[(i * 4) + b] * backward[(i * 4) + b];
                total += edge[(a * 4) + b];
            }
        for (var a = 0; a < 4; a++)
            for (var b = 0; b < 4; b++)
                AddEdge(i, a, b, -(float)(edge[(a * 4) + b] / total));
    }

    private void AddEdge(int i, int a, int b, float share)
    {
        TransitionGradient[(Breaks[i] * 16) + (a * 4) + b] += share;
        if (a == b)
            return;
        if (b > 0)
            Gradient[(i * SpanChain.Slots) + b + 2] += share;
        if (a > 0)
            Gradient[((i - 1) * SpanChain.Slots) + a + 5] += share;
    }

    private void AddObserved()
    {
        for (var i = 0; i < length; i++)
        {
            var r = (int)Roles[i];
            if (r > 0)
            {
                Gradient[(i * SpanChain.Slots) + r - 1] += 1;
                if (i == 0)
                    Gradient[r + 2] += 1;
                if (i == length - 1)
                    Gradient[(i * SpanChain.Slots) + r + 5] += 1;
            }
            if (i > 0)
                AddEdge(i, (int)Roles[i - 1], r, 1);
        }
    }
}
