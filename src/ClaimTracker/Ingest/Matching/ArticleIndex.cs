using System.Globalization;
using ClaimTracker.Store;
using ClaimTracker.Store.Matching;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest.Matching;

/// <summary>The persisted index of articles by their terms and by their shingles: what is related is looked up, never scanned for.</summary>
internal sealed class ArticleIndex(ClaimTrackerContext context, TermStatistics statistics)
{
    public const int PostedTerms = 32;
    private const int AskedTerms = 48;
    private const int PostingBudget = 4000;
    private const int Compared = 96;
    private const int MostCopies = 24;
    private const double LeastSimilarity = 0.08;
    private const double CopySimilarity = 0.6;
    private const int WindowDays = 120;

    /// <summary>Stored articles that are about the same, without <paramref name="self"/>.</summary>
    public async Task<RelatedArticles> FindAsync(ArticleProfile profile, DateTime? day, long self, CancellationToken cancellationToken)
    {
        statistics.Trim();
        var copies = await CandidateCopiesAsync(profile, self, cancellationToken);
        var candidates = await CandidatesAsync(profile, self, cancellationToken);
        var ids = candidates.Union(copies).ToList();
        if (ids.Count == 0) return RelatedArticles.None;
        var signatures = await context.ArticleSignatures.AsNoTracking().Where(s => ids.Contains(s.ArticleId)).ToListAsync(cancellationToken);
        await statistics.LoadAsync(context, signatures.SelectMany(s => TermVector.Terms(s.Terms)), cancellationToken);
        var own = TermVector.Unpack(profile.Terms, statistics);
        var related = signatures.Where(s => Near(s.Day, day)).Select(s => new RelatedArticle(s.ArticleId, own.Cosine(TermVector.Unpack(s.Terms, statistics)), s.LeadEnd))
            .Where(r => r.Similarity >= LeastSimilarity).OrderByDescending(r => r.Similarity).ThenBy(r => r.ArticleId).ToList();
        return new(related, CopyAmong(signatures.Where(s => copies.Contains(s.ArticleId)), profile.Shingles));
    }

    /// <summary>Puts an article into the index, in place of what was there of it.</summary>
    public async Task PutAsync(long articleId, ArticleProfile profile, DateTime? day, CancellationToken cancellationToken)
    {
        var isKnown = await RemoveAsync(articleId, cancellationToken);
        context.ArticleSignatures.Add(new ArticleSignature { ArticleId = articleId, Day = day, LeadEnd = profile.LeadEnd, Shingles = MinHash.Pack(profile.Shingles), Terms = profile.Terms });
        await context.SaveChangesAsync(cancellationToken);
        var posted = profile.Heaviest.Take(PostedTerms).ToArray();
        await InsertAsync("ArticleTerms", "Term", posted, articleId, cancellationToken);
        await InsertAsync("CopyBands", "Band", [.. MinHash.Bands(profile.Shingles).Distinct()], articleId, cancellationToken);
        await CountAsync(profile.Heaviest, cancellationToken);
        if (!isKnown) statistics.Add(profile.Heaviest);
    }

    private async Task<bool> RemoveAsync(long articleId, CancellationToken cancellationToken)
    {
        if (await context.ArticleSignatures.AsNoTracking().Where(s => s.ArticleId == articleId).Select(s => s.Terms).FirstOrDefaultAsync(cancellationToken) is not { } packed) return false;
        await context.ArticleSignatures.Where(s => s.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        var terms = TermVector.Terms(packed).ToList();
        await context.TermCounts.Where(t => terms.Contains(t.Term))
            .ExecuteUpdateAsync(set => set.SetProperty(t => t.Articles, t => t.Articles - 1), cancellationToken);
        await context.ArticleTerms.Where(t => t.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        await context.CopyBands.Where(b => b.ArticleId == articleId).ExecuteDeleteAsync(cancellationToken);
        return true;
    }

    private async Task<List<long>> CandidateCopiesAsync(ArticleProfile profile, long self, CancellationToken cancellationToken)
    {
        var bands = MinHash.Bands(profile.Shingles).ToArray();
        if (bands.Length == 0) return [];
        return await context.CopyBands.Where(b => bands.Contains(b.Band) && b.ArticleId != self)
            .GroupBy(b => b.ArticleId).OrderByDescending(g => g.Count()).ThenBy(g => g.Key).Select(g => g.Key).Take(MostCopies).ToListAsync(cancellationToken);
    }

    /// <summary>Articles that share the most telling terms. Rare terms are asked first, until the budget of postings is used up.</summary>
    private async Task<List<long>> CandidatesAsync(ArticleProfile profile, long self, CancellationToken cancellationToken)
    {
        await statistics.LoadAsync(context, profile.Heaviest, cancellationToken);
        var chosen = new List<long>();
        var budget = PostingBudget;
        foreach (var term in profile.Heaviest.Take(AskedTerms).Where(t => statistics.Articles(t) > 0).OrderBy(statistics.Articles).ThenBy(t => t))
        {
            if (statistics.Articles(term) > budget) break;
            budget -= statistics.Articles(term);
            chosen.Add(term);
        }
        if (chosen.Count == 0) return [];
        var postings = await context.ArticleTerms.AsNoTracking().Where(t => chosen.Contains(t.Term) && t.ArticleId != self).Select(t => new { t.Term, t.ArticleId }).ToListAsync(cancellationToken);
        return postings.GroupBy(p => p.ArticleId, p => statistics.Weight(p.Term))
            .OrderByDescending(g => g.Sum()).ThenBy(g => g.Key).Take(Compared).Select(g => g.Key).ToList();
    }

    private static bool Near(DateTime? a, DateTime? b) => a is null || b is null || Math.Abs((a.Value - b.Value).TotalDays) <= WindowDays;

    private static long? CopyAmong(IEnumerable<ArticleSignature> signatures, uint[] shingles)
    {
        var best = signatures.Select(s => (s.ArticleId, Share: MinHash.Similarity(shingles, MinHash.Unpack(s.Shingles)))).Where(s => s.Share >= CopySimilarity)
            .OrderByDescending(s => s.Share).ThenBy(s => s.ArticleId).FirstOrDefault();
        return best.ArticleId == 0 ? null : best.ArticleId;
    }

    private Task<int> InsertAsync(string table, string column, long[] values, long articleId, CancellationToken cancellationToken)
    {
        if (values.Length == 0) return Task.FromResult(0);
        var rows = string.Join(',', values.Select(v => string.Create(CultureInfo.InvariantCulture, $"({v},{articleId})")));
        return RunAsync($"""INSERT INTO "{table}" ("{column}","ArticleId") VALUES {rows}""", cancellationToken);
    }

    private Task<int> CountAsync(long[] terms, CancellationToken cancellationToken)
    {
        if (terms.Length == 0) return Task.FromResult(0);
        var rows = string.Join(',', terms.Order().Select(t => string.Create(CultureInfo.InvariantCulture, $"({t},1)")));
        return RunAsync($"""INSERT INTO "TermCounts" ("Term","Articles") VALUES {rows} ON CONFLICT ("Term") DO UPDATE SET "Articles" = "TermCounts"."Articles" + 1""", cancellationToken);
    }

    private Task<int> RunAsync(string numbersOnly, CancellationToken cancellationToken) => context.Database.ExecuteSqlRawAsync(numbersOnly, cancellationToken);
}
