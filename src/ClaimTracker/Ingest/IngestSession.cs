using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;

namespace ClaimTracker.Ingest;

/// <summary>One batch: one context, one transaction; whole articles or nothing.</summary>
internal sealed class IngestSession : IAsyncDisposable
{
    private readonly ClaimTrackerContext context;
    private readonly IDbContextTransaction transaction;
    private readonly IDisposable gate;
    private readonly DateTime now;
    private readonly Engine engine;
    private readonly TermStatistics statistics;
    private readonly HashSet<long> changed = [];
    private readonly List<Dispute> disputes = [];
    private long? run;

    private IngestSession(ClaimTrackerContext context, IDbContextTransaction transaction, IDisposable gate, DateTime now, Engine engine, TermStatistics statistics, long? run) =>
        (this.context, this.transaction, this.gate, this.now, this.engine, this.statistics, this.run) = (context, transaction, gate, now, engine, statistics, run);

    /// <summary>The run that this batch's suggestions belong to; null while it stored none.</summary>
    public long? Run => run;

    /// <summary>Waits for the write gate, and for other processes, and opens the transaction.</summary>
    public static async Task<IngestSession> OpenAsync(
        ContextFactory factory, DateTime now, Engine engine, TermStatistics statistics, long? run, CancellationToken cancellationToken)
    {
        var gate = await factory.Gate.EnterAsync(cancellationToken);
        var context = factory.CreateForImport();
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
            if (factory.IsPostgres) await context.Database.ExecuteSqlRawAsync("SELECT pg_advisory_xact_lock(4331907)", cancellationToken);
            return new(context, transaction, gate, now, engine, statistics, run);
        }
        catch
        {
            await context.DisposeAsync();
            gate.Dispose();
            throw;
        }
    }

    /// <summary>Stores one document.</summary>
    public async Task<ImportResult> AddAsync(PreparedDocument document, CancellationToken cancellationToken)
    {
        var results = new List<ArticleResult>();
        foreach (var article in document.Articles)
        {
            results.Add(await AddAsync(document, article, cancellationToken));
            await context.SaveChangesAsync(cancellationToken);
            context.ChangeTracker.Clear();
        }
        return new(document.Source.Location, results, document.Source.Problem);
    }

    /// <summary>Takes over a newer reading of a version of an article, where that is still the current one, and tells what became different.</summary>
    public async Task<ArticleResult> ReadAgainAsync(long articleId, long versionId, PreparedReading reading, CancellationToken cancellationToken)
    {
        var article = await context.Articles.SingleAsync(a => a.Id == articleId, cancellationToken);
        if (article.CurrentVersionId != versionId) return new(articleId, article.Title, ImportOutcome.Unchanged);
        var version = await context.ArticleVersions.SingleAsync(v => v.Id == versionId, cancellationToken);
        var before = await ReadingChanges.OfAsync(context, articleId, cancellationToken);
        var result = await ReadAsync(article, version, version, reading, ImportOutcome.ReadAgain, cancellationToken);
        return await WithChangesAsync(result, before, [], cancellationToken);
    }

    /// <summary>Takes over what a newer reader makes of the bytes of a stored article, and tells what became different.</summary>
    public async Task<ArticleResult> ReimportAsync(long articleId, PreparedDocument document, PreparedArticle prepared, CancellationToken cancellationToken)
    {
        var article = await context.Articles.SingleAsync(a => a.Id == articleId, cancellationToken);
        if (prepared.Reading is null) return new(articleId, article.Title, ImportOutcome.Unchanged);
        var current = await context.ArticleVersions.SingleAsync(v => v.Id == article.CurrentVersionId, cancellationToken);
        var before = await ReadingChanges.OfAsync(context, articleId, cancellationToken);
        var details = ArticleChanges.Between(article, current, prepared.Article);
        var rows = new ArticleRows(context, now);
        var isNew = current.TextHash != prepared.TextHash;
        var version = isNew ? await rows.AddVersionAsync(article, current.Number + 1, prepared, cancellationToken) : await rows.CorrectAsync(article, current, prepared.Article, cancellationToken);
        if (isNew) rows.AddFetch(version, document, prepared.Ordinal);
        var result = await ReadAsync(article, version, current, prepared.Reading, isNew ? ImportOutcome.NewVersion : ImportOutcome.ReadAgain, cancellationToken);
        return await WithChangesAsync(result, before, details, cancellationToken);
    }

    private async Task<ArticleResult> WithChangesAsync(ArticleResult result, ReadingChanges before, IReadOnlyList<ReadingChange> details, CancellationToken cancellationToken)
    {
        await context.SaveChangesAsync(cancellationToken);
        var after = await ReadingChanges.OfAsync(context, result.ArticleId, cancellationToken);
        context.ChangeTracker.Clear();
        return result with { Changes = [.. details, .. before.To(after)] };
    }

    /// <summary>Recomputes what the batch touched and makes it durable.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await ClaimMaker.PruneAsync(context, changed, cancellationToken);
        await Disagreements.NoteAsync(context, disputes, now, cancellationToken);
        await Asides.MarkAsync(context, changed, cancellationToken);
        await ClaimFigures.RecomputeAsync(context, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        await SqliteMemory.ReturnAsync(context);
    }

    public async ValueTask DisposeAsync()
    {
        await transaction.DisposeAsync();
        await context.DisposeAsync();
        gate.Dispose();
    }

    private async Task<ArticleResult> AddAsync(PreparedDocument document, PreparedArticle prepared, CancellationToken cancellationToken)
    {
        var finder = new ArticleFinder(context);
        if (await finder.FetchAsync(document.Source.BytesHash, prepared.Ordinal, cancellationToken) is { } fetch)
            return new(fetch.ArticleVersion!.ArticleId, prepared.Article.Title, ImportOutcome.Unchanged);
        if (prepared.Reading is null) prepared = PreparedArticle.Of(prepared.Ordinal, prepared.Article, isKnown: false, engine);
        var outletKey = prepared.Article.Outlet is { } outlet ? NameKey.Of(outlet) : null;
        var found = await finder.FindAsync(prepared, document.Location, outletKey, cancellationToken);
        var rows = new ArticleRows(context, now);
        if (found is { } same && same.Current.TextHash == prepared.TextHash)
        {
            rows.AddFetch(same.Current, document, prepared.Ordinal);
            return new(same.Article.Id, same.Article.Title, ImportOutcome.SameText);
        }
        var article = found?.Article ?? await rows.AddArticleAsync(prepared.Article, cancellationToken);
        var version = await rows.AddVersionAsync(article, (found?.Current.Number ?? 0) + 1, prepared, cancellationToken);
        rows.AddFetch(version, document, prepared.Ordinal);
        return await ReadAsync(article, version, found?.Current, prepared.Reading!, found is null ? ImportOutcome.Added : ImportOutcome.NewVersion, cancellationToken);
    }

    private async Task<ArticleResult> ReadAsync(
        Article article, ArticleVersion version, ArticleVersion? before, PreparedReading reading, ImportOutcome outcome, CancellationToken cancellationToken)
    {
        version.RunId = await RunAsync(cancellationToken);
        var related = await RelateAsync(article, reading.Profile, cancellationToken);
        var reconciled = await new Reconciler(context, article, version, version.RunId.Value).RunAsync(reading.Extraction, before, cancellationToken);
        var maker = new ClaimMaker(context, new ClaimMatcher(context, statistics));
        var (claims, joined) = await maker.RunAsync(reading.Extraction, reconciled, related, reading.Profile.LeadEnd, version.Text, cancellationToken);
        var responses = await new ResponseMaker(context).RunAsync(reading.Extraction, reconciled, claims, maker.Changed, cancellationToken);
        await new Elsewhere(context, article, version).RunAsync(responses, reconciled, related, maker.Changed, cancellationToken);
        changed.UnionWith(maker.Changed);
        disputes.AddRange(reconciled.Disputes);
        return new(article.Id, article.Title, outcome, reconciled.Rows.Length, responses.Length, joined, reconciled.Unanchored);
    }

    private async Task<RelatedArticles> RelateAsync(Article article, ArticleProfile profile, CancellationToken cancellationToken)
    {
        var index = new ArticleIndex(context, statistics);
        var day = article.Published.Day?.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        var related = await index.FindAsync(profile, day, article.Id, cancellationToken);
        await index.PutAsync(article.Id, profile, day, cancellationToken);
        await new Copies(context).MarkAsync(article, related.CopyOf, cancellationToken);
        return related;
    }

    private async Task<long> RunAsync(CancellationToken cancellationToken)
    {
        if (run is { } known) return known;
        var started = new ExtractionRun { Engine = engine.Version, StartedAt = now };
        context.ExtractionRuns.Add(started);
        await context.SaveChangesAsync(cancellationToken);
        run = started.Id;
        return started.Id;
    }
}
