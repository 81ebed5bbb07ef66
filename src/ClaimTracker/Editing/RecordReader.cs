using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Reads single records for the pages that edit them.</summary>
public sealed class RecordReader(ContextFactory store)
{
    private const int MostRows = 200;

    /// <summary>A claim with its tellings, their statements and sources; null where it is gone.</summary>
    public async Task<Claim?> ClaimAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var claim = await context.Claims.AsNoTracking().SingleOrDefaultAsync(c => c.Id == id, cancellationToken);
        if (claim is not null)
            claim.Tellings = await context.Tellings.AsNoTracking().Include(t => t.Statement!.Source).Where(t => t.ClaimId == id).OrderBy(t => t.Id).Take(MostRows).ToListAsync(cancellationToken);
        return claim;
    }

    /// <summary>A source with its names, and its newest statements; null where it is gone.</summary>
    public async Task<(Source? Source, IReadOnlyList<Statement> Statements)> SourceAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var source = await context.Sources.AsNoTracking().Include(s => s.Aliases).SingleOrDefaultAsync(s => s.Id == id, cancellationToken);
        return (source, await context.Statements.AsNoTracking().Where(s => s.SourceId == id && s.IsCurrent).OrderByDescending(s => s.Id).Take(MostRows).ToListAsync(cancellationToken));
    }

    /// <summary>An article with its outlet and current version; null where it is gone.</summary>
    public async Task<Article?> ArticleAsync(long id, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        return await context.Articles.AsNoTracking().Include(a => a.Outlet).Include(a => a.Versions.Where(v => v.Id == v.Article!.CurrentVersionId)).SingleOrDefaultAsync(a => a.Id == id, cancellationToken);
    }

    /// <summary>Every story with its claims in order.</summary>
    public async Task<IReadOnlyList<Story>> StoriesAsync(CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        return await context.Stories.AsNoTracking().Include(s => s.Claims).ThenInclude(c => c.Claim).OrderBy(s => s.Name).Take(MostRows).ToListAsync(cancellationToken);
    }

    /// <summary>Notes on a record, oldest first.</summary>
    public async Task<IReadOnlyList<Note>> NotesAsync(RecordName record, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        return await context.Notes.AsNoTracking().Where(n => n.Entity == record.Entity && n.EntityId == record.EntityId).OrderBy(n => n.Id).ToListAsync(cancellationToken);
    }
}
