using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>A source as it stands in a list, with the number of its statements.</summary>
public sealed record SourceRow(SourceLabel Source, int Statements, long? ArticleId, string? ArticleTitle);

/// <summary>Which sources a list shows.</summary>
/// <param name="Kinds">Kinds to show; empty for all named ones.</param>
/// <param name="Start">Beginning of the name; null for all.</param>
public sealed record SourceListFilter(IReadOnlyList<SourceKind> Kinds, string? Start = null, string? After = null);

/// <summary>Pages of sources in order of name.</summary>
public sealed class SourceListQuery(ContextFactory store)
{
    /// <summary>Rows of a page.</summary>
    public const int PageSize = 60;

    /// <summary>One page of sources that stand for themselves.</summary>
    public async Task<Page<SourceRow>> PageAsync(SourceListFilter filter, int size = PageSize, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var context = store.Create();
        var sources = context.Sources.AsNoTracking().Where(s => s.MergedIntoId == null && s.Review != ReviewState.Rejected);
        sources = filter.Kinds.Count > 0 ? sources.Where(s => filter.Kinds.Contains(s.Kind)) : sources.Where(s => s.Kind != SourceKind.Unnamed);
        if (filter.Start is { Length: > 0 })
        {
            var key = NameKey.Of(filter.Start);
            var end = key + "\uffff";
            sources = sources.Where(s => string.Compare(s.Key, key) >= 0 && string.Compare(s.Key, end) < 0);
        }
        if (filter.After is { Length: > 0 } after) sources = sources.Where(s => string.Compare(s.Key, after) > 0);
        var rows = await sources.OrderBy(s => s.Key).Take(size + 1).Select(s => new
        {
            s.Key,
            Label = new SourceLabel(s.Id, s.Kind, s.Name, s.Role, s.Affiliation, s.Country),
            s.ArticleId,
            Title = context.Articles.Where(a => a.Id == s.ArticleId).Select(a => a.Title).FirstOrDefault(),
        }).ToListAsync(cancel);
        var ids = rows.Select(r => (long?)r.Label.Id).ToArray();
        var counts = await context.Statements.Where(s => ids.Contains(s.SourceId) && s.IsCurrent && s.Review != ReviewState.Rejected)
            .GroupBy(s => s.SourceId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key!.Value, g => g.Count, cancel);
        var items = rows.Take(size).Select(r => new SourceRow(r.Label, counts.GetValueOrDefault(r.Label.Id), r.ArticleId, r.Title)).ToList();
        return new Page<SourceRow>(items, rows.Count > size ? rows[size - 1].Key : null);
    }
}
