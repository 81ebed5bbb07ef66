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

    /// <summary>Moves all passages of a statement by the shift of its longest one; null where one of its words is gone.</summary>
    public Statement? Move(Statement statement)
    {
        ArgumentNullException.ThrowIfNull(statement);
        var longest = statement.Content.Concat(Beside(statement)).MaxBy(p => p.End - p.Start);
        if (longest is null || Find(longest) is not { } anchor) return null;
        var shift = anchor.Start - longest.Start;
        var content = statement.Content.ConvertAll(p => Nearest(p, p.Start + shift));
        var moved = (Source: Shifted(statement.SourcePassage), Cue: Shifted(statement.CuePassage), Relay: Shifted(statement.RelayPassage));
        if (content.Contains(null) || moved.Source is (true, null) || moved.Cue is (true, null)) return null;
        return new Statement
        {
            SourcePassage = moved.Source.Found, CuePassage = moved.Cue.Found, RelayPassage = moved.Relay.Found,
            Content = content.ConvertAll(p => p!), Words = statement.Words, Fingerprint = "",
        };

        (bool Wanted, Passage? Found) Shifted(Passage? p) => p is null ? (false, null) : (true, Nearest(p, p.Start + shift));
    }

    private static IEnumerable<Passage> Beside(Statement statement) =>
        new[] { statement.CuePassage, statement.SourcePassage }.OfType<Passage>();

    private int Expected(int start) => start < prefix ? start : Math.Max(0, start + newText.Length - oldText.Length);

    private Passage? Nearest(Passage passage, int expected)
    {
        var best = -1;
        var at = newText.IndexOf(passage.Text, StringComparison.Ordinal);
        for (var places = 0; at >= 0 && places < MostPlaces; places++)
        {
            if (best < 0 || Distance(at) < Distance(best)) best = at;
            at = at + 1 < newText.Length ? newText.IndexOf(passage.Text, at + 1, StringComparison.Ordinal) : -1;
        }
        return best < 0 ? null : new Passage(best, best + passage.Text.Length, passage.Text);

        int Distance(int place) => Math.Min(Math.Abs(place - expected), Math.Abs(place - passage.Start));
    }
}
