using System.Data.Common;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Reads the items of a timeline, and one page of them in full.</summary>
public sealed class TimelineQuery(ContextFactory store)
{
    /// <summary>A timeline shows at most this many tellings and as many answers, those that were recorded first.</summary>
    public const int Most = 1000;

    /// <summary>The shown tellings and answers of the given claims, in no order.</summary>
    public Task<IReadOnlyList<TimelineItem>> ItemsAsync(IReadOnlyCollection<long> claims, CancellationToken cancel = default)
    {
        var ids = claims.ToArray();
        return ReadAsync(c => c.Tellings.Where(t => ids.Contains(t.ClaimId)).OrderBy(t => t.Id), c => c.ResponseLinks.Where(l => ids.Contains(l.ClaimId)).OrderBy(l => l.Id), Most, cancel);
    }

    /// <summary>The tellings and answers of the given claims that were recorded last, at most <paramref name="most"/> of either.</summary>
    public Task<IReadOnlyList<TimelineItem>> NewestAsync(IReadOnlyCollection<long> claims, int most, CancellationToken cancel = default)
    {
        var ids = claims.ToArray();
        return ReadAsync(c => c.Tellings.Where(t => ids.Contains(t.ClaimId)).OrderByDescending(t => t.Id), c => c.ResponseLinks.Where(l => ids.Contains(l.ClaimId)).OrderByDescending(l => l.Id), most, cancel);
    }

    private async Task<IReadOnlyList<TimelineItem>> ReadAsync(
        Func<ClaimTrackerContext, IQueryable<Telling>> told, Func<ClaimTrackerContext, IQueryable<ResponseLink>> answered, int most, CancellationToken cancel)
    {
        await using var context = store.Create();
        var tellings = await (from telling in told(context).AsNoTracking().Where(t => t.Review != ReviewState.Rejected).Take(most)
                              join s in context.Statements on telling.StatementId equals s.Id
                              where s.Review != ReviewState.Rejected && s.IsCurrent
                              select new
                              {
                                  telling.Id, telling.ClaimId, Statement = s.Id, s.ArticleId, s.Article!.CopyOfId, Outlet = s.Article.Outlet == null ? null : s.Article.Outlet.Name, s.SourceId,
                                  Kind = s.Source == null ? null : (SourceKind?)s.Source.Kind, Country = s.Source == null ? null : s.Source.Country,
                                  s.SaidAt, s.SaidPrecision, s.Article.NotBefore, s.Start, telling.Review, telling.Confidence,
                              }).ToLeanListAsync(context, r => Item(r, null, null, null), cancel);
        var answers = await (from link in answered(context).AsNoTracking().Where(l => l.Review != ReviewState.Rejected && (!l.IsAside || l.Review != ReviewState.Suggested)).Take(most)
                             join response in context.Responses on link.ResponseId equals response.Id
                             join s in context.Statements on response.StatementId equals s.Id
                             where response.Review != ReviewState.Rejected && s.Review != ReviewState.Rejected && s.IsCurrent
                             select new
                             {
                                 link.Id, link.ClaimId, Statement = s.Id, s.ArticleId, s.Article!.CopyOfId, Outlet = s.Article.Outlet == null ? null : s.Article.Outlet.Name, s.SourceId,
                                 Kind = s.Source == null ? null : (SourceKind?)s.Source.Kind, Country = s.Source == null ? null : s.Source.Country,
                                 s.SaidAt, s.SaidPrecision, s.Article.NotBefore, s.Start, link.Review, link.Confidence, Answer = response.Kind, Response = response.Id, Target = link.TargetStatementId,
                             }).ToLeanListAsync(context, r => Item(r, r.NamedOrNull<ResponseKind>(15), r.GetInt64(16), r.NumberOrNull(17)), cancel);
        return [.. tellings, .. answers];
    }

