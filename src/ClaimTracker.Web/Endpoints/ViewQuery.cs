using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Export.Tables;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Store.Reading;
using ClaimTracker.Store.Reading.Search;
using ClaimTracker.Web.Components.Timelines;
using Microsoft.AspNetCore.Http.Extensions;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Turns the address of a list, a search or a timeline into the rows that it shows; the names are those of the pages.</summary>
internal sealed class ViewQuery(ContextFactory store, StatementSearch statements, OtherSearches others, SourceQuery sources)
{
    // A timeline of a source or a search shows this many of its newest claims; the export of that timeline has the same ones.
    private const string Top = "top";

    private static readonly string[] OfClaims = ["state", "claim", "source", "article", "story", "q", "in"];
    private static readonly string[] OfTimelines = ["claim", "source", "article", "story", "q", "kind", "who", "country", "outlet", "from", "to", "confirmed", Top];

    // Parts that say how a page looks and not which rows it has.
    private static readonly string[] OfPages = ["order", "view", "zoom", "page", "s"];

    /// <summary>The filters that a table understands.</summary>
    public static IReadOnlyList<string> NamesFor(Table table) => table.Name switch
    {
        "timeline" => OfTimelines,
        "statements" => ["article", "source", "q", "in"],
        "articles" => ["outlet", "q", "in"],
        "sources" => ["kind", "start", "q", "in"],
        "responses" => ["kind", .. OfClaims],
        _ => table.OfClaims is null ? [] : OfClaims,
    };

    /// <summary>The rows of a table that an address asks for; null for all.</summary>
    /// <exception cref="UnclearRequestException">A part is unknown or cannot be read.</exception>
    public async Task<RowFilter?> RowsAsync(HttpContext context, Table table, params string[] alsoKnown)
    {
        var query = context.Request.Query;
        query.AllowOnly([.. NamesFor(table), .. OfPages, .. alsoKnown]);
        return table.Name switch
        {
            "timeline" => Timeline(query).ToFilter(store, await ClaimsAsync(context)),
            "statements" => Ids(query.Number("article"), "x.\"ArticleId\"", query.Number("source"), "x.\"SourceId\"", await FoundAsync(context, "statements")),
            "articles" => Ids(query.Number("outlet"), "x.\"OutletId\"", null, "", await FoundAsync(context, "articles")),
            "sources" => RowFilter.Both(Sources(query), Ids(null, "", null, "", await FoundAsync(context, "sources"))),
            "responses" => RowFilter.Both(Kinds(query), (await ClaimsAsync(context))?.Of(table)),
            _ => (await ClaimsAsync(context))?.Of(table),
        };
    }

    /// <summary>The claims that an address asks for; null for all.</summary>
    public async Task<ClaimSelection?> ClaimsAsync(HttpContext context)
    {
        var query = context.Request.Query;
        var found = query.Text("q") is null ? null : await FoundClaimsAsync(context);
        if (query.Number("source") is { } source && query.Number(Top) is { } top) found = await OfSourceAsync(source, (int)Math.Min(top, SourceQuery.MostClaims), context.RequestAborted);
        if (found is { Count: 0 }) return new ClaimSelection("SELECT \"Id\" FROM \"Claims\" WHERE 1 = 0", []);
        return new ClaimFilter
        {
            States = [.. query.States()],
            Claims = found is null ? query.Numbers("claim") : [.. found],
            Source = found is null ? query.Number("source") : null,
            Article = query.Number("article"),
            Story = query.Text("story"),
            WithUnpublished = context.User.IsInRole(Roles.Editor) || context.User.IsInRole(Roles.Administrator),
        }.ToSelection(store);
    }

    private async Task<IReadOnlyList<long>> OfSourceAsync(long id, int top, CancellationToken cancel) =>
        await sources.ReadAsync(id, cancel) is { } source ? [.. source.Positions.Take(top).Select(p => p.Claim.Id)] : [];

