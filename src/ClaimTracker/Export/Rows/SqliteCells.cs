using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace ClaimTracker.Export.Rows;

/// <summary>
/// Reads cells of a running statement without counting references to its handle on every cell, which is half of the cost of a cell. The
/// statement must stay open meanwhile.
/// </summary>
internal readonly struct SqliteCells(sqlite3_stmt statement)
{
    private const string Library = "e_sqlite3";
    private readonly nint handle = statement.DangerousGetHandle();

    public bool IsNull(int ordinal) => sqlite3_column_type(handle, ordinal) == raw.SQLITE_NULL;

    public long Integer(int ordinal) => sqlite3_column_int64(handle, ordinal);

    public double Number(int ordinal) => sqlite3_column_double(handle, ordinal);

    /// <summary>The bytes that the database holds; valid until the next row.</summary>
    public ReadOnlySpan<byte> Bytes(int ordinal)
    {
        var start = sqlite3_column_blob(handle, ordinal);
        return start == 0 ? [] : MemoryMarshal.CreateReadOnlySpan(ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), start), sqlite3_column_bytes(handle, ordinal));
    }

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_column_type(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern long sqlite3_column_int64(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern double sqlite3_column_double(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern nint sqlite3_column_blob(nint statement, int column);

    [DllImport(Library, ExactSpelling = true), DefaultDllImportSearchPaths(DllImportSearchPath.AssemblyDirectory | DllImportSearchPath.SafeDirectories)]
    private static extern int sqlite3_column_bytes(nint statement, int column);
}