    private static TimelineItem Item(DbDataReader row, ResponseKind? kind, long? response, long? target) => new(
        row.GetInt64(0), row.GetInt64(1), row.GetInt64(2), kind, response, target, row.GetInt64(3), row.NumberOrNull(4), row.TextOrNull(5), row.NumberOrNull(6),
        row.NamedOrNull<SourceKind>(7) == SourceKind.Unnamed, row.TextOrNull(8), row.InstantOrNull(9), row.NamedOrNull<DatePrecision>(10) ?? DatePrecision.Unknown,
        row.IsDBNull(11) ? null : row.GetFieldValue<DateOnly>(11), row.GetInt32(12), row.NamedOrNull<ReviewState>(13) ?? ReviewState.Suggested, row.GetDouble(14));

    /// <summary>The given items in full; an item that is gone since is left out. Keys: telling or link id, telling or not.</summary>
    public async Task<IReadOnlyDictionary<(bool IsTelling, long Id), ItemDetail>> DetailsAsync(IReadOnlyCollection<TimelineItem> items, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var lines = await LineReader.LinesAsync(context, items.Select(i => i.StatementId).ToArray(), cancel);
        var tellings = items.Where(i => i.IsTelling).Select(i => i.Id).ToArray();
        var links = items.Where(i => !i.IsTelling).Select(i => i.Id).ToArray();
        var told = await context.Tellings.AsNoTracking().Where(t => tellings.Contains(t.Id)).Select(t => new { t.Id, t.Because }).ToDictionaryAsync(t => t.Id, t => t.Because, cancel);
        var answered = await context.ResponseLinks.AsNoTracking().Where(l => links.Contains(l.Id))
            .Select(l => new { l.Id, l.Because, Own = l.Response!.Because, l.Response.Strength, l.Response.Scope }).ToDictionaryAsync(l => l.Id, cancel);
        var decisions = await DecisionsAsync(context, links, cancel);
        var details = new Dictionary<(bool, long), ItemDetail>();
        foreach (var item in items)
        {
            if (!lines.TryGetValue(item.StatementId, out var line)) continue;
            if (item.IsTelling) details[(true, item.Id)] = new ItemDetail(line, told.GetValueOrDefault(item.Id) ?? [], default, default, null);
            else if (answered.TryGetValue(item.Id, out var link))
                details[(false, item.Id)] = new ItemDetail(line, [.. link.Own.Union(link.Because)], link.Strength, link.Scope, decisions.GetValueOrDefault(item.Id));
        }
        return details;
    }

    /// <summary>What is published about the given unnamed sources.</summary>
    public async Task<IReadOnlyDictionary<long, UnnamedFacts>> FactsAsync(IReadOnlyCollection<long> sources, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        return await UnnamedReader.FactsAsync(context, sources, cancel);
    }

    /// <summary>The claims outside of <paramref name="claims"/> that the given responses answer too.</summary>
    public async Task<ILookup<long, (long ClaimId, string Text)>> AlsoAsync(IReadOnlyCollection<long> responses, IReadOnlyCollection<long> claims, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var ids = responses.ToArray();
        var here = claims.ToArray();
        var rows = await context.ResponseLinks.AsNoTracking()
            .Where(l => ids.Contains(l.ResponseId) && !here.Contains(l.ClaimId) && l.Review != ReviewState.Rejected && l.Claim!.MergedIntoId == null)
            .Select(l => new { l.ResponseId, l.ClaimId, l.Claim!.Text }).Take(200).ToListAsync(cancel);
        return rows.ToLookup(r => r.ResponseId, r => (r.ClaimId, r.Text));
    }

    private static async Task<Dictionary<long, Decision>> DecisionsAsync(ClaimTrackerContext context, long[] links, CancellationToken cancel)
    {
        var events = await context.Events.AsNoTracking().Where(e => e.Entity == nameof(ResponseLink) && links.Contains(e.EntityId))
            .OrderBy(e => e.Id).Select(e => new { e.EntityId, e.Actor, e.At }).ToListAsync(cancel);
        return events.GroupBy(e => e.EntityId).ToDictionary(g => g.Key, g => new Decision(g.Last().Actor, g.Last().At));
    }
}
