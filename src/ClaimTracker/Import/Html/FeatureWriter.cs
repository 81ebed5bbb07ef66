namespace ClaimTracker.Import.Html;

/// <summary>Writes numbers one after the other.</summary>
internal ref struct FeatureWriter(Span<float> values)
{
    private readonly Span<float> _values = values;
    private int _at;

    public void Add(float value) => _values[_at++] = value;

    public void Add(bool value) => _values[_at++] = value ? 1 : 0;
}
