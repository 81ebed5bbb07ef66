using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Counts of statements in one month or year.</summary>
/// <param name="Month">First day of the period.</param>
/// <param name="All">Statements.</param>
/// <param name="Unnamed">Of these, from unnamed sources.</param>
/// <param name="WithBasis">Of the unnamed, those whose basis of knowledge is published.</param>
/// <param name="WithReason">Of the unnamed, those where a reason for the anonymity is published.</param>
public sealed record PeriodCount(DateOnly? Month, int All, int Unnamed, int WithBasis, int WithReason)
{
    /// <summary>Share of unnamed ones in per cent.</summary>
    public double Share => All == 0 ? 0 : 100.0 * Unnamed / All;
}

/// <summary>One outlet of the report.</summary>
/// <param name="OneSource">Claims that it told first and that rest on one unnamed source alone.</param>
/// <param name="Declined">Articles in which a body is both unnamed source and reported as declining.</param>
public sealed record OutletReport(long? Id, string? Name, PeriodCount Total, IReadOnlyList<PeriodCount> Months, int OneSource, int Declined);

/// <summary>A body whose people speak unnamed in an article that reports it as declining to comment.</summary>
public sealed record BothWays(long ArticleId, string ArticleTitle, string? Outlet, bool IsFiction, SourceLabel Unnamed, SourceLabel Body, long DeclinedStatementId);

/// <summary>The whole report.</summary>
/// <param name="Bases">Statements by the published basis of knowledge.</param>
/// <param name="Reasons">Statements by the published reason, the most frequent first.</param>
public sealed record UnnamedReport(
    IReadOnlyList<OutletReport> Outlets, PeriodCount Total, IReadOnlyDictionary<Basis, int> Bases, IReadOnlyList<(string? Reason, int Count)> Reasons, IReadOnlyList<BothWays> Both);

/// <summary>How much of the news rests on sources that it does not name.</summary>
public sealed class UnnamedReportQuery(ContextFactory store, Figures figures)
{
    private const int MostOutlets = 20;
    private const int MostBoth = 20;

    /// <summary>The report over all that is on record.</summary>
    public Task<UnnamedReport> ReadAsync() => figures.GetAsync("unnamed-report", CountAsync);

    private async Task<UnnamedReport> CountAsync()
    {
        await using var context = store.Create();
        context.Database.SetCommandTimeout(TimeSpan.FromMinutes(2));
        var cells = await CellsAsync(context);
        var single = await (from claim in ClaimListQuery.Shown(context)
                            join first in context.Statements on claim.FirstStatementId equals first.Id
                            where claim.NamedSourceCount == 0 && claim.UnnamedSourceCount == 1
                            group claim by first.Article!.OutletId into g
                            select new { g.Key, Count = g.Count() }).ToListAsync();
        var both = await BothAsync(context);
        var names = await context.Outlets.AsNoTracking().ToDictionaryAsync(o => o.Id, o => o.Name);
        var outlets = cells.GroupBy(c => c.OutletId).OrderByDescending(g => g.Sum(c => c.All)).Take(MostOutlets).Select(g => new OutletReport(
            g.Key, g.Key is { } id ? names.GetValueOrDefault(id) : null, Sum(null, g), Months(g), single.Find(s => s.Key == g.Key)?.Count ?? 0,
            both.Where(b => b.OutletId == g.Key).Select(b => b.Row.ArticleId).Distinct().Count())).OrderByDescending(o => o.Total.Share).ToList();
        return new UnnamedReport(outlets, Sum(null, cells), await BasesAsync(context), await ReasonsAsync(context), both.Select(b => b.Row).Take(MostBoth).ToList());
    }

    // Written by hand: the translated query would run one query more for each figure of each group.
#pragma warning disable EF1002 // No reader's word is in the query.
    private static async Task<List<Cell>> CellsAsync(ClaimTrackerContext context)
    {
        var month = context.Database.IsSqlite() ? "substr(s.\"SaidAt\", 1, 7)" : "to_char(s.\"SaidAt\" AT TIME ZONE 'UTC', 'YYYY-MM')";
        var current = context.Database.IsSqlite() ? "s.\"IsCurrent\" = 1" : "s.\"IsCurrent\"";
        var rows = await context.Database.SqlQueryRaw<RawCell>($"""
            SELECT a."OutletId" AS "OutletId", {month} AS "Month", COUNT(*) AS "All",
              SUM(CASE WHEN src."Kind" = 'Unnamed' THEN 1 ELSE 0 END) AS "Unnamed",
              SUM(CASE WHEN src."Kind" = 'Unnamed' AND COALESCE(t."Basis", c."Basis", 'NotStated') <> 'NotStated' THEN 1 ELSE 0 END) AS "WithBasis",
              SUM(CASE WHEN src."Kind" = 'Unnamed' AND COALESCE(t."Reason", c."Reason", 'NotStated') <> 'NotStated' THEN 1 ELSE 0 END) AS "WithReason"
            FROM "Statements" s
            JOIN "Articles" a ON a."Id" = s."ArticleId"
            LEFT JOIN "Sources" src ON src."Id" = s."SourceId"
            LEFT JOIN "UnnamedCodings" c ON c."SourceId" = s."SourceId"
            LEFT JOIN "UnnamedTaggings" t ON t."SourceId" = s."SourceId"
            WHERE {current} AND s."Review" <> 'Rejected'
            GROUP BY a."OutletId", {month}
            """).ToListAsync();
        return rows.ConvertAll(r => new Cell(r.OutletId, Part(r.Month, 0, 4), Part(r.Month, 5, 2), (int)r.All, (int)r.Unnamed, (int)r.WithBasis, (int)r.WithReason));
    }

