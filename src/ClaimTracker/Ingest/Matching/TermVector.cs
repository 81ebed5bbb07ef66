using System.Buffers.Binary;

namespace ClaimTracker.Ingest.Matching;

/// <summary>A bag of weighted terms of unit length, in ascending order of term.</summary>
internal sealed class TermVector
{
    private const int Entry = 9;
    private const double NameWeight = 1.4;
    private readonly long[] terms;
    private readonly double[] weights;

    private TermVector(IReadOnlyCollection<KeyValuePair<long, double>> counted, TermStatistics statistics)
    {
        var ordered = counted.OrderBy(c => c.Key).ToArray();
        terms = Array.ConvertAll(ordered, c => c.Key);
        weights = Array.ConvertAll(ordered, c => Damped(c.Value) * statistics.Weight(c.Key));
        var norm = Math.Sqrt(weights.Sum(w => w * w));
        if (norm > 0) weights = Array.ConvertAll(weights, w => w / norm);
    }

    /// <summary>The vector of a text; names count more.</summary>
    public static TermVector Of(IEnumerable<MatchTerm> text, TermStatistics statistics) => new(Count(text), statistics);

    /// <summary>The vector of an article from what <see cref="Pack"/> gave.</summary>
    public static TermVector Unpack(ReadOnlySpan<byte> packed, TermStatistics statistics)
    {
        var counted = new List<KeyValuePair<long, double>>(packed.Length / Entry);
        for (var at = 0; at + Entry <= packed.Length; at += Entry)
            counted.Add(new(BinaryPrimitives.ReadInt64LittleEndian(packed[at..]), packed[at + 8] / 8.0));
        return new(counted, statistics);
    }

    /// <summary>The terms alone of what <see cref="Pack"/> gave.</summary>
    public static IEnumerable<long> Terms(byte[] packed)
    {
        for (var at = 0; at + Entry <= packed.Length; at += Entry) yield return BinaryPrimitives.ReadInt64LittleEndian(packed.AsSpan(at));
    }

    /// <summary>The weightiest <paramref name="most"/> terms with their counts, for storing; heaviest first in <paramref name="heaviest"/>.</summary>
    public static byte[] Pack(IEnumerable<MatchTerm> text, int most, out long[] heaviest)
    {
        var kept = Count(text).OrderByDescending(c => Weight(c.Key, c.Value)).ThenBy(c => c.Key).Take(most).ToArray();
        heaviest = Array.ConvertAll(kept, c => c.Key);
        var packed = new byte[kept.Length * Entry];
        var at = 0;
        foreach (var (term, count) in kept.OrderBy(c => c.Key))
        {
            BinaryPrimitives.WriteInt64LittleEndian(packed.AsSpan(at), term);
            packed[at + 8] = (byte)Math.Clamp(Math.Round(count * 8), 1, 255);
            at += Entry;
        }
        return packed;
    }

    /// <summary>Cosine of the angle between two vectors, 0 to 1.</summary>
    public double Cosine(TermVector other)
    {
        var sum = 0.0;
        for (int i = 0, j = 0; i < terms.Length && j < other.terms.Length;)
        {
            if (terms[i] == other.terms[j]) sum += weights[i++] * other.weights[j++];
            else if (terms[i] < other.terms[j]) i++;
            else j++;
        }
        return sum;
    }

    private static Dictionary<long, double> Count(IEnumerable<MatchTerm> text)
    {
        var counts = new Dictionary<long, double>();
        foreach (var term in text) counts[term.Hash] = counts.GetValueOrDefault(term.Hash) + (term.IsName ? NameWeight : 1);
        return counts;
    }

    private static double Weight(long term, double count) => Damped(count) * WordWeights.Of(term);

    private static double Damped(double count) => 1 + Math.Log(Math.Max(1, count));
}
