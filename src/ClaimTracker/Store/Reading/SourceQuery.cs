using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>What a source did with one claim.</summary>
/// <param name="Told">True where it put the claim forward.</param>
/// <param name="Answers">The kinds of its answers, in order of time.</param>
public sealed record SourcePosition(ClaimRef Claim, bool Told, IReadOnlyList<ResponseKind> Answers)
{
    /// <summary>True where it took more than one stand on the claim: told and denied it, or denied and confirmed it.</summary>
    public bool IsContradiction
    {
        get
        {
            var stands = Answers.Select(a => a.Stance()).ToHashSet();
            var affirmed = Told || stands.Contains(ResponseStance.Confirmation);
            return affirmed && (stands.Contains(ResponseStance.Rebuttal) || stands.Contains(ResponseStance.Withdrawal));
        }
    }
}

/// <summary>A source with all that it said.</summary>
/// <param name="MergedInto">The source that took its place; null while it stands for itself.</param>
/// <param name="Kinds">How often it answered in which way.</param>
/// <param name="Positions">The claims it told or answered, last first, at most <see cref="SourceQuery.MostClaims"/>.</param>
/// <param name="Facts">What is published about it; null for a named source.</param>
public sealed record SourcePage(
    SourceLabel Source, long? MergedInto, IReadOnlyList<string> Aliases, ArticleRow? Article, int Statements, int Told,
    IReadOnlyDictionary<ResponseKind, int> Kinds, IReadOnlyList<SourcePosition> Positions, UnnamedFacts? Facts);

/// <summary>Reads one source and its statements.</summary>
public sealed class SourceQuery(ContextFactory store)
{
    /// <summary>A source's page shows positions on at most this many claims.</summary>
    public const int MostClaims = 200;

    /// <summary>Rows of a page of statements.</summary>
    public const int PageSize = 40;

    /// <summary>The source of that id; null where there is none.</summary>
    public async Task<SourcePage?> ReadAsync(long id, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var source = await context.Sources.AsNoTracking().Include(s => s.Aliases).SingleOrDefaultAsync(s => s.Id == id, cancel);
        if (source is null) return null;
        var statements = Statements(context, id);
        var told = await (from t in context.Tellings.AsNoTracking()
                          join s in statements on t.StatementId equals s.Id
                          where t.Review != ReviewState.Rejected && t.Claim!.MergedIntoId == null
                          orderby s.SaidAt descending, s.Id descending
                          select new { s.SaidAt, Claim = new ClaimRef(t.ClaimId, t.Claim!.Text, t.Claim.State) }).Take(MostClaims).ToListAsync(cancel);
        var answered = await (from l in context.ResponseLinks.AsNoTracking()
                              join r in context.Responses on l.ResponseId equals r.Id
                              join s in statements on r.StatementId equals s.Id
                              where l.Review != ReviewState.Rejected && r.Review != ReviewState.Rejected && l.Claim!.MergedIntoId == null
                              orderby s.SaidAt descending, s.Id descending
                              select new { s.SaidAt, r.Kind, Claim = new ClaimRef(l.ClaimId, l.Claim!.Text, l.Claim.State) }).Take(MostClaims).ToListAsync(cancel);
        var kinds = await (from r in context.Responses
                           join s in statements on r.StatementId equals s.Id
                           where r.Review != ReviewState.Rejected
                           group r by r.Kind into g
                           select new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancel);
        var tellings = await (from t in context.Tellings join s in statements on t.StatementId equals s.Id where t.Review != ReviewState.Rejected select t.Id).CountAsync(cancel);
        var positions = told.Select(t => (t.Claim, t.SaidAt, Kind: (ResponseKind?)null)).Concat(answered.Select(a => (a.Claim, a.SaidAt, Kind: (ResponseKind?)a.Kind)))
            .GroupBy(p => p.Claim.Id).OrderByDescending(g => g.Max(p => p.SaidAt))
            .Select(g => new SourcePosition(g.First().Claim, g.Any(p => p.Kind is null), g.Where(p => p.Kind is not null).OrderBy(p => p.SaidAt).Select(p => p.Kind!.Value).ToList()))
            .Take(MostClaims).ToList();
        var article = source.ArticleId is { } where ? await context.Articles.AsNoTracking().Where(a => a.Id == where).Select(ArticleRow.Of).SingleOrDefaultAsync(cancel) : null;
        var facts = await UnnamedReader.FactsAsync(context, source.IsUnnamed ? [id] : [], cancel);
        return new SourcePage(
            new SourceLabel(source.Id, source.Kind, source.Name, source.Role, source.Affiliation, source.Country), source.MergedIntoId,
            source.Aliases.Select(a => a.Name).Where(n => n != source.Name).Distinct().Order(StringComparer.Ordinal).ToList(), article,
            await statements.CountAsync(cancel), tellings, kinds, positions, facts.GetValueOrDefault(id));
    }

    /// <summary>One page of what the source said, the last first.</summary>
    public async Task<Page<Line>> StatementsAsync(long id, string? after = null, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var statements = Statements(context, id);
        if (Cursor.Parse(after) is { } place)
        {
            statements = place.Value == 0
                ? statements.Where(s => s.SaidAt == null && s.Id < place.Id)
                : statements.Where(s => s.SaidAt == null || s.SaidAt < place.At || (s.SaidAt == place.At && s.Id < place.Id));
        }
        var rows = await statements.OrderBy(s => s.SaidAt == null).ThenByDescending(s => s.SaidAt).ThenByDescending(s => s.Id)
            .Select(s => new { s.Id, s.SaidAt }).Take(PageSize + 1).ToListAsync(cancel);
        var page = Paging.Cut(rows, PageSize, r => new Cursor(r.SaidAt?.Ticks ?? 0, r.Id));
        var lines = await LineReader.LinesAsync(context, page.Items.Select(r => r.Id).ToArray(), cancel);
        return new Page<Line>(page.Items.Where(r => lines.ContainsKey(r.Id)).Select(r => lines[r.Id]).ToList(), page.Next);
    }

    private static IQueryable<Statement> Statements(ClaimTrackerContext context, long id) =>
        context.Statements.AsNoTracking().Where(s => s.SourceId == id && s.IsCurrent && s.Review != ReviewState.Rejected);
}
