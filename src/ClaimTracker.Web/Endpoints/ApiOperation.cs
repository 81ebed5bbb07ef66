using ClaimTracker.Export.Tables;

namespace ClaimTracker.Web.Endpoints;

/// <summary>A part of an address or query, for the OpenAPI document.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Meaning">What it asks for.</param>
/// <param name="IsNumber">True for a whole number.</param>
/// <param name="IsRepeated">True where it may stand several times.</param>
internal sealed record ApiParameter(string Name, string Meaning, bool IsNumber = false, bool IsRepeated = false);

/// <summary>What the OpenAPI document says of an endpoint.</summary>
/// <param name="Id">Name of the operation, from which clients make a method's.</param>
/// <param name="Summary">One line.</param>
/// <param name="Tag">Group in the reference.</param>
/// <param name="Answer">Schema of the answer; null where it is a file.</param>
/// <param name="Parameters">Parts of the query.</param>
internal sealed record ApiOperation(string Id, string Summary, string Tag, string? Answer, IReadOnlyList<ApiParameter> Parameters)
{
    /// <summary>True where the request's body is a document.</summary>
    public bool TakesDocument { get; init; }

    /// <summary>True for a page of such answers.</summary>
    public bool IsPage { get; init; }

    private static readonly ApiParameter[] Paging =
    [
        new("after", "Key of the last record of the page before; taken from `next`.", IsNumber: true),
        new("limit", $"Records of a page, 1 to {ApiReading.MostRows}; {ApiReading.PageSize} where absent.", IsNumber: true),
    ];

    private static readonly ApiParameter[] Document = [new("name", "Name of the document, for messages and for knowing it again; its ending helps to tell the format.")];

    public static readonly ApiOperation Search = new(
        "search", "Search statements, claims, articles or sources.", "search", null,
        [new("q", "Words and operators as on the search page."), new("in", "statements, claims, articles or sources; statements where absent."), .. Paging]) { IsPage = true };

    public static readonly ApiOperation Exports = new("listExports", "List what can be downloaded, with the number of rows.", "exports", "ExportList", []);

    public static readonly ApiOperation Extract = new(
        "extract", "Find who said what in a document; nothing is stored. Answers with the extraction format, version 1.", "documents", "Extraction", Document) { TakesDocument = true };

    public static readonly ApiOperation Import = new(
        "importDocument", "Import a document. Needs an editor, or a token with the scope import whose owner may edit.", "documents", "ImportResult", Document) { TakesDocument = true };

    public static ApiOperation List(string path, Table table, string one) =>
        new("list" + Capital(path), $"List {path}, in order of id.", path, one, [.. ViewQuery.NamesFor(table).Select(Filter), .. Paging]) { IsPage = true };

    public static ApiOperation One(string path, Table table, string one) => new("get" + one, $"Get one record of {table.Name}.", path, one, []);

    private static ApiParameter Filter(string name) => name switch
    {
        "state" => new(name, "A claim's state by its code, or contested."),
        "claim" => new(name, "Id of a claim; may stand several times.", IsNumber: true, IsRepeated: true),
        "source" => new(name, "Id of a source.", IsNumber: true),
        "article" => new(name, "Id of an article.", IsNumber: true),
        "story" => new(name, "The last part of a story's address."),
        "q" => new(name, "Words and operators as on the search page."),
        "in" => new(name, "Where q looks: statements or claims."),
        "kind" => new(name, "A kind by its code; on timelines claim, rebut, none, confirm or withdrawn. May stand several times.", IsRepeated: true),
        "who" => new(name, "named or unnamed."),
        "country" => new(name, "Country of the source; may stand several times.", IsRepeated: true),
        "outlet" => new(name, "An outlet: its id in lists of articles, its name on timelines."),
        "from" => new(name, "First day: 2026, 2026-03 or 2026-03-02."),
        "to" => new(name, "Last day."),
        "confirmed" => new(name, "1 for links that an editor confirmed or made."),
        "top" => new(name, "With q or source: only its newest claims, this many.", IsNumber: true),
        "start" => new(name, "Beginning of a source's name."),
        _ => throw new ArgumentOutOfRangeException(nameof(name), name, "a filter without a description"),
    };

    private static string Capital(string word) => char.ToUpperInvariant(word[0]) + word[1..];
}
