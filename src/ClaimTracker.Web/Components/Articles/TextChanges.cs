namespace ClaimTracker.Web.Components.Articles;

/// <summary>What happened to a piece of text between two versions.</summary>
public enum Change { Kept, Removed, Added }

/// <summary>Word-by-word differences between two texts, paragraph by paragraph.</summary>
public static class TextChanges
{
    /// <summary>Beyond this many cells of comparison, two paragraphs are shown as wholly replaced.</summary>
    private const int MostCells = 4_000_000;

    /// <summary>The paragraphs of both texts in order, each as pieces that were kept, removed or added.</summary>
    public static IReadOnlyList<IReadOnlyList<(Change Change, string Text)>> Between(string before, string after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        var paragraphs = new List<IReadOnlyList<(Change, string)>>();
        var steps = Steps(Lines(before), Lines(after)).ToList();
        for (var i = 0; i < steps.Count; i++)
        {
            var (change, line) = steps[i];
            var isEdit = change == Change.Removed && i + 1 < steps.Count && steps[i + 1].Change == Change.Added;
            paragraphs.Add(isEdit ? Words(line, steps[++i].Text) : [(change, line)]);
        }
        return paragraphs;
    }

    private static List<(Change Change, string Text)> Words(string before, string after)
    {
        var pieces = new List<(Change Change, string Text)>();
        foreach (var (change, word) in Steps(Pieces(before), Pieces(after)))
        {
            if (pieces.Count > 0 && pieces[^1].Change == change) pieces[^1] = (change, pieces[^1].Text + word);
            else pieces.Add((change, word));
        }
        return pieces;
    }

    /// <summary>The longest common subsequence, removed pieces before added ones.</summary>
    private static IEnumerable<(Change Change, string Text)> Steps(string[] before, string[] after)
    {
        if ((long)before.Length * after.Length > MostCells) return [.. before.Select(b => (Change.Removed, b)), .. after.Select(a => (Change.Added, a))];
        var common = new int[before.Length + 1, after.Length + 1];
        for (var i = before.Length - 1; i >= 0; i--)
        {
            for (var j = after.Length - 1; j >= 0; j--)
                common[i, j] = before[i] == after[j] ? common[i + 1, j + 1] + 1 : Math.Max(common[i + 1, j], common[i, j + 1]);
        }
        return Walk(before, after, common);
    }

    private static IEnumerable<(Change, string)> Walk(string[] before, string[] after, int[,] common)
    {
        var (i, j) = (0, 0);
        while (i < before.Length || j < after.Length)
        {
            if (i < before.Length && j < after.Length && before[i] == after[j])
            {
                yield return (Change.Kept, before[i++]);
                j++;
            }
            else if (j == after.Length || (i < before.Length && common[i + 1, j] >= common[i, j + 1])) yield return (Change.Removed, before[i++]);
            else yield return (Change.Added, after[j++]);
        }
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static string[] Pieces(string line)
    {
        var words = line.Split(' ');
        return [.. words.Select((w, i) => i + 1 < words.Length ? w + " " : w)];
    }
}
