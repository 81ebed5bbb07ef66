namespace ClaimTracker.Ingest;

/// <summary>What an import made of one article.</summary>
public enum ImportOutcome
{
    /// <summary>Not seen before.</summary>
    Added,

    /// <summary>A changed text of an article that was there.</summary>
    NewVersion,

    /// <summary>Other bytes with a text that was there: one fetch record more.</summary>
    SameText,

    /// <summary>The same bytes were there: nothing changed.</summary>
    Unchanged,

    /// <summary>The same text was read again by a newer engine.</summary>
    ReadAgain,

    /// <summary>The document could not be read or stored.</summary>
    Failed,
}

/// <summary>What became of one article of a document.</summary>
/// <param name="ArticleId">The article; 0 in a dry run that would add it.</param>
/// <param name="Title">Its headline.</param>
/// <param name="Outcome">What happened.</param>
/// <param name="Statements">Current statements found.</param>
/// <param name="Responses">Responses found.</param>
/// <param name="JoinedClaims">Claims that other articles had told before.</param>
/// <param name="Unanchored">Statements that an editor had touched and whose words are gone from the new text; they stay with the old version.</param>
/// <param name="Changes">What a newer reader or engine made different; null where nothing was read again.</param>
public sealed record ArticleResult(
    long ArticleId, string Title, ImportOutcome Outcome, int Statements = 0, int Responses = 0, int JoinedClaims = 0, IReadOnlyList<long>? Unanchored = null,
    IReadOnlyList<ReadingChange>? Changes = null);

/// <summary>What became of one document.</summary>
/// <param name="Location">Path or address as given.</param>
/// <param name="Articles">One entry for each article in it.</param>
/// <param name="Problem">One line with reason and cure; null where all went well.</param>
public sealed record ImportResult(string Location, IReadOnlyList<ArticleResult> Articles, string? Problem);

/// <summary>Counts of one import.</summary>
public sealed class ImportSummary
{
    private readonly int[] counts = new int[Enum.GetValues<ImportOutcome>().Length];

    /// <summary>Articles, or for <see cref="ImportOutcome.Failed"/> documents, with this outcome.</summary>
    public int this[ImportOutcome outcome] => counts[(int)outcome];

    /// <summary>Takes one document into account.</summary>
    public void Add(ImportResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        if (result.Problem is not null) counts[(int)ImportOutcome.Failed]++;
        foreach (var article in result.Articles) counts[(int)article.Outcome]++;
    }

    /// <summary>The counts in one line of plain English.</summary>
    public override string ToString()
    {
        var parts = new[]
        {
            Named(ImportOutcome.Added, "added"), Named(ImportOutcome.NewVersion, "new version", "new versions"), Named(ImportOutcome.ReadAgain, "read again"),
            Named(ImportOutcome.SameText, "same text again"), Named(ImportOutcome.Unchanged, "unchanged"), Named(ImportOutcome.Failed, "failed"),
        };
        var named = parts.OfType<string>().ToList();
        return named.Count == 0 ? "nothing to import" : string.Join(", ", named);
    }

    private string? Named(ImportOutcome outcome, string one, string? many = null) => this[outcome] == 0 ? null : Counted.Of(this[outcome], one, many ?? one);
}
