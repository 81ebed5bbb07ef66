using ClaimTracker.Export.Tables;

namespace ClaimTracker.Export.Package;

/// <summary>One table as it was written.</summary>
/// <param name="Query">The table and its columns.</param>
/// <param name="Rows">Rows without the header line.</param>
/// <param name="Bytes">Size of the file.</param>
/// <param name="Sha256">Hash of the file, lower-case hex.</param>
internal sealed record PackageResource(TableQuery Query, long Rows, long Bytes, string Sha256)
{
    public string Path => Query.Table.Name + ".csv";
}

/// <summary>Where the data of a package stood.</summary>
/// <param name="AsOf">The latest import, extraction or decision in the store; null for an empty one.</param>
/// <param name="Engines">Engines whose suggestions are in it.</param>
internal sealed record PackageState(DateTime? AsOf, IReadOnlyList<string> Engines);
