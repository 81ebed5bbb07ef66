using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>What can be corrected of an article; a null leaves the field as it is. The text itself is never altered.</summary>
/// <param name="Title">Headline.</param>
/// <param name="Outlet">Name of the outlet, made where it is new.</param>
/// <param name="Url">Address, http or https; empty clears it.</param>
/// <param name="Published">Publication date.</param>
/// <param name="Language">BCP 47 language.</param>
public sealed record ArticleEdit(string? Title = null, string? Outlet = null, string? Url = null, PublicationDate? Published = null, string? Language = null);

/// <summary>Corrections of what an article says about itself.</summary>
public sealed class ArticleCommands(Decisions decisions)
{
    /// <summary>Corrects the metadata. Statements that the text does not date move with the publication date.</summary>
    public Task<Outcome> EditAsync(Actor actor, long articleId, int? seenVersion, ArticleEdit edit, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-article", why, async draft =>
        {
            var article = await draft.LoadAsync<Article>(articleId, seenVersion, cancellationToken);
            if (!string.IsNullOrWhiteSpace(edit.Title)) article.Title = edit.Title.Trim();
            if (edit.Url is not null) article.Url = Address(edit.Url.Trim());
            if (edit.Language is not null) article.Language = edit.Language.Trim() is { Length: > 0 } language ? language : null;
            if (!string.IsNullOrWhiteSpace(edit.Outlet)) await SetOutletAsync(draft, article, edit.Outlet.Trim(), cancellationToken);
            if (edit.Published is { } published) await SetDateAsync(draft, article, published, cancellationToken);
        }, cancellationToken);

    private static string? Address(string url)
    {
        if (url.Length == 0) return null;
        return Uri.TryCreate(url, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
            ? url
            : throw new InvalidDecisionException("The address must begin with http:// or https://.");
    }

    private static async Task SetOutletAsync(Draft draft, Article article, string name, CancellationToken cancellationToken)
    {
        var key = NameKey.Of(name);
        if (key.Length == 0) throw new InvalidDecisionException("The name of an outlet needs letters or digits.");
        var outlet = await draft.Context.Outlets.SingleOrDefaultAsync(o => o.Key == key, cancellationToken) ?? draft.Context.Add(new Outlet { Name = name, Key = key }).Entity;
        await draft.FlushAsync(cancellationToken);
        article.OutletId = outlet.Id;
    }

    private static async Task SetDateAsync(Draft draft, Article article, PublicationDate published, CancellationToken cancellationToken)
    {
        if (published.Precision == DatePrecision.Unknown != published.InstantUtc is null)
            throw new InvalidDecisionException("Give a date and how exactly it is known, or neither.");
        article.PublishedAt = published.InstantUtc;
        article.PublishedOffset = published.OffsetMinutes;
        article.PublishedPrecision = published.Precision;
        var undated = await draft.Context.Statements.Where(s => s.ArticleId == article.Id && s.SaidAsWritten == null).ToListAsync(cancellationToken);
        foreach (var statement in undated) (statement.SaidAt, statement.SaidPrecision) = (published.InstantUtc, published.Precision);
    }
}
