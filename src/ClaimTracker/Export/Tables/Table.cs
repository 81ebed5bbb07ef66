namespace ClaimTracker.Export.Tables;

/// <summary>One exported table. The CSV files, JSON Lines, <c>datapackage.json</c> and the codebook are all made from this definition.</summary>
/// <param name="Name">Name of the file and the resource.</param>
/// <param name="Title">Heading in the codebook.</param>
/// <param name="Meaning">What one row is, for the codebook.</param>
/// <param name="From">SQL of the joined tables, the same for both databases.</param>
/// <param name="Order">SQL that puts rows in one order, along an index so that the first row comes at once.</param>
/// <param name="Columns">Columns in order.</param>
public sealed record Table(string Name, string Title, string Meaning, string From, string Order, IReadOnlyList<Column> Columns)
{
    /// <summary>SQL that leaves rows out; null where all stand.</summary>
    public string? Where { get; init; }

    /// <summary>SQL that leaves out what only editors may see; null where everything may be read.</summary>
    public string? PublicWhere { get; init; }

    /// <summary>True where only those may read the table who may read everything.</summary>
    public bool IsPrivate { get; init; }

    /// <summary>SQL that keeps the rows that belong to some claims, for <see cref="ClaimSelection"/>; null where all rows belong to all claims.</summary>
    public string? OfClaims { get; init; }

    /// <summary>Columns that together name one row.</summary>
    public IReadOnlyList<string> Key { get; init; } = ["id"];

    /// <summary>The columns that everyone may read.</summary>
    public IReadOnlyList<Column> PublicColumns => [.. Columns.Where(c => !c.IsPrivate)];

    /// <summary>The columns of these names, in the order given; all where none is given.</summary>
    /// <exception cref="ArgumentException">The table has no column of such a name, or one is named twice.</exception>
    public IReadOnlyList<Column> Choose(IReadOnlyList<string> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Count == 0) return Columns;
        if (names.FirstOrDefault(n => names.Count(m => m == n) > 1) is { } twice) throw new ArgumentException($"column '{twice}' is named twice");
        return [.. names.Select(Named)];
    }

    private Column Named(string name) => Columns.FirstOrDefault(c => c.Name == name)
        ?? throw new ArgumentException($"table {Name} has no column '{name}'; it has {string.Join(", ", Columns.Select(c => c.Name))}");
}
