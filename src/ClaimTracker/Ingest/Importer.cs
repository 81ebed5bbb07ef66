using System.Diagnostics;
using System.Runtime.CompilerServices;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>
/// Read, extract, reconcile, save: the only place where the stages meet. Documents are read and extracted on all cores and stored by
/// one writer in batches; a crash leaves whole articles only, and the next run goes on.
/// </summary>
public sealed class Importer
{
    private const int BatchArticles = 64;
    private static readonly TimeSpan BatchTime = TimeSpan.FromMilliseconds(500);

    private readonly ContextFactory factory;
    private readonly TimeProvider time;
    private readonly Engine engine;

    /// <summary>An importer into one store.</summary>
    public Importer(ContextFactory factory, TimeProvider time) : this(factory, time, Engine.Default) { }

    internal Importer(ContextFactory factory, TimeProvider time, Engine engine) => (this.factory, this.time, this.engine) = (factory, time, engine);

    /// <summary>
    /// Imports documents in order and tells what became of each once it is stored. Then it fetches the addresses that lists and feeds among
    /// them name; addresses that these name in turn are not followed.
    /// </summary>
    /// <param name="documents">What to read; taken as fast as it can be stored, so any number goes.</param>
    /// <param name="cancellationToken">Stops after the batch that is being stored.</param>
    public async IAsyncEnumerable<ImportResult> ImportAsync(
        IEnumerable<PendingDocument> documents, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var addresses = new List<string>();
        await foreach (var result in RoundAsync(documents, addresses, cancellationToken)) yield return result;
        await foreach (var result in RoundAsync(addresses.Distinct().Select(a => PendingDocument.At(a)), [], cancellationToken)) yield return result;
    }

    /// <summary>What importing would do, without storing anything.</summary>
    public async IAsyncEnumerable<ImportResult> TryAsync(
        IEnumerable<PendingDocument> documents, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var document in ParallelOrdered.SelectAsync(documents, PrepareAsync, Environment.ProcessorCount, cancellationToken))
        {
            await using var context = factory.Create();
            var articles = new List<ArticleResult>();
            foreach (var article in document.Articles) articles.Add(await new ArticleFinder(context).ForecastAsync(document, article, cancellationToken));
            yield return new(document.Source.Location, articles, document.Source.Problem);
        }
    }

    private async IAsyncEnumerable<ImportResult> RoundAsync(
        IEnumerable<PendingDocument> documents, List<string> addresses, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var batch = new List<PreparedDocument>();
        var clock = Stopwatch.StartNew();
        var saver = new BatchSaver(factory, time, engine);
        await foreach (var document in ParallelOrdered.SelectAsync(documents, PrepareAsync, Environment.ProcessorCount, cancellationToken))
        {
            batch.Add(document);
            addresses.AddRange(document.Source.Addresses);
            if (batch.Sum(d => d.Articles.Count) < BatchArticles && clock.Elapsed < BatchTime) continue;
            foreach (var result in await SaveAsync()) yield return result;
        }
        foreach (var result in await SaveAsync()) yield return result;

        async Task<IReadOnlyList<ImportResult>> SaveAsync()
        {
            var results = await saver.SaveAsync(batch.ConvertAll(Storing), cancellationToken);
            batch.Clear();
            clock.Restart();
            return results;
        }
    }

    /// <summary>Imports one document.</summary>
    public async Task<ImportResult> ImportAsync(PendingDocument document, CancellationToken cancellationToken = default)
    {
        var results = await new BatchSaver(factory, time, engine).SaveAsync([Storing(await PrepareAsync(document, cancellationToken))], cancellationToken);
        return results[0];
    }

    private async Task<PreparedDocument> PrepareAsync(PendingDocument pending, CancellationToken cancellationToken)
    {
        var read = await pending.ReadAsync(cancellationToken);
        if (read.Articles.Count == 0) return new(read, read.Location, [], null);
        try
        {
            await using var context = factory.CreateForImport();
            var known = await context.Fetches.Where(f => f.BytesHash == read.BytesHash).Select(f => f.Ordinal).ToListAsync(cancellationToken);
            return PreparedDocument.Of(read, known.ToHashSet(), engine);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            var problem = $"{read.Location}: the extractor failed on this text ({e.GetType().Name}: {e.Message}). Please report it together with the file.";
            return new(ReadDocument.Failed(read.Location, problem), read.Location, [], null);
        }
    }

    private static Storing Storing(PreparedDocument document) => new(document.Source.Location, (session, cancel) =>
        document.Articles.Count == 0 ? Task.FromResult(new ImportResult(document.Source.Location, [], document.Source.Problem)) : session.AddAsync(document, cancel));
}
