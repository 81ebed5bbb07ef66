using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Coding of unnamed sources by what was published about them.</summary>
public sealed class TaggingCommands(Decisions decisions)
{
    /// <summary>
    /// Saves the coded fields of <paramref name="tags"/>; a null leaves a field as it is. <paramref name="seenVersion"/> is the version on
    /// screen, -1 where there was no coding yet. A note is kept on the source.
    /// </summary>
    public Task<Outcome> SaveAsync(Actor actor, UnnamedTagging tags, int? seenVersion, string? note = null, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "tag-unnamed", why, async draft =>
        {
            var source = await draft.LoadAsync<Source>(tags.SourceId, null, cancellationToken);
            if (!source.IsUnnamed) throw new InvalidDecisionException($"“{source.Name}” is named. Only unnamed sources are tagged.");
            await CheckAsync(draft, source, tags, cancellationToken);
            Fill(await RecordAsync(draft, tags.SourceId, seenVersion, cancellationToken), tags);
            source.Review = source.Review == ReviewState.Suggested ? ReviewState.Confirmed : source.Review;
            if (!string.IsNullOrWhiteSpace(note)) NoteCommands.Add(draft, nameof(Source), source.Id, note);
            draft.RecordId = source.Id;
        }, cancellationToken);

    private static async Task<UnnamedTagging> RecordAsync(Draft draft, long sourceId, int? seenVersion, CancellationToken cancellationToken) =>
        await draft.Context.UnnamedTaggings.AnyAsync(t => t.SourceId == sourceId, cancellationToken)
            ? await draft.LoadAsync<UnnamedTagging>(sourceId, seenVersion, cancellationToken)
            : draft.Context.Add(new UnnamedTagging { SourceId = sourceId }).Entity;

    private static void Fill(UnnamedTagging record, UnnamedTagging tags)
    {
        record.Identification = tags.Identification ?? record.Identification;
        record.StatedCount = tags.StatedCount ?? record.StatedCount;
        record.Country = tags.Country ?? record.Country;
        record.Body = tags.Body ?? record.Body;
        record.Sector = tags.Sector ?? record.Sector;
        record.Seniority = tags.Seniority ?? record.Seniority;
        record.Basis = tags.Basis ?? record.Basis;
        record.Terms = tags.Terms ?? record.Terms;
        record.Reason = tags.Reason ?? record.Reason;
        record.Corroboration = tags.Corroboration ?? record.Corroboration;
        record.Content = tags.Content ?? record.Content;
        record.Quotation = tags.Quotation ?? record.Quotation;
    }

    private static async Task CheckAsync(Draft draft, Source source, UnnamedTagging tags, CancellationToken cancellationToken)
    {
        if (tags.StatedCount is not (null or UnnamedTagging.NotStated or "one" or "two" or "several") && !(int.TryParse(tags.StatedCount, out var count) && count is > 0 and < 10_000))
            throw new InvalidDecisionException("The stated count is one, two, several, a number or not stated.");
        var text = await draft.Context.ArticleVersions.Where(v => v.ArticleId == source.ArticleId).OrderByDescending(v => v.Number)
            .Select(v => v.Text).FirstOrDefaultAsync(cancellationToken) ?? "";
        if (tags.Body is { } body and not UnnamedTagging.NotStated) NewSources.ThrowWhereUnpublished(body, text);
        if (tags.Country is { } country and not UnnamedTagging.NotStated && country != source.Country)
            NewSources.ThrowWhereUnpublished(country, text);
    }
}
