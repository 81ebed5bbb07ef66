using ClaimTracker.Import;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>
/// Reads the kept original bytes again with the readers of this program. A text that reads differently becomes a new version; title, byline and
/// kinds of blocks are corrected where no editor touched them. Running it twice changes nothing the second time.
/// </summary>
public sealed class Reimporter
{
    private const int BatchDocuments = 16;
    private readonly ContextFactory factory;
    private readonly TimeProvider time;
    private readonly Engine engine;

    /// <summary>For one store, with the engine of this program.</summary>
    public Reimporter(ContextFactory factory, TimeProvider time) : this(factory, time, Engine.Default) { }

    internal Reimporter(ContextFactory factory, TimeProvider time, Engine engine) => (this.factory, this.time, this.engine) = (factory, time, engine);

    /// <summary>Ids of the fetch records that hold bytes, oldest first.</summary>
    public async Task<IReadOnlyList<long>> DocumentsAsync(CancellationToken cancellationToken = default)
    {
        await using var context = factory.CreateForImport();
        return await context.Fetches.Where(f => f.Bytes != null).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Reads documents again, in order, and tells what became different in each of their articles.</summary>
    /// <param name="documents">Ids of fetch records.</param>
    /// <param name="dryRun">True to store nothing.</param>
    /// <param name="cancellationToken">Stops after the batch that is being stored.</param>
    public IAsyncEnumerable<ImportResult> RunAsync(IEnumerable<long> documents, bool dryRun, CancellationToken cancellationToken = default) =>
        RunAsync(documents, dryRun, (location, bytes, type, cancel) => ReadDocument.Of(location, bytes, type, cancel), cancellationToken);

    internal IAsyncEnumerable<ImportResult> RunAsync(
        IEnumerable<long> documents, bool dryRun, Func<string, ReadOnlyMemory<byte>, string?, CancellationToken, ReadDocument> read, CancellationToken cancellationToken)
    {
        var saver = new BatchSaver(factory, time, engine, keep: !dryRun);
        return saver.SaveAllAsync(ParallelOrdered.SelectAsync(documents, (id, cancel) => PrepareAsync(id, read, cancel), Environment.ProcessorCount, cancellationToken), BatchDocuments, cancellationToken);
    }

    private async Task<Storing> PrepareAsync(long id, Func<string, ReadOnlyMemory<byte>, string?, CancellationToken, ReadDocument> read, CancellationToken cancellationToken)
    {
        await using var context = factory.CreateForImport();
        var fetch = await context.Fetches.AsNoTracking().SingleAsync(f => f.Id == id, cancellationToken);
        var result = read(fetch.Location, PreparedDocument.Unpack(fetch.Bytes!), fetch.ContentType, cancellationToken);
        var stored = await StoredAsync(context, fetch.BytesHash, cancellationToken);
        if (stored.Count == 0 || (result.Problem is { } problem && result.Articles.Count == 0))
            return new(fetch.Location, (_, _) => Task.FromResult(new ImportResult(fetch.Location, [], stored.Count == 0 ? null : $"{result.Problem} The stored article stays as it is.")));
        var articles = stored.Where(s => s.Ordinal < result.Articles.Count)
            .Select(s => (ArticleId: s.Article.Id, Article: PreparedArticle.Of(s.Ordinal, result.Articles[s.Ordinal], isKnown: Same(result.Articles[s.Ordinal], s), engine))).ToList();
        var gone = stored.Count - articles.Count;
        var document = new PreparedDocument(result, fetch.Location, [.. articles.Select(a => a.Article)], null);
        return new(fetch.Location, async (session, cancel) =>
        {
            var results = new List<ArticleResult>();
            foreach (var (articleId, article) in articles) results.Add(await session.ReimportAsync(articleId, document, article, cancel));
            return new(fetch.Location, results, gone == 0 ? null : $"{fetch.Location}: {gone} of its articles are not found in it any more; they stay as they are.");
        });
    }

    private static bool Same(ImportedArticle read, StoredArticle stored) =>
        read.Text == stored.Current.Text && read.Title == stored.Current.Title && read.Byline == stored.Current.Byline && read.Agency == stored.Current.Agency
        && read.Dateline == stored.Current.Dateline && read.Blocks.SequenceEqual(stored.Current.Blocks)
        && !(stored.Article.Version == 0 && read.Published.IsKnown && !stored.Article.Published.IsKnown);

    /// <summary>The articles whose newest fetch these bytes are, so that an older page is not taken for a newer text.</summary>
    private static async Task<List<StoredArticle>> StoredAsync(ClaimTrackerContext context, string bytesHash, CancellationToken cancellationToken) =>
        await (from fetch in context.Fetches
               where fetch.BytesHash == bytesHash && !context.Fetches.Any(f => f.ArticleVersion!.ArticleId == fetch.ArticleVersion!.ArticleId && f.Id > fetch.Id)
               join article in context.Articles on fetch.ArticleVersion!.ArticleId equals article.Id
               join current in context.ArticleVersions on article.CurrentVersionId equals current.Id
               where fetch.ArticleVersionId == current.Id
               orderby fetch.Ordinal
               select new StoredArticle(article, fetch.Ordinal, current)).AsNoTracking().ToListAsync(cancellationToken);

    private sealed record StoredArticle(Article Article, int Ordinal, ArticleVersion Current);
}
