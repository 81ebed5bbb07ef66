using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Store.Reading;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>An unnamed source that waits for its coding.</summary>
public sealed record UnnamedRow(long SourceId, string Name, string? Outlet);

/// <summary>An unnamed source with everything that the tagging form shows.</summary>
/// <param name="Source">The source.</param>
/// <param name="Side">Its first statement in context; null where it has none.</param>
/// <param name="Text">The whole text of its article: only words that stand in it are kept.</param>
/// <param name="Proposals">What the program proposes, by field.</param>
/// <param name="Saved">What was coded before; null where nothing.</param>
/// <param name="Countries">Countries that the article speaks of.</param>
/// <param name="Alike">Unnamed sources of other articles of the outlet with the same description; only a suggestion.</param>
public sealed record TaggingCase(
    Source Source, PairSide? Side, string Text, IReadOnlyDictionary<string, Proposal> Proposals, UnnamedTagging? Saved,
    IReadOnlyList<string> Countries, IReadOnlyList<(long SourceId, long ArticleId, string Article)> Alike);

/// <summary>Reads unnamed sources for tagging.</summary>
public sealed class UnnamedList(ContextFactory store)
{
    /// <summary>Sources without a coding, newest articles first, and how many there are in all.</summary>
    public async Task<(IReadOnlyList<UnnamedRow> Rows, int Total)> ReadAsync(int most, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var waiting = context.Sources.AsNoTracking().Where(s =>
            s.Kind == SourceKind.Unnamed && s.MergedIntoId == null && s.Review != ReviewState.Rejected && !context.UnnamedTaggings.Any(t => t.SourceId == s.Id)
            && context.Statements.Any(x => x.SourceId == s.Id && x.IsCurrent && x.Review != ReviewState.Rejected));
        var rows = await waiting.OrderByDescending(s => s.ArticleId).ThenBy(s => s.Id).Take(most)
            .Select(s => new UnnamedRow(s.Id, s.Name, context.Articles.Where(a => a.Id == s.ArticleId).Select(a => a.Outlet!.Name).FirstOrDefault())).ToListAsync(cancellationToken);
        return (rows, rows.Count < most ? rows.Count : await waiting.CountAsync(cancellationToken));
    }

    /// <summary>One source; null where it is gone or named.</summary>
    public async Task<TaggingCase?> FindAsync(long sourceId, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var source = await context.Sources.AsNoTracking().Include(s => s.Coding).SingleOrDefaultAsync(s => s.Id == sourceId && s.Kind == SourceKind.Unnamed, cancellationToken);
        if (source is null) return null;
        var statements = await context.Statements.AsNoTracking().Include(s => s.ArticleVersion).Where(s => s.SourceId == sourceId && s.IsCurrent && s.Review != ReviewState.Rejected)
            .OrderBy(s => s.Start).ToListAsync(cancellationToken);
        var saved = await context.UnnamedTaggings.AsNoTracking().SingleOrDefaultAsync(t => t.SourceId == sourceId, cancellationToken);
        var side = statements.Count == 0 ? null : new PairSide((await LineReader.LinesAsync(context, [statements[0].Id], cancellationToken))[statements[0].Id], Context.Of(statements[0]));
        var countries = await context.Statements.Where(s => s.ArticleId == source.ArticleId && s.Source!.Country != null).Select(s => s.Source!.Country!).Distinct().OrderBy(c => c).Take(4).ToListAsync(cancellationToken);
        return new(source, side, statements.Count == 0 ? "" : statements[0].ArticleVersion!.Text, TaggingSuggestions.Of(source, statements), saved, countries, await AlikeAsync(context, source, cancellationToken));
    }

    private static async Task<IReadOnlyList<(long, long, string)>> AlikeAsync(ClaimTrackerContext context, Source source, CancellationToken cancellationToken)
    {
        var outlet = await context.Articles.Where(a => a.Id == source.ArticleId).Select(a => a.OutletId).SingleOrDefaultAsync(cancellationToken);
        if (outlet is null) return [];
        var others = await (from other in context.Sources.AsNoTracking()
                            join article in context.Articles on other.ArticleId equals article.Id
                            where other.Kind == SourceKind.Unnamed && other.Name == source.Name && other.Id != source.Id && article.OutletId == outlet && article.Id != source.ArticleId
                            orderby article.Id descending
                            select new { other.Id, Article = article.Id, article.Title }).Take(3).ToListAsync(cancellationToken);
        return [.. others.Select(o => (o.Id, o.Article, o.Title))];
    }
}
