namespace ClaimTracker.Extraction.Training;

/// <summary>Examples whose features are replaced by the number of the bin that each falls into; bins are about equally full.</summary>
internal sealed class BinnedRows
{
    private readonly float[][] _cuts;
    private readonly byte[] _bins;

    public BinnedRows(IReadOnlyList<float[]> examples, int bins)
    {
        Width = examples.Count == 0 ? 1 : examples[0].Length;
        _cuts = Enumerable.Range(0, Width).Select(f => CutsOf(examples, f, bins)).ToArray();
        _bins = new byte[examples.Count * Width];
        for (var i = 0; i < examples.Count; i++)
            for (var f = 0; f < Width; f++)
                _bins[(i * Width) + f] = Bin(_cuts[f], examples[i][f]);
    }

    /// <summary>How many features there are.</summary>
    public int Width { get; }

    /// <summary>The bins of one example, feature by feature.</summary>
    public ReadOnlySpan<byte> Row(int example) => _bins.AsSpan(example * Width, Width);

    /// <summary>The highest value of a bin; without bound for the last.</summary>
    public float Cut(int feature, int bin) => bin < _cuts[feature].Length ? _cuts[feature][bin] : float.MaxValue;

    private static float[] CutsOf(IReadOnlyList<float[]> examples, int feature, int bins)
    {
        var values = examples.Select(x => x[feature]).Order().ToArray();
        var cuts = new List<float>();
        for (var b = 1; b <= bins - 1 && values.Length > 0; b++)
        {
            var cut = values[(int)((long)values.Length * b / bins)];
            if (cut < values[^1] && (cuts.Count == 0 || cut > cuts[^1]))
                cuts.Add(cut);
        }
        if (values.Length > 0 && values[0] < values[^1] && (cuts.Count == 0 || cuts[0] > values[0]))
            cuts.Insert(0, values[0]);
        return [.. cuts.Take(bins - 1)];
    }

    private static byte Bin(float[] cuts, float value)
    {
        var bin = 0;
        while (bin < cuts.Length && value > cuts[bin])
            bin++;
        return (byte)bin;
    }
}
