using System.Text;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Editors' collections of claims.</summary>
public sealed class StoryCommands(Decisions decisions)
{
    /// <summary>Makes an unpublished story.</summary>
    public Task<Outcome> CreateAsync(Actor actor, string name, string? summary = null, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "create-story", why, async draft =>
            draft.Context.Add(new Story { Name = Named(name), Slug = await FreeSlugAsync(draft, name, cancellationToken), Summary = Blank(summary), CreatedAt = draft.At }), cancellationToken);

    /// <summary>Changes name and summary; the address stays.</summary>
    public Task<Outcome> EditAsync(Actor actor, long storyId, int? seenVersion, string name, string? summary, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-story", why, async draft =>
        {
            var story = await draft.LoadAsync<Story>(storyId, seenVersion, cancellationToken);
            (story.Name, story.Summary) = (Named(name), Blank(summary));
        }, cancellationToken);

    /// <summary>Shows the story to readers, or takes it back.</summary>
    public Task<Outcome> PublishAsync(Actor actor, long storyId, int? seenVersion, bool publish, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, publish ? "publish-story" : "withdraw-story", why, async draft =>
            (await draft.LoadAsync<Story>(storyId, seenVersion, cancellationToken)).IsPublished = publish, cancellationToken);

    /// <summary>Sets which claims the story holds, in order; refused where the order is not <paramref name="seen"/> any more, null for any.</summary>
    public Task<Outcome> SetClaimsAsync(Actor actor, long storyId, IReadOnlyList<long> claimIds, IReadOnlyList<long>? seen = null, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "arrange-story", why, async draft =>
        {
            await draft.LoadAsync<Story>(storyId, null, cancellationToken);
            var places = await draft.Context.StoryClaims.Where(p => p.StoryId == storyId).ToListAsync(cancellationToken);
            var order = places.OrderBy(p => p.Position).Select(p => p.ClaimId).ToList();
            if (order.SequenceEqual(claimIds.Distinct())) return;
            if (seen is not null && !order.SequenceEqual(seen))
                throw new InvalidDecisionException($"Somebody arranged the claims meanwhile: they are {string.Join(", ", order)} now. Nothing was overwritten; arrange them again if you still want to.");
            draft.Context.RemoveRange(places.Where(p => !claimIds.Contains(p.ClaimId)));
            foreach (var (claimId, position) in claimIds.Distinct().Select((id, i) => (id, i)))
                if (places.Find(p => p.ClaimId == claimId) is { } place) place.Position = position;
                else draft.Context.Add(new StoryClaim { StoryId = storyId, ClaimId = (await draft.LoadAsync<Claim>(claimId, null, cancellationToken)).Id, Position = position });
            draft.RecordId = storyId;
        }, cancellationToken);

    /// <summary>Adds a claim at the end of a story.</summary>
    public Task<Outcome> AddClaimAsync(Actor actor, long storyId, long claimId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "add-to-story", why, async draft =>
        {
            await draft.LoadAsync<Story>(storyId, null, cancellationToken);
            await draft.LoadAsync<Claim>(claimId, null, cancellationToken);
            var places = await draft.Context.StoryClaims.Where(p => p.StoryId == storyId).ToListAsync(cancellationToken);
            if (places.TrueForAll(p => p.ClaimId != claimId))
                draft.Context.Add(new StoryClaim { StoryId = storyId, ClaimId = claimId, Position = places.Count == 0 ? 0 : places.Max(p => p.Position) + 1 });
        }, cancellationToken);

    private static string Named(string name) =>
        string.IsNullOrWhiteSpace(name) ? throw new InvalidDecisionException("A story needs a name.") : name.Trim();

    private static string? Blank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static async Task<string> FreeSlugAsync(Draft draft, string name, CancellationToken cancellationToken)
    {
        var slug = SlugOf(name);
        var taken = await draft.Context.Stories.Where(s => s.Slug.StartsWith(slug)).Select(s => s.Slug).ToListAsync(cancellationToken);
        return Enumerable.Range(1, taken.Count + 1).Select(n => n == 1 ? slug : $"{slug}-{n}").First(s => !taken.Contains(s));
    }

    private static string SlugOf(string name)
    {
        var slug = new StringBuilder();
        foreach (var c in NameKey.Of(name))
            if (char.IsAsciiLetterOrDigit(c)) slug.Append(c);
            else if (slug.Length > 0 && slug[^1] != '-') slug.Append('-');
        var trimmed = slug.ToString(0, Math.Min(slug.Length, 60)).Trim('-');
        return trimmed.Length > 0 ? trimmed : "story";
    }
}
