using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading.Search;

#pragma warning disable CA1862 // The database compares: it knows no StringComparison.

/// <summary>
/// Finds statements. A search looks through at most <see cref="Most"/> rows, the newest that its most telling part names, so that a common
/// word costs no more than a rare one; the result says so where it matters.
/// </summary>
public sealed class StatementSearch(ContextFactory store)
{
    /// <summary>Rows that a search looks through.</summary>
    public const int Most = 1000;

    /// <summary>Rows of a page.</summary>
    public const int PageSize = 20;

    /// <summary>One page of the statements found.</summary>
    /// <param name="best">True for the best match first; false for the last said first.</param>
    public async Task<StatementResults> FindAsync(SearchRequest request, bool best = false, int page = 1, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var (hits, capped) = await HitsAsync(context, request, cancel);
        hits = best && request.HasWords && hits.Count > 0
            ? Ordered(hits, await WordIndex.BestAsync(context, "Statements", request, hits.ConvertAll(h => h.Id), cancel))
            : [.. hits.OrderByDescending(h => h.SaidAt).ThenByDescending(h => h.Id)];
        var ids = hits.Skip((page - 1) * PageSize).Take(PageSize).Select(h => h.Id).ToList();
        var lines = await LineReader.LinesAsync(context, ids, cancel);
        var marked = await WordIndex.SnippetsAsync(context, "Statements", 0, "\"Words\"", request, ids, cancel);
        var claims = await ClaimsOfAsync(context, ids, cancel);
        var kinds = hits.ToDictionary(h => h.Id, h => h.Kind);
        var rows = ids.Where(lines.ContainsKey).Select(id => new FoundStatement(lines[id], marked.GetValueOrDefault(id), kinds[id], claims.GetValueOrDefault(id) is > 0 and var claim ? claim : null)).ToList();
        return new StatementResults(rows, hits.Count, capped, Facets(hits), page, Math.Max(1, (hits.Count + PageSize - 1) / PageSize));
    }

    /// <summary>Ids of all statements found, and whether only the newest <see cref="Most"/> were looked through.</summary>
    public async Task<(IReadOnlyList<long> Ids, bool IsCapped)> IdsAsync(SearchRequest request, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var (hits, capped) = await HitsAsync(context, request, cancel);
        return (hits.ConvertAll(h => h.Id), capped);
    }

    /// <summary>Ids of the claims that the found statements tell or answer, the newest first, at most <paramref name="most"/>.</summary>
    public async Task<IReadOnlyList<long>> ClaimsAsync(SearchRequest request, int most, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        await using var context = store.Create();
        var (hits, _) = await HitsAsync(context, request, cancel);
        var ids = hits.OrderByDescending(h => h.SaidAt).ThenByDescending(h => h.Id).Select(h => h.Id).Take(most * 4).ToList();
        var claims = await ClaimsOfAsync(context, ids, cancel);
        return ids.Select(id => claims.GetValueOrDefault(id)).Where(c => c > 0).Distinct().Take(most).ToList();
    }

    private static async Task<(List<Hit> Hits, bool IsCapped)> HitsAsync(ClaimTrackerContext context, SearchRequest request, CancellationToken cancel)
    {
        if (request.Terms.Count > 0 && !request.HasWords) return ([], false);
        var sources = request.Source is { } name ? await SourcesAsync(context, name, cancel) : null;
        var ids = await Candidates.OfAsync(context, request, sources, Most, cancel);
        var rows = context.Statements.AsNoTracking().Where(s => EF.Parameter(ids).Contains(s.Id) && s.IsCurrent && s.Review != ReviewState.Rejected);
        var hits = await Narrow(context, rows, request, sources).Select(s => new
        {
            s.Id, s.SaidAt, Outlet = s.Article!.Outlet == null ? null : s.Article.Outlet.Name, Source = s.Source == null ? null : (SourceKind?)s.Source.Kind, Country = s.Source == null ? null : s.Source.Country,
            Answer = context.Responses.Where(r => r.StatementId == s.Id && r.Review != ReviewState.Rejected).Select(r => (ResponseKind?)r.Kind).FirstOrDefault(),
        }).ToLeanListAsync(context, r => new Hit(r.GetInt64(0), r.InstantOrNull(1), r.TextOrNull(2), r.NamedOrNull<SourceKind>(3), r.TextOrNull(4), r.NamedOrNull<ResponseKind>(5)), cancel);
        return (hits, ids.Count >= Most);
    }

