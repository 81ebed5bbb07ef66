using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>A story with its claims in the editor's order.</summary>
public sealed record StoryPage(StoryRow Story, IReadOnlyList<ClaimRow> Claims);

/// <summary>Reads published stories.</summary>
public sealed class StoryQuery(ContextFactory store)
{
    /// <summary>A story shows at most this many claims.</summary>
    public const int MostClaims = 60;

    /// <summary>Published stories, the newest first.</summary>
    public async Task<IReadOnlyList<StoryRow>> AllAsync(CancellationToken cancel = default)
    {
        await using var context = store.Create();
        return await context.Stories.AsNoTracking().Where(s => s.IsPublished).OrderByDescending(s => s.CreatedAt).ThenByDescending(s => s.Id)
            .Select(s => new StoryRow(s.Id, s.Name, s.Slug, s.Summary, s.Claims.Count, s.CreatedAt)).Take(500).ToListAsync(cancel);
    }

    /// <summary>The published story of that address; null where there is none.</summary>
    public async Task<StoryPage?> ReadAsync(string slug, CancellationToken cancel = default)
    {
        await using var context = store.Create();
        var story = await context.Stories.AsNoTracking().Where(s => s.Slug == slug && s.IsPublished)
            .Select(s => new StoryRow(s.Id, s.Name, s.Slug, s.Summary, s.Claims.Count, s.CreatedAt)).SingleOrDefaultAsync(cancel);
        if (story is null) return null;
        var ids = await context.StoryClaims.Where(c => c.StoryId == story.Id).OrderBy(c => c.Position).Select(c => c.ClaimId).Take(MostClaims).ToListAsync(cancel);
        var rows = await ClaimListQuery.Shown(context).Where(c => ids.Contains(c.Id)).Select(ClaimRow.Of).ToListAsync(cancel);
        return new StoryPage(story, [.. rows.OrderBy(r => ids.IndexOf(r.Id))]);
    }
}
