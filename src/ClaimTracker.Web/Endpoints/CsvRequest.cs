using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Web.Endpoints;

/// <summary>How a table is asked for: its columns and, for CSV, profile and mark.</summary>
internal static class CsvRequest
{
    /// <summary>Parts of the address that are read here.</summary>
    public static readonly string[] Names = ["columns", "profile", "bom"];

    /// <summary>The columns that <c>columns=a,b</c> names, in that order; all that may be read where it is absent.</summary>
    public static IReadOnlyList<Column> Columns(IQueryCollection query, Table table, bool withPrivate)
    {
        var readable = table with { Columns = withPrivate ? table.Columns : table.PublicColumns };
        try
        {
            return readable.Choose((query.Text("columns") ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        }
        catch (ArgumentException e)
        {
            throw new UnclearRequestException(e.Message);
        }
    }

    /// <summary>What <c>profile=lossless|spreadsheet</c> and <c>bom=true|false</c> ask for.</summary>
    public static CsvOptions Options(IQueryCollection query)
    {
        var options = query.Text("profile") switch
        {
            null or "lossless" => CsvOptions.Lossless,
            "spreadsheet" => CsvOptions.Spreadsheet,
            var other => throw new UnclearRequestException($"profile '{other}' is unknown; it is lossless or spreadsheet"),
        };
        if (query.Text("bom") is not { } bom) return options;
        return bool.TryParse(bom, out var mark) ? options with { Mark = mark } : throw new UnclearRequestException($"bom '{bom}' is neither true nor false");
    }
}
