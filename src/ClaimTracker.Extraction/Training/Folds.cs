namespace ClaimTracker.Extraction.Training;

/// <summary>Divides articles into parts, so that models can be tested on stories that they have not learned from.</summary>
public static class Folds
{
    /// <summary>The number of each article's story in the order in which stories come up; an article without one is a story of its own.</summary>
    public static int[] Stories(IEnumerable<ResponseExample> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. articles.Select(a => a.Story ?? a.Name).Select(story => numbers.TryGetValue(story, out var number) ? number : numbers[story] = numbers.Count)];
    }
}
