using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>A claim with the stories that hold it.</summary>
/// <param name="MergedInto">The claim that took its place; null while it stands for itself.</param>
public sealed record ClaimPage(ListedClaim Listed, IReadOnlyList<StoryRow> Stories, long? MergedInto, Line? First);

/// <summary>A story as it stands in a list.</summary>
public sealed record StoryRow(long Id, string Name, string Slug, string? Summary, int ClaimCount, DateTime CreatedAt);

/// <summary>Reads one claim.</summary>
public sealed class ClaimQuery(ContextFactory store)
{
    /// <summary>The claim of that id; null where there is none.</summary>
    public async Task<ClaimPage?> ReadAsync(long id, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var found = await context.Claims.AsNoTracking().Where(c => c.Id == id && c.Review != ReviewState.Rejected).Select(ClaimRow.Of).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var merged = await context.Claims.Where(c => c.Id == id).Select(c => c.MergedIntoId).SingleAsync(cancel);
        var stories = await context.Stories.AsNoTracking().Where(s => s.IsPublished && s.Claims.Any(c => c.ClaimId == id))
            .OrderBy(s => s.Name).Select(s => new StoryRow(s.Id, s.Name, s.Slug, s.Summary, s.Claims.Count, s.CreatedAt)).ToListAsync(cancel);
        var listed = await ClaimListQuery.WithFirstSourceAsync(context, [found], cancel);
        var lines = await LineReader.LinesAsync(context, [found.FirstStatementId ?? 0], cancel);
        return new ClaimPage(listed[0], stories, merged, lines.GetValueOrDefault(found.FirstStatementId ?? 0));
    }

    /// <summary>The claims of the given ids that stand for themselves, in the given order.</summary>
    public async Task<IReadOnlyList<ClaimRow>> RowsAsync(IReadOnlyList<long> ids, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var wanted = ids.ToArray();
        var rows = await ClaimListQuery.Shown(context).Where(c => wanted.Contains(c.Id)).Select(ClaimRow.Of).ToListAsync(cancel);
        return [.. rows.OrderBy(r => Array.IndexOf(wanted, r.Id))];
    }
}
