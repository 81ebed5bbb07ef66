using System.Globalization;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Benchmarks.Matching;

/// <summary>Writes what the matcher sees of every pair of tellings in related articles, for setting its weights: <c>pair-table DATA-FOLDER OUT-FILE</c>.</summary>
internal static class PairTable
{
    private const double Least = 0.08;

    public static async Task<int> RunAsync(string[] args)
    {
        await using var context = new ContextFactory(new StoreOptions(args[0])).Create();
        var signatures = await context.ArticleSignatures.AsNoTracking().OrderBy(s => s.ArticleId).ToListAsync();
        var statistics = new TermStatistics();
        await statistics.LoadAsync(context, signatures.SelectMany(s => TermVector.Terms(s.Terms)), CancellationToken.None);
        var vectors = signatures.ConvertAll(s => TermVector.Unpack(s.Terms, statistics));
        var leads = signatures.ToDictionary(s => s.ArticleId, s => s.LeadEnd);
        var rows = await (from t in context.Tellings join s in context.Statements on t.StatementId equals s.Id orderby s.Id select new { s.Id, s.ArticleId, s.Start, s.Words }).ToListAsync();
        var statements = rows.ToLookup(r => r.ArticleId, r => (r.Id, Terms: StatementTerms.Of(r.Words, r.Start < leads[r.ArticleId], statistics)));
        await using var output = new StreamWriter(args[1]);
        for (var b = 0; b < vectors.Count; b++)
        {
            for (var a = 0; a < b; a++)
            {
                var similarity = vectors[a].Cosine(vectors[b]);
                if (similarity < Least) continue;
                foreach (var (id, terms) in statements[signatures[b].ArticleId])
                    foreach (var (otherId, other) in statements[signatures[a].ArticleId])
                        Write(output, signatures[b].ArticleId, id, terms, signatures[a].ArticleId, otherId, other, similarity, statistics);
            }
        }
        return 0;
    }

    private static void Write(
        StreamWriter output, long article, long id, StatementTerms terms, long otherArticle, long otherId, StatementTerms other, double similarity, TermStatistics statistics)
    {
        var shared = terms.SharedWith(other);
        if (shared.Count == 0) return;
        var names = shared.Count(t => t.IsName || other.All[t.Hash].IsName);
        var weight = shared.Sum(t => statistics.Weight(t.Hash));
        var conflict = !shared.Exists(t => t.IsNumber) && terms.All.Values.Any(t => t.IsNumber) && other.All.Values.Any(t => t.IsNumber);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{article}\t{id}\t{otherArticle}\t{otherId}\t{similarity:0.####}\t{terms.Vector.Cosine(other.Vector):0.####}\t{shared.Count}\t{names}\t{weight:0.##}\t{(terms.IsLead ? 1 : 0)}\t{(other.IsLead ? 1 : 0)}\t{(conflict ? 1 : 0)}\t{terms.All.Count}\t{other.All.Count}"));
    }
}
