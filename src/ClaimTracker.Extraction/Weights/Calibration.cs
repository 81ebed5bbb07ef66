namespace ClaimTracker.Extraction.Weights;

/// <summary>A monotone staircase from raw scores to how often they were right (isotonic regression).</summary>
/// <param name="Edges">Lowest raw score of each step, rising.</param>
/// <param name="Chances">Share that was right on the step.</param>
internal sealed record Calibration(float[] Edges, float[] Chances)
{
    /// <summary>The calibrated chance of a raw score, straight lines between the steps.</summary>
    public double Of(double raw)
    {
        if (Edges.Length == 0)
            return raw;
        var at = Array.BinarySearch(Edges, (float)raw);
        at = at >= 0 ? at : ~at - 1;
        if (at < 0)
            return Chances[0];
        if (at + 1 >= Edges.Length)
            return Chances[^1];
        var part = (raw - Edges[at]) / (Edges[at + 1] - Edges[at]);
        return Chances[at] + (part * (Chances[at + 1] - Chances[at]));
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(Edges.Length);
        foreach (var edge in Edges)
            writer.Write(edge);
        foreach (var chance in Chances)
            writer.Write(chance);
    }

    public static Calibration Read(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var edges = new float[count];
        var chances = new float[count];
        for (var i = 0; i < count; i++)
            edges[i] = reader.ReadSingle();
        for (var i = 0; i < count; i++)
            chances[i] = reader.ReadSingle();
        return new(edges, chances);
    }
}