    private async Task<IReadOnlyList<long>> FoundClaimsAsync(HttpContext context)
    {
        var request = Search(context.Request.Query);
        return context.Request.Query.Text("in") == "claims"
            ? await others.IdsAsync(request, "claims", context.RequestAborted)
            : await statements.ClaimsAsync(request, (int)Math.Min(context.Request.Query.Number(Top) ?? StatementSearch.Most, StatementSearch.Most), context.RequestAborted);
    }

    private async Task<IReadOnlyList<long>?> FoundAsync(HttpContext context, string place)
    {
        if (context.Request.Query.Text("q") is null) return null;
        var request = Search(context.Request.Query);
        if (place != "statements") return await others.IdsAsync(request, place, context.RequestAborted);
        return (await statements.IdsAsync(request, context.RequestAborted)).Ids;
    }

    private static SearchRequest Search(IQueryCollection query)
    {
        var request = SearchRequest.Parse(query.Text("q"));
        return request.Problems.Count == 0 ? request : throw new UnclearRequestException("q: " + string.Join("; ", request.Problems));
    }

    private static RowFilter? Ids(long? one, string oneSql, long? other, string otherSql, IReadOnlyList<long>? found)
    {
        var conditions = new List<string>();
        if (one is { } first) conditions.Add($"{oneSql} = {Text(first)}");
        if (other is { } second) conditions.Add($"{otherSql} = {Text(second)}");
        if (found is not null) conditions.Add(found.Count == 0 ? "1 = 0" : $"x.\"Id\" IN ({string.Join(", ", found.Select(Text))})");
        return conditions.Count == 0 ? null : new RowFilter(string.Join(" AND ", conditions), []);
    }

    private RowFilter Sources(IQueryCollection query)
    {
        var kinds = query.CodesOf<SourceKind>("kind");
        var parameters = new SqlParameters(store);
        var conditions = new List<string> { "x.\"MergedIntoId\" IS NULL AND x.\"Review\" <> 'Rejected'" };
        if (kinds.Count > 0) conditions.Add($"x.\"Kind\" IN ({string.Join(", ", kinds.Select(k => $"'{k}'"))})");
        if (query.Text("start") is { } start)
        {
            var key = NameKey.Of(start);
            conditions.Add($"x.\"Key\" >= {parameters.Add((object)key)} AND x.\"Key\" < {parameters.Add((object)(key + "\uffff"))}");
        }
        return new RowFilter(string.Join(" AND ", conditions), parameters.All);
    }

    private static RowFilter? Kinds(IQueryCollection query) => query.CodesOf<ResponseKind>("kind") is { Count: > 0 } kinds
        ? new RowFilter($"x.\"Kind\" IN ({string.Join(", ", kinds.Select(k => $"'{k}'"))})", [])
        : null;

    private static TimelineSelection Timeline(IQueryCollection query)
    {
        var shown = TimelineFilter.Parse(new QueryBuilder(query).ToQueryString().ToString());
        Check("from", query, shown.From is not null);
        Check("to", query, shown.To is not null);
        return new TimelineSelection(
            [.. shown.Kinds.Select(Stance)], shown.Who.Count == 1 ? shown.Who.Contains("unnamed") : null, [.. shown.Countries], [.. shown.Outlets], shown.From, shown.To, shown.ConfirmedOnly);
    }

    private static void Check(string name, IQueryCollection query, bool isRead)
    {
        if (query.Text(name) is { } text && !isRead) throw new UnclearRequestException($"{name} '{text}' is no date; write 2026, 2026-03 or 2026-03-02");
    }

    private static ResponseStance? Stance(string kind) => kind switch
    {
        "claim" => null,
        "rebut" => ResponseStance.Rebuttal,
        "none" => ResponseStance.NoPosition,
        "confirm" => ResponseStance.Confirmation,
        "withdrawn" => ResponseStance.Withdrawal,
        _ => throw new UnclearRequestException($"kind '{kind}' is unknown; it is one of claim, rebut, none, confirm, withdrawn"),
    };

    private static string Text(long id) => id.ToString(CultureInfo.InvariantCulture);
}
