using ClaimTracker.Ingest.Matching;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Makes the match index of a store whose articles came in by another way than the importer, such as a data package.</summary>
public static class MatchIndexRebuild
{
    private const int Batch = 200;

    /// <summary>Indexes every article that is not in the index; returns how many.</summary>
    public static async Task<int> RunAsync(ContextFactory factory, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        using var pass = await factory.Gate.EnterAsync(cancellationToken);
        for (var done = 0; ;)
        {
            var indexed = await BatchAsync(factory, cancellationToken);
            if (indexed == 0) return done;
            done += indexed;
        }
    }

    private static async Task<int> BatchAsync(ContextFactory factory, CancellationToken cancellationToken)
    {
        await using var context = factory.Create();
        var articles = await (from article in context.Articles.AsNoTracking()
                              join version in context.ArticleVersions on article.CurrentVersionId equals version.Id
                              where !context.ArticleSignatures.Any(s => s.ArticleId == article.Id)
                              orderby article.Id
                              select new { Article = article, Version = version }).Take(Batch).ToListAsync(cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var index = new ArticleIndex(context, new TermStatistics());
        foreach (var found in articles)
        {
            var day = found.Article.Published.Day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
            await index.PutAsync(found.Article.Id, ArticleProfile.Of(found.Version.Title, found.Version.Text, found.Version.Blocks), day, cancellationToken);
        }
        await transaction.CommitAsync(cancellationToken);
        return articles.Count;
    }
}
