using System.Text.Json;
using ClaimTracker.Import;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Makes the rows of outlet, article, version and fetch.</summary>
internal sealed class ArticleRows(ClaimTrackerContext context, DateTime now)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    /// <summary>A new article without a version.</summary>
    public async Task<Article> AddArticleAsync(ImportedArticle read, CancellationToken cancellationToken)
    {
        var article = new Article { Title = read.Title, AddedAt = now };
        await FillAsync(article, read, cancellationToken);
        context.Articles.Add(article);
        return article;
    }

    /// <summary>Saves a new text of an article as its current version, and takes over what the article did not know before.</summary>
    public async Task<ArticleVersion> AddVersionAsync(Article article, int number, PreparedArticle prepared, CancellationToken cancellationToken)
    {
        var read = prepared.Article;
        var version = new ArticleVersion
        {
            Article = article, Number = number, Title = read.Title, Byline = read.Byline, Agency = read.Agency, Dateline = read.Dateline,
            Text = read.Text, TextHash = prepared.TextHash, Blocks = [.. read.Blocks], Provenance = Provenance(read), AddedAt = now,
        };
        context.ArticleVersions.Add(version);
        if (number > 1)
        {
            if (article.Version == 0) article.Title = read.Title;
            await FillAsync(article, read, cancellationToken);
        }
        await context.SaveChangesAsync(cancellationToken);
        article.CurrentVersionId = version.Id;
        return version;
    }

    /// <summary>Corrects what a better reader makes of the same text; what an editor corrected stays.</summary>
    public async Task<ArticleVersion> CorrectAsync(Article article, ArticleVersion version, ImportedArticle read, CancellationToken cancellationToken)
    {
        if (article.Version == 0)
        {
            article.Title = read.Title;
            await FillAsync(article, read, cancellationToken);
        }
        (version.Title, version.Byline, version.Agency, version.Dateline) = (read.Title, read.Byline, read.Agency, read.Dateline);
        (version.Blocks, version.Provenance) = ([.. read.Blocks], Provenance(read));
        return version;
    }

    /// <summary>A record of the bytes that gave a version; the first of a document keeps the bytes.</summary>
    public void AddFetch(ArticleVersion version, PreparedDocument document, int ordinal) => context.Fetches.Add(new Fetch
    {
        ArticleVersionId = version.Id, Location = document.Location, BytesHash = document.Source.BytesHash, Ordinal = ordinal,
        ContentType = document.Source.ContentType, Bytes = ordinal == 0 ? document.Packed : null, At = now,
    });

    private async Task FillAsync(Article article, ImportedArticle read, CancellationToken cancellationToken)
    {
        if (article.OutletId is null && read.Outlet is { } outlet) article.Outlet = await OutletAsync(outlet, cancellationToken);
        article.Url ??= read.Url;
        article.Language ??= read.Language;
        article.IsFiction |= read.IsFiction;
        article.IsStub = read.IsStub;
        article.NotBefore = read.NotBefore ?? article.NotBefore;
        if (article.PublishedAt is not null || !read.Published.IsKnown) return;
        (article.PublishedAt, article.PublishedOffset) = (read.Published.InstantUtc, read.Published.OffsetMinutes);
        (article.PublishedPrecision, article.PublishedAsWritten) = (read.Published.Precision, read.Published.AsWritten);
    }

    private async Task<Outlet?> OutletAsync(string name, CancellationToken cancellationToken)
    {
        var key = NameKey.Of(name);
        if (key.Length == 0) return null;
        var outlet = await context.Outlets.FirstOrDefaultAsync(o => o.Key == key, cancellationToken);
        if (outlet is null) context.Outlets.Add(outlet = new Outlet { Name = name.Trim(), Key = key });
        return outlet;
    }

    private static string Provenance(ImportedArticle read) => JsonSerializer.Serialize(new { read.Origins, read.Cuts, read.Updated }, Json);
}
