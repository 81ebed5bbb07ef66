using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>What can be corrected of a source; a null leaves the field as it is, an empty text clears it.</summary>
public sealed record SourceEdit(SourceKind? Kind = null, string? Name = null, string? Role = null, string? Affiliation = null, string? Country = null);

/// <summary>Decisions about who is who.</summary>
public sealed class SourceCommands(Decisions decisions)
{
    /// <summary>Corrects what is said of a source.</summary>
    public Task<Outcome> EditAsync(Actor actor, long sourceId, int? seenVersion, SourceEdit edit, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-source", why, async draft =>
        {
            var source = await draft.LoadAsync<Source>(sourceId, seenVersion, cancellationToken);
            if (source.IsUnnamed || edit.Kind == SourceKind.Unnamed) await ThrowWhereUnpublishedAsync(draft, source, edit, cancellationToken);
            source.Kind = edit.Kind ?? source.Kind;
            source.Role = Cleared(edit.Role, source.Role);
            source.Affiliation = Cleared(edit.Affiliation, source.Affiliation);
            source.Country = Cleared(edit.Country, source.Country);
            if (!string.IsNullOrWhiteSpace(edit.Name) && edit.Name.Trim() != source.Name) await RenameAsync(draft, source, edit.Name.Trim(), cancellationToken);
            source.Review = ReviewState.Edited;
        }, cancellationToken);

    /// <summary>Two sources are one: statements and mentions move, the names of the absorbed one stay as aliases.</summary>
    public Task<Outcome> MergeAsync(Actor actor, long keptId, long absorbedId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "merge-sources", why, async draft =>
        {
            var kept = await draft.LoadAsync<Source>(keptId, null, cancellationToken);
            var absorbed = await draft.LoadAsync<Source>(absorbedId, null, cancellationToken);
            ThrowWhereNotOne(kept, absorbed);
            foreach (var statement in await draft.Context.Statements.Where(s => s.SourceId == absorbedId).ToListAsync(cancellationToken)) statement.SourceId = keptId;
            foreach (var mention in await draft.Context.SourceMentions.Where(m => m.SourceId == absorbedId).ToListAsync(cancellationToken)) mention.SourceId = keptId;
            await KeepNamesAsync(draft, kept, absorbed, cancellationToken);
            absorbed.MergedIntoId = keptId;
            kept.Review = absorbed.Review = ReviewState.Edited;
            draft.RecordId = keptId;
        }, cancellationToken);

    /// <summary>Some statements are somebody else's: they move to the source of that name, made where there is none.</summary>
    public Task<Outcome> SplitAsync(Actor actor, long sourceId, IReadOnlyCollection<long> statementIds, SourceKind kind, string name, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "split-source", why, async draft =>
        {
            var statements = await draft.Context.Statements.Include(s => s.ArticleVersion).Where(s => s.SourceId == sourceId && statementIds.Contains(s.Id)).ToListAsync(cancellationToken);
            if (statements.Count == 0 || string.IsNullOrWhiteSpace(name)) throw new InvalidDecisionException("Choose statements of this source, and say whose they are.");
            var other = await NewSources.FindOrMakeAsync(draft, kind, name.Trim(), statements[0].ArticleId, statements[0].ArticleVersion!.Text, cancellationToken);
            if (other.Id == sourceId) throw new InvalidDecisionException("This is a name of the same source. Choose another.");
            await draft.FlushAsync(cancellationToken);
            foreach (var statement in statements)
                (statement.SourceId, statement.Review) = (other.Id, statement.Review == ReviewState.Rejected ? ReviewState.Rejected : ReviewState.Edited);
            draft.RecordId = other.Id;
        }, cancellationToken);

    /// <summary>Adds another name of a named source.</summary>
    public Task<Outcome> AddAliasAsync(Actor actor, long sourceId, string name, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "add-alias", why, async draft =>
        {
            var source = await draft.LoadAsync<Source>(sourceId, null, cancellationToken);
            if (source.IsUnnamed) throw new InvalidDecisionException("An unnamed source has no other names.");
            if (NameKey.Of(name).Length == 0) throw new InvalidDecisionException("A name needs letters or digits.");
            await AliasAsync(draft, source, name.Trim(), cancellationToken);
        }, cancellationToken);

    private static void ThrowWhereNotOne(Source kept, Source absorbed)
    {
        if (kept.Id == absorbed.Id) throw new InvalidDecisionException("Choose another source to join.");
        if (kept.MergedIntoId is not null || absorbed.MergedIntoId is not null) throw new InvalidDecisionException("One of the sources was already joined into another. Reload the page.");
        if (kept.IsUnnamed != absorbed.IsUnnamed) throw new InvalidDecisionException("An unnamed source is never joined with a named one: that would say who it is.");
        if (kept.IsUnnamed && kept.ArticleId != absorbed.ArticleId) throw new InvalidDecisionException("Unnamed sources of two articles are never joined: nobody published that they are the same.");
    }

    private static async Task KeepNamesAsync(Draft draft, Source kept, Source absorbed, CancellationToken cancellationToken)
    {
        var names = await draft.Context.SourceAliases.Where(a => a.SourceId == absorbed.Id).Select(a => a.Name).ToListAsync(cancellationToken);
        foreach (var name in names.Prepend(absorbed.Name)) await AliasAsync(draft, kept, name, cancellationToken);
    }

    private static async Task AliasAsync(Draft draft, Source source, string name, CancellationToken cancellationToken)
    {
        var key = NameKey.Of(name);
        var known = key == NameKey.Of(source.Name) || await draft.Context.SourceAliases.AnyAsync(a => a.SourceId == source.Id && a.Key == key, cancellationToken)
            || draft.Context.SourceAliases.Local.Any(a => a.SourceId == source.Id && a.Key == key);
        if (!known) draft.Context.Add(new SourceAlias { SourceId = source.Id, Name = name, Key = key });
    }

    private static async Task RenameAsync(Draft draft, Source source, string name, CancellationToken cancellationToken)
    {
        if (!source.IsUnnamed)
        {
            var key = NameKey.Of(name);
            if (key.Length == 0) throw new InvalidDecisionException("The name of a source needs letters or digits.");
            if (await draft.Context.Sources.AnyAsync(s => s.Key == key && s.Id != source.Id, cancellationToken))
                throw new InvalidDecisionException($"There is a source “{name}” already. Join the two instead.");
            var old = source.Name;
            (source.Name, source.Key) = (name, key);
            await AliasAsync(draft, source, old, cancellationToken);
        }
        else source.Name = name;
    }

    private static async Task ThrowWhereUnpublishedAsync(Draft draft, Source source, SourceEdit edit, CancellationToken cancellationToken)
    {
        var article = source.ArticleId ?? throw new InvalidDecisionException("Only a source of a single article can be unnamed. Split its statements off first.");
        var text = await draft.Context.ArticleVersions.Where(v => v.ArticleId == article).OrderByDescending(v => v.Number).Select(v => v.Text).FirstAsync(cancellationToken);
        foreach (var words in new[] { edit.Name ?? source.Name, edit.Role, edit.Affiliation }.Where(w => !string.IsNullOrWhiteSpace(w)))
            NewSources.ThrowWhereUnpublished(words!.Trim(), text);
    }

    private static string? Cleared(string? wanted, string? old) => wanted is null ? old : wanted.Trim() is { Length: > 0 } text ? text : null;
}