    private static IQueryable<Statement> Narrow(ClaimTrackerContext context, IQueryable<Statement> rows, SearchRequest request, long[]? sources)
    {
        if (sources is not null) rows = rows.Where(s => s.SourceId != null && sources.Contains(s.SourceId.Value));
        if (request.Unnamed is { } unnamed) rows = rows.Where(s => s.Source != null && s.Source.Kind == SourceKind.Unnamed == unnamed);
        if (request.Country is { } country) rows = rows.Where(s => s.Source != null && s.Source.Country != null && s.Source.Country.ToLower() == country.ToLower());
        if (request.Outlet is SearchRequest.None) rows = rows.Where(s => s.Article!.OutletId == null);
        else if (request.Outlet is { } outlet)
        {
            var key = NameKey.Of(outlet);
            rows = rows.Where(s => s.Article!.Outlet != null && s.Article.Outlet.Key == key);
        }
        if (request.Claims) rows = rows.Where(s => context.Tellings.Any(t => t.StatementId == s.Id && t.Review != ReviewState.Rejected));
        if (request.Kinds.Count > 0) rows = rows.Where(s => context.Responses.Any(r => r.StatementId == s.Id && r.Review != ReviewState.Rejected && request.Kinds.Contains(r.Kind)));
        if (request.States.Count > 0) rows = rows.Where(s => context.Tellings.Any(t => t.StatementId == s.Id && t.Review != ReviewState.Rejected && request.States.Contains(t.Claim!.State)));
        if (request.HasBasis is { } basis) rows = rows.Where(s => context.UnnamedCodings.Any(c => c.SourceId == s.SourceId && (c.Basis != KnowledgeBasis.NotStated) == basis));
        if (request.HasReason is { } reason) rows = rows.Where(s => context.UnnamedCodings.Any(c => c.SourceId == s.SourceId && (c.Reason != null) == reason));
        if (request.From is { } from) rows = rows.Where(s => s.SaidAt >= from.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        if (request.To is { } to) rows = rows.Where(s => s.SaidAt < to.AddDays(1).ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc));
        return rows;
    }

    private static async Task<long[]> SourcesAsync(ClaimTrackerContext context, string name, CancellationToken cancel)
    {
        var key = NameKey.Of(name);
        var exact = await context.Sources.Where(s => s.Key == key || s.Aliases.Any(a => a.Key == key)).Select(s => s.Id).Take(50).ToArrayAsync(cancel);
        if (exact.Length > 0) return exact;
        var words = SearchRequest.Parse($"\"{name.Replace('"', ' ')}\"");
        return words.HasWords ? [.. await WordIndex.NewestAsync(context, "Sources", words, 50, cancel)] : [];
    }

    private static async Task<Dictionary<long, long>> ClaimsOfAsync(ClaimTrackerContext context, List<long> statements, CancellationToken cancel)
    {
        var told = await context.Tellings.Where(t => statements.Contains(t.StatementId) && t.Review != ReviewState.Rejected && t.Claim!.MergedIntoId == null).Select(t => new { t.StatementId, t.ClaimId }).ToListAsync(cancel);
        var answered = await context.ResponseLinks.Where(l => statements.Contains(l.Response!.StatementId) && l.Review != ReviewState.Rejected && l.Claim!.MergedIntoId == null)
            .Select(l => new { l.Response!.StatementId, l.ClaimId }).ToListAsync(cancel);
        return told.Concat(answered).GroupBy(c => c.StatementId).ToDictionary(g => g.Key, g => g.First().ClaimId);
    }

    private static List<Hit> Ordered(List<Hit> hits, List<long> order)
    {
        var place = order.Select((id, i) => (id, i)).ToDictionary(p => p.id, p => p.i);
        return [.. hits.OrderBy(h => place.GetValueOrDefault(h.Id, int.MaxValue))];
    }

    private static IReadOnlyList<Facet> Facets(List<Hit> hits) =>
    [
        Count("source", hits.Where(h => h.SourceKind is not null).Select(h => h.SourceKind == SourceKind.Unnamed ? "unnamed" : "named")),
        Count("kind", hits.Where(h => h.Kind is not null).Select(h => Snake(h.Kind.ToString()!))),
        Count("outlet", hits.Select(h => h.Outlet)),
        Count("country", hits.Select(h => h.Country)),
        Count("from", hits.Where(h => h.SaidAt is not null).Select(h => h.SaidAt!.Value.ToString("yyyy", CultureInfo.InvariantCulture))),
    ];

    private static Facet Count(string name, IEnumerable<string?> values) => new(
        name, values.Where(v => v is not null).GroupBy(v => v!).OrderByDescending(g => g.Count()).ThenBy(g => g.Key, StringComparer.Ordinal).Take(8).Select(g => new FacetValue(g.Key, g.Count())).ToList());

    private static string Snake(string name) => string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? "_" : "") + char.ToLowerInvariant(c) : c.ToString()));
}
