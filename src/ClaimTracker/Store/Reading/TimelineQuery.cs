using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Reads the items of a timeline, and one page of them in full.</summary>
public sealed class TimelineQuery(ContextFactory store)
{
    /// <summary>A timeline shows at most this many tellings and as many answers; more are said to be left out.</summary>
    public const int Most = 2000;

    /// <summary>Every shown telling and answer of the given claims, in no order.</summary>
    public async Task<IReadOnlyList<TimelineItem>> ItemsAsync(IReadOnlyCollection<long> claims, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var ids = claims.ToArray();
        var tellings = await (from telling in context.Tellings.AsNoTracking()
                              join s in context.Statements on telling.StatementId equals s.Id
                              where ids.Contains(telling.ClaimId) && telling.Review != ReviewState.Rejected && s.Review != ReviewState.Rejected && s.IsCurrent
                              orderby telling.Id
                              select new TimelineItem(
                                  telling.Id, telling.ClaimId, s.Id, null, null, null, s.ArticleId, s.Article!.CopyOfId,
                                  s.Article.Outlet == null ? null : s.Article.Outlet.Name, s.SourceId,
                                  s.Source != null && s.Source.Kind == SourceKind.Unnamed, s.Source == null ? null : s.Source.Country,
                                  s.SaidAt, s.SaidPrecision, s.Article.NotBefore, s.Start, telling.Review, telling.Confidence)).Take(Most).ToListAsync(cancel);
        var answers = await (from link in context.ResponseLinks.AsNoTracking()
                             join response in context.Responses on link.ResponseId equals response.Id
                             join s in context.Statements on response.StatementId equals s.Id
                             where ids.Contains(link.ClaimId) && link.Review != ReviewState.Rejected && (!link.IsAside || link.Review != ReviewState.Suggested) && response.Review != ReviewState.Rejected
                                && s.Review != ReviewState.Rejected && s.IsCurrent
                             orderby link.Id
                             select new TimelineItem(
                                 link.Id, link.ClaimId, s.Id, response.Kind, response.Id, link.TargetStatementId, s.ArticleId, s.Article!.CopyOfId,
                                 s.Article.Outlet == null ? null : s.Article.Outlet.Name, s.SourceId,
                                 s.Source != null && s.Source.Kind == SourceKind.Unnamed, s.Source == null ? null : s.Source.Country,
                                 s.SaidAt, s.SaidPrecision, s.Article.NotBefore, s.Start, link.Review, link.Confidence)).Take(Most).ToListAsync(cancel);
        return [.. tellings, .. answers];
    }

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
