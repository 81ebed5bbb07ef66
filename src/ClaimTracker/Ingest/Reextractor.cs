using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>
/// Reads the stored texts again with a newer engine. What an editor decided stays as it is; what nobody touched follows the new reading. A stop
/// leaves whole articles only, and the next run goes on with those that the newer engine has not read.
/// </summary>
public sealed class Reextractor
{
    private const int BatchArticles = 32;
    private readonly ContextFactory factory;
    private readonly TimeProvider time;
    private readonly Engine engine;

    /// <summary>For one store, with the engine of this program.</summary>
    public Reextractor(ContextFactory factory, TimeProvider time) : this(factory, time, Engine.Default) { }

    internal Reextractor(ContextFactory factory, TimeProvider time, Engine engine) => (this.factory, this.time, this.engine) = (factory, time, engine);

    /// <summary>Name of the engine that reads.</summary>
    public string EngineVersion => engine.Version;

    /// <summary>Articles whose current text this engine has not read; with <paramref name="all"/>, every article.</summary>
    public async Task<IReadOnlyList<long>> WaitingAsync(bool all, CancellationToken cancellationToken = default)
    {
        await using var context = factory.CreateForImport();
        return await (from article in context.Articles
                      join version in context.ArticleVersions on article.CurrentVersionId equals version.Id
                      where all || !context.ExtractionRuns.Any(r => r.Id == version.RunId && r.Engine == engine.Version)
                      orderby article.Id
                      select article.Id).ToListAsync(cancellationToken);
    }

    /// <summary>Reads articles again, in order, and tells what became different in each.</summary>
    /// <param name="articles">Ids.</param>
    /// <param name="dryRun">True to store nothing.</param>
    /// <param name="cancellationToken">Stops after the batch that is being stored.</param>
    public IAsyncEnumerable<ImportResult> RunAsync(IEnumerable<long> articles, bool dryRun, CancellationToken cancellationToken = default)
    {
        var saver = new BatchSaver(factory, time, engine, keep: !dryRun);
        return saver.SaveAllAsync(ParallelOrdered.SelectAsync(articles, PrepareAsync, Environment.ProcessorCount, cancellationToken), BatchArticles, cancellationToken);
    }

    private async Task<Storing> PrepareAsync(long id, CancellationToken cancellationToken)
    {
        await using var context = factory.CreateForImport();
        var version = await context.ArticleVersions.AsNoTracking().SingleAsync(v => context.Articles.Any(a => a.Id == id && a.CurrentVersionId == v.Id), cancellationToken);
        var name = $"article {id} ({version.Title})";
        try
        {
            var reading = PreparedReading.Of(version.Title, version.Text, version.Blocks, engine);
            return new(name, async (session, cancel) => new(name, [await session.ReadAgainAsync(id, version.Id, reading, cancel)], null));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var problem = $"{name}: the extractor failed on this text ({e.GetType().Name}: {e.Message}). What was read before stays; please report it together with the article.";
            return new(name, (_, _) => Task.FromResult(new ImportResult(name, [], problem)));
        }
    }
}
