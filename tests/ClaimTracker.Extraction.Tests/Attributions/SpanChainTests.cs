using ClaimTracker.Extraction.Attributions;

namespace ClaimTracker.Extraction.Tests.Attributions;

public class SpanChainTests
{
    private const int Length = 6;
    private readonly Random random = new(11);

    [Fact]
    public void Decoding_finds_the_best_labelling_and_how_much_each_other_role_would_cost()
    {
        for (var round = 0; round < 60; round++)
        {
            var scores = Numbers(Length * SumStore.Lanes).Select(n => (short)n).ToArray();
            var transitions = Numbers(SpanChain.Transitions);
            byte[] breaks = [.. Enumerable.Range(0, Length).Select(_ => (byte)random.Next(3))];
            var head = random.Next(Length);
            var chain = new SpanChain(transitions);
            chain.Decode(scores, breaks, Length, head);
            var all = Labellings(head).Select(roles => (Roles: roles, Total: TotalOf(roles, scores, breaks, transitions))).ToList();
            Assert.Equal(all.Max(l => l.Total), chain.Total);
            Assert.Equal(chain.Total, TotalOf([.. chain.Roles.Take(Length)], scores, breaks, transitions));
            for (var i = 0; i < Length; i++)
                if (i != head)
                    Assert.Equal(chain.Total - all.Where(l => l.Roles[i] != chain.Roles[i]).Max(l => l.Total), chain.Margins[i]);
        }
    }

    private int[] Numbers(int count) => [.. Enumerable.Range(0, count).Select(_ => random.Next(-300, 301))];

    private static IEnumerable<Role[]> Labellings(int head) =>
        Enumerable.Range(0, 1 << (2 * Length)).Select(code => Enumerable.Range(0, Length).Select(i => (Role)(code >> (2 * i) & 3)).ToArray())
            .Where(roles => roles[head] == Role.Cue && !Enumerable.Range(1, Length - 1).Any(i => SpanChain.BreaksCue(i, head, (int)roles[i - 1], (int)roles[i])));

    private static int TotalOf(Role[] roles, short[] scores, byte[] breaks, int[] transitions)
    {
        int Score(int i, int kind) => roles[i] == Role.None ? 0 : scores[(i * SumStore.Lanes) + (kind * 3) + (int)roles[i] - 1];
        var total = Score(0, 1) + Score(Length - 1, 2);
        for (var i = 0; i < Length; i++)
            total += Score(i, 0);
        for (var i = 1; i < Length; i++)
            total += transitions[(breaks[i] * 16) + ((int)roles[i - 1] * 4) + (int)roles[i]] + (roles[i] == roles[i - 1] ? 0 : Score(i - 1, 2) + Score(i, 1));
        return total;
    }
}
