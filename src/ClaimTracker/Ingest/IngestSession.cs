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
        var context = factory.Create();
        try
        {
            await context.Database.OpenConnectionAsync(cancellationToken);
            if (!factory.IsPostgres) await context.Database.ExecuteSqlRawAsync("PRAGMA synchronous=NORMAL", cancellationToken);
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

    /// <summary>Recomputes what the batch touched and makes it durable.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        await ClaimMaker.PruneAsync(context, changed, cancellationToken);
        await Asides.MarkAsync(context, changed, cancellationToken);
        await ClaimFigures.RecomputeAsync(context, changed, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
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
        if (prepared.Extraction is null) prepared = PreparedArticle.Of(prepared.Ordinal, prepared.Article, isKnown: false, engine);
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
        return await ReadAsync(article, version, found?.Current, prepared, found is null ? ImportOutcome.Added : ImportOutcome.NewVersion, cancellationToken);
    }

    private async Task<ArticleResult> ReadAsync(
        Article article, ArticleVersion version, ArticleVersion? before, PreparedArticle prepared, ImportOutcome outcome, CancellationToken cancellationToken)
    {
        version.RunId = await RunAsync(cancellationToken);
        var related = await RelateAsync(article, prepared.Profile!, cancellationToken);
        var reconciled = await new Reconciler(context, article, version, version.RunId.Value).RunAsync(prepared.Extraction!, before, cancellationToken);
        var maker = new ClaimMaker(context, new ClaimMatcher(context, statistics));
        var (claims, joined) = await maker.RunAsync(prepared.Extraction!, reconciled, related, prepared.Profile!.LeadEnd, version.Text, cancellationToken);
        var responses = await new ResponseMaker(context).RunAsync(prepared.Extraction!, reconciled, claims, maker.Changed, cancellationToken);
        changed.UnionWith(maker.Changed);
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
