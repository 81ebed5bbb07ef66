using System.Text;

namespace ClaimTracker.Benchmarks.Reading;

/// <summary>Pronounceable words without a meaning, by rank.</summary>
internal static class GeneratedWords
{
    public static string[] Of(int[] ranks) => [.. ranks.Select(Of)];

    public static string Of(int rank)
    {
        var text = new StringBuilder();
        for (var rest = (rank * 7919L % 1_000_003) + 40; rest > 0; rest /= 19) text.Append("bcdfghjklmnprstvwyz"[(int)(rest % 19)]).Append("aeiou"[(int)(rest % 5)]);
        return text.ToString();
    }
}
