using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Keeps every group of near-identical articles pointed at the one that appeared first.</summary>
internal sealed class Copies(ClaimTrackerContext context)
{
    /// <summary>Marks <paramref name="article"/> as a copy, or as the original where it appeared before those it equals.</summary>
    public async Task MarkAsync(Article article, long? equal, CancellationToken cancellationToken)
    {
        if (equal is null)
        {
            article.CopyOfId = null;
            return;
        }
        var root = await context.Articles.SingleAsync(a => a.Id == equal, cancellationToken);
        if (root.CopyOfId == article.Id) return;
        if (root.CopyOfId is { } original) root = await context.Articles.SingleAsync(a => a.Id == original, cancellationToken);
        if (article.PublishedAt is not { } mine || root.PublishedAt is not { } theirs || mine >= theirs)
        {
            article.CopyOfId = root.Id;
            return;
        }
        article.CopyOfId = null;
        await context.SaveChangesAsync(cancellationToken);
        foreach (var copy in await context.Articles.Where(a => a.Id == root.Id || (a.CopyOfId == root.Id && a.Id != article.Id)).ToListAsync(cancellationToken))
            copy.CopyOfId = article.Id;
    }
}
