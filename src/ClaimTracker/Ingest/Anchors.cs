using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>Finds the passages of an old text again in a new one.</summary>
public sealed class Anchors(string oldText, string newText)
{
    private const int MostPlaces = 200;
    private readonly int prefix = oldText.AsSpan().CommonPrefixLength(newText);

    /// <summary>The passage in the new text: the place of the same words that moved least; null where they are gone.</summary>
    public Passage? Find(Passage passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        return Nearest(passage, Expected(passage.Start));
    }

    /// <summary>
    /// Moves all passages of a statement by the shift of its longest one; null where one of its words is gone. Where those words stand in
    /// several places, the one with the rest of the statement around it is meant.
    /// </summary>
    public Statement? Move(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var all = statement.Content.Concat(Signals(statement)).ToList();
        var longest = all.MaxBy(p => p.End - p.Start);
        if (longest is null || Places(longest.Text).ToList() is not { Count: > 0 } places) return null;
        var shift = places.Select(place => place - longest.Start).MaxBy(s => (all.Count(p => Stands(p, s)), -Distance(longest, Expected(longest.Start), longest.Start + s)));
        var content = statement.Content.ConvertAll(Beside);
        var moved = (Source: Shifted(statement.SourcePassage), Cue: Shifted(statement.CuePassage), Relay: Shifted(statement.RelayPassage));
        if (content.Contains(null) || moved.Source is (true, null) || moved.Cue is (true, null)) return null;
        return new Statement
        {
            SourcePassage = moved.Source.Found, CuePassage = moved.Cue.Found, RelayPassage = moved.Relay.Found,
            Content = content.ConvertAll(p => p!), Words = statement.Words, Fingerprint = "",
        };

        (bool Wanted, Passage? Found) Shifted(Passage? p) => p is null ? (false, null) : (true, Beside(p));

        Passage? Beside(Passage p) => Stands(p, shift) ? new Passage(p.Start + shift, p.End + shift, p.Text) : Nearest(p, p.Start + shift);
    }

    private static IEnumerable<Passage> Signals(Statement statement) =>
        new[] { statement.CuePassage, statement.SourcePassage }.OfType<Passage>();

    private int Expected(int start) => start < prefix ? start : Math.Max(0, start + newText.Length - oldText.Length);

    private bool Stands(Passage passage, int shift) =>
        passage.Start + shift >= 0 && passage.End + shift <= newText.Length && newText.AsSpan(passage.Start + shift, passage.Text.Length).SequenceEqual(passage.Text);

    private Passage? Nearest(Passage passage, int expected)
    {
        var places = Places(passage.Text).ToList();
        if (places.Count == 0) return null;
        var best = places.MinBy(place => Distance(passage, expected, place));
        return new Passage(best, best + passage.Text.Length, passage.Text);
    }

    private IEnumerable<int> Places(string words)
    {
        var at = newText.IndexOf(words, StringComparison.Ordinal);
        for (var places = 0; at >= 0 && places < MostPlaces; places++)
        {
            yield return at;
            at = at + 1 < newText.Length ? newText.IndexOf(words, at + 1, StringComparison.Ordinal) : -1;
        }
    }

    private static int Distance(Passage passage, int expected, int place) => Math.Min(Math.Abs(place - expected), Math.Abs(place - passage.Start));
}
