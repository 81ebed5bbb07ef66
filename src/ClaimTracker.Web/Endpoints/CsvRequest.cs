using ClaimTracker.Export.Csv;
using ClaimTracker.Export.Tables;

namespace ClaimTracker.Web.Endpoints;

/// <summary>What the address of a CSV download asks for.</summary>
/// <param name="Columns">Columns in the order asked for.</param>
/// <param name="Options">Profile and mark.</param>
internal sealed record CsvRequest(IReadOnlyList<Column> Columns, CsvOptions Options)
{
    /// <summary>Reads <c>columns=a,b</c>, <c>profile=lossless|spreadsheet</c> and <c>bom=true|false</c>; returns what is wrong, else null.</summary>
    public static string? TryParse(IQueryCollection query, Table table, out CsvRequest request)
    {
        request = new CsvRequest(table.Columns, CsvOptions.Lossless);
        if (Profile(query["profile"]) is not { } options) return $"profile '{query["profile"]}' is unknown; it is lossless or spreadsheet";
        if (query["bom"].ToString() is { Length: > 0 } bom)
        {
            if (!bool.TryParse(bom, out var mark)) return $"bom '{bom}' is neither true nor false";
            options = options with { Mark = mark };
        }
        try
        {
            var names = query["columns"].ToString().Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            request = new CsvRequest(table.Choose(names), options);
            return null;
        }
        catch (ArgumentException e)
        {
            return e.Message;
        }
    }

    private static CsvOptions? Profile(string? name) => name switch
    {
        null or "" or "lossless" => CsvOptions.Lossless,
        "spreadsheet" => CsvOptions.Spreadsheet,
        _ => null,
    };
}
