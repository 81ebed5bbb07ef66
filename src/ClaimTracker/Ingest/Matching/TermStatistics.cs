using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest.Matching;

/// <summary>
/// How much a term tells in this store: inverse document frequency over the stored articles and a reference body together, so that a first
/// article is weighed sensibly and a word that half the store uses loses its weight. Counts are read once and kept for one import.
/// </summary>
internal sealed class TermStatistics
{
    private const int MostKept = 100_000;
    private readonly Dictionary<long, int> counts = [];
    private long articles = -1;

    /// <summary>Forgets counts where too many are kept; between two articles, since one is weighed by a single set of counts.</summary>
    public void Trim()
    {
        if (counts.Count > MostKept) counts.Clear();
    }

    /// <summary>Reads the counts of terms that are not known yet.</summary>
    public async Task LoadAsync(ClaimTrackerContext context, IEnumerable<long> terms, CancellationToken cancellationToken)
    {
        if (articles < 0) articles = await context.ArticleSignatures.LongCountAsync(cancellationToken);
        var missing = terms.Where(t => !counts.ContainsKey(t)).Distinct().ToList();
        if (missing.Count == 0) return;
        foreach (var term in missing) counts[term] = 0;
        foreach (var row in await context.TermCounts.AsNoTracking().Where(t => missing.Contains(t.Term)).Select(t => new { t.Term, t.Articles }).ToListAsync(cancellationToken))
            counts[row.Term] = row.Articles;
    }

    /// <summary>Weight of a term; a term that was not loaded counts as new to the store.</summary>
    public double Weight(long term) => WordWeights.Of(term, counts.GetValueOrDefault(term), Math.Max(0, articles));

    /// <summary>Articles that hold a loaded term.</summary>
    public int Articles(long term) => counts.GetValueOrDefault(term);

    /// <summary>Counts one article more.</summary>
    public void Add(IEnumerable<long> terms)
    {
        articles++;
        foreach (var term in terms) counts[term] = counts.GetValueOrDefault(term) + 1;
    }
}
