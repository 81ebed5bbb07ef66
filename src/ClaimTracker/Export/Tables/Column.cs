using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

/// <summary>Types of cells; the data package maps each to a type of the Frictionless Table Schema.</summary>
public enum ColumnType { Whole, Number, Truth, Text, Instant, Day, List, Record }

/// <summary>One column of an exported table: what the codebook says of it, what is read for it, and how the cell is written.</summary>
/// <param name="Name">Name in every format: lower-case words joined by underscores.</param>
/// <param name="Type">Type of the cells.</param>
/// <param name="Meaning">What a cell holds, in one sentence, for the codebook.</param>
/// <param name="Inputs">SQL expressions that the cell is made of.</param>
public abstract record Column(string Name, ColumnType Type, string Meaning, IReadOnlyList<string> Inputs)
{
    /// <summary>True where no cell is empty.</summary>
    public bool Required { get; init; }

    /// <summary>The only values; empty where any may stand.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>The table whose <c>id</c> the cell names; null where it names none.</summary>
    public string? References { get; init; }

    /// <summary>True for what only those may read who may read everything: names of editors, reasons, article texts.</summary>
    public bool IsPrivate { get; init; }

    internal abstract void Write(IRows row, ReadOnlySpan<int> inputs, ExportPlace place, ICells cells);
}
