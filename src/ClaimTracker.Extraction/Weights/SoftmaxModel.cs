using System.Runtime.InteropServices;

namespace ClaimTracker.Extraction.Weights;

/// <summary>Multinomial logistic regression over hashed features, weights kept in one byte each.</summary>
internal sealed class SoftmaxModel
{
    private readonly sbyte[] _weights;
    private readonly float _scale;

    public SoftmaxModel(int classes, int bits, sbyte[] weights, float scale)
    {
        Classes = classes;
        Bits = bits;
        _weights = weights;
        _scale = scale;
    }

    public int Classes { get; }

    public int Bits { get; }

    /// <summary>Probabilities of the classes for one example.</summary>
    public void Predict(List<int> features, Span<double> into)
    {
        into.Clear();
        foreach (var feature in features)
        {
            var row = _weights.AsSpan(feature * Classes, Classes);
            for (var k = 0; k < Classes; k++)
                into[k] += row[k];
        }
        for (var k = 0; k < Classes; k++)
            into[k] *= _scale;
        Normalize(into);
    }

    /// <summary>Log-odds of the second of two classes.</summary>
    public double LogOdds(List<int> features)
    {
        var sum = 0;
        foreach (var feature in features)
            sum += _weights[2 * feature + 1] - _weights[2 * feature];
        return sum * (double)_scale;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Classes);
        writer.Write(Bits);
        writer.Write(_scale);
        writer.Write(MemoryMarshal.AsBytes(_weights.AsSpan()));
    }

    public static SoftmaxModel Read(BinaryReader reader)
    {
        var classes = reader.ReadInt32();
        var bits = reader.ReadInt32();
        var scale = reader.ReadSingle();
        var weights = new sbyte[classes << bits];
        reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(weights.AsSpan()));
        return new(classes, bits, weights, scale);
    }

    internal static void Normalize(Span<double> scores)
    {
        var max = double.NegativeInfinity;
        foreach (var score in scores)
            max = Math.Max(max, score);
        var sum = 0.0;
        for (var k = 0; k < scores.Length; k++)
            sum += scores[k] = Math.Exp(scores[k] - max);
        for (var k = 0; k < scores.Length; k++)
            scores[k] /= sum;
    }
}
