using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>What a data package holds and says of itself.</summary>
/// <param name="Address">Address of the install, for permalinks and the citation; empty for relative links.</param>
public sealed record PackageOptions(string Address)
{
    /// <summary>True where the administrator allows that article texts leave the install.</summary>
    public bool WithTexts { get; init; }

    /// <summary>True for everything that a store holds: editors' names, reasons and notes, unpublished stories, the original documents.</summary>
    public bool WithPrivate { get; init; }

    /// <summary>The claims to which the package is restricted; null for all.</summary>
    public ClaimSelection? Claims { get; init; }

    /// <summary>The restriction as a reader would write it: the query string of the page; empty for none.</summary>
    public string Filter { get; init; } = "";

    /// <summary>Name of the collection.</summary>
    public string Title { get; init; } = "ClaimTracker: claims and responses in the news";

    /// <summary>What the administrator says about reuse.</summary>
    public string LicenceNote { get; init; } =
        "No licence has been chosen for this collection; ask its publisher. Quotations belong to the articles that they come from.";

    /// <summary>True where a store can be rebuilt from the package.</summary>
    public bool IsComplete => WithTexts && WithPrivate && Claims is null;

    internal IEnumerable<Table> Tables => AllTables.All.Where(t => WithPrivate || !t.IsPrivate);

    internal TableQuery Query(Table table) => TableQuery.All(table, WithPrivate) with { Filter = Claims?.Of(table) };
}