    private static int Part(string? month, int start, int length) => month is { Length: 7 } ? int.Parse(month.AsSpan(start, length), CultureInfo.InvariantCulture) : 0;

    private static async Task<IReadOnlyDictionary<Basis, int>> BasesAsync(ClaimTrackerContext context)
    {
        var rows = await (from s in context.Statements.AsNoTracking()
                          join coding in context.UnnamedCodings on s.SourceId equals coding.SourceId
                          join tagging in context.Set<UnnamedTagging>() on s.SourceId equals tagging.SourceId into taggings
                          from tagging in taggings.DefaultIfEmpty()
                          where s.IsCurrent && s.Review != ReviewState.Rejected
                          group s by new { coding.Basis, Edited = tagging.Basis } into g
                          select new { g.Key.Basis, g.Key.Edited, Count = g.Count() }).ToListAsync();
        return rows.GroupBy(r => r.Edited ?? UnnamedReader.BasisOf(r.Basis)).ToDictionary(g => g.Key, g => g.Sum(r => r.Count));
    }

    private static async Task<IReadOnlyList<(string?, int)>> ReasonsAsync(ClaimTrackerContext context)
    {
        var rows = await (from s in context.Statements.AsNoTracking()
                          join coding in context.UnnamedCodings on s.SourceId equals coding.SourceId
                          where s.IsCurrent && s.Review != ReviewState.Rejected
                          group s by coding.Reason into g
                          orderby g.Count() descending
                          select new { g.Key, Count = g.Count() }).Take(12).ToListAsync();
        return rows.ConvertAll(r => ((string?)r.Key, r.Count));
    }

    private static async Task<List<(long? OutletId, BothWays Row)>> BothAsync(ClaimTrackerContext context)
    {
        var rows = await (from response in context.Responses.AsNoTracking()
                          where response.Kind == ResponseKind.DeclinedToComment && response.Review != ReviewState.Rejected
                          join s in context.Statements on response.StatementId equals s.Id
                          join unnamed in context.Sources on s.ArticleId equals unnamed.ArticleId
                          where s.IsCurrent && s.Source != null && s.Source.Kind != SourceKind.Unnamed && unnamed.Kind == SourceKind.Unnamed
                             && s.Source.Country != null && s.Source.Country == unnamed.Country
                          orderby response.Id descending
                          select new
                          {
                              s.Article!.OutletId,
                              Row = new BothWays(
                                  s.ArticleId, s.Article.Title, s.Article.Outlet == null ? null : s.Article.Outlet.Name, s.Article.IsFiction,
                                  new SourceLabel(unnamed.Id, unnamed.Kind, unnamed.Name, unnamed.Role, unnamed.Affiliation, unnamed.Country),
                                  new SourceLabel(s.Source!.Id, s.Source.Kind, s.Source.Name, s.Source.Role, s.Source.Affiliation, s.Source.Country), s.Id),
                          }).Take(1000).ToListAsync();
        return rows.ConvertAll(r => (r.OutletId, r.Row));
    }

    private static PeriodCount Sum(DateOnly? month, IEnumerable<Cell> cells)
    {
        var all = cells.ToList();
        return new PeriodCount(month, all.Sum(c => c.All), all.Sum(c => c.Unnamed), all.Sum(c => c.WithBasis), all.Sum(c => c.WithReason));
    }

    private static IReadOnlyList<PeriodCount> Months(IEnumerable<Cell> cells) =>
        [.. cells.Where(c => c.Year > 0).GroupBy(c => new DateOnly(c.Year, c.Month, 1)).OrderBy(g => g.Key).Select(g => Sum(g.Key, g))];

    private sealed record Cell(long? OutletId, int Year, int Month, int All, int Unnamed, int WithBasis, int WithReason);

    private sealed record RawCell(long? OutletId, string? Month, long All, long Unnamed, long WithBasis, long WithReason);
}
