namespace ClaimTracker.Import.Metadata;

/// <summary>The values that a page gives for one field, best first.</summary>
internal sealed class FieldChoice(string name)
{
    private readonly List<FieldCandidate> _candidates = [];

    public IReadOnlyList<FieldCandidate> Candidates => _candidates;

    public string? Value => _candidates.Count > 0 ? _candidates[0].Value : null;

    public void Add(string? value, string from)
    {
        var text = Cleaned(value);
        if (text is { Length: > 0 and < 2000 } && !_candidates.Exists(c => c.From == from)) _candidates.Add(new(text, from));
    }

    /// <summary>Takes another candidate as the value; the first becomes a runner-up.</summary>
    public void Prefer(FieldCandidate candidate)
    {
        _candidates.Remove(candidate);
        _candidates.Insert(0, candidate);
    }

    public FieldOrigin? Origin => _candidates.Count == 0 ? null
        : new(name, _candidates[0].Value, _candidates[0].From, _candidates.Skip(1).Where(c => c.Value != _candidates[0].Value).Take(8).ToList());

    private static string? Cleaned(string? value) =>
        value is null ? null : string.Join(' ', value.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
