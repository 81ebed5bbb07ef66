using System.Text;
using ClaimTracker.Ingest;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Ingest;

public class WaitingDocumentsTests
{
    [Fact]
    public async Task Documents_are_imported_in_turn_and_a_cancelled_one_is_left_out()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var queue = new WaitingDocuments();
        queue.Add(Pasted("first"));
        queue.Add(Pasted("second"));
        queue.Add(PendingDocument.Of("empty.txt", ReadOnlyMemory<byte>.Empty));
        queue.Cancel(queue.Items.Single(i => i.Document.Location == "second").Id);

        await WorkAsync(queue, store, cancel);

        Assert.Equal([QueueState.Failed, QueueState.Cancelled, QueueState.Done], queue.Items.Select(i => i.State));
        Assert.StartsWith("empty.txt: ", queue.Items[0].Results[0].Problem, StringComparison.Ordinal);
        await using var context = store.Factory.Create();
        Assert.Equal("Headline of first", (await context.Articles.SingleAsync(cancel)).Title);
    }

    [Fact]
    public async Task What_waits_and_what_failed_is_there_again_after_a_restart_and_what_is_done_is_not()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var folder = Path.Combine(store.Factory.Options.DataFolder, "queue");
        var queue = new WaitingDocuments(new QueueFolder(folder));
        queue.Add(Pasted("done"));
        queue.Add(PendingDocument.Of("empty.txt", ReadOnlyMemory<byte>.Empty, "text/plain"));
        await WorkAsync(queue, store, cancel);
        queue.Add(Pasted("waiting"));
        queue.Add(PendingDocument.At("http://paper.example/one"));

        var restarted = new WaitingDocuments(new QueueFolder(folder));

        Assert.Equal(["http://paper.example/one", "waiting", "empty.txt"], restarted.Items.Select(i => i.Document.Location));
        Assert.All(restarted.Items, i => Assert.Equal(QueueState.Waiting, i.State));
        restarted.Cancel(restarted.Items[0].Id);
        await WorkAsync(restarted, store, cancel);
        Assert.Equal([QueueState.Cancelled, QueueState.Done, QueueState.Failed], restarted.Items.Select(i => i.State));
        await using var context = store.Factory.Create();
        Assert.Equal(["Headline of done", "Headline of waiting"], await context.Articles.OrderBy(a => a.Id).Select(a => a.Title).ToListAsync(cancel));
        restarted.Clear();
        Assert.Equal(["empty.txt"], new WaitingDocuments(new QueueFolder(folder)).Items.Select(i => i.Document.Location));
    }

    [Fact]
    public async Task A_cancelled_document_stays_cancelled_over_a_restart_until_it_is_tried_again()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        var folder = Path.Combine(store.Factory.Options.DataFolder, "queue");
        var queue = new WaitingDocuments(new QueueFolder(folder));
        queue.Add(Pasted("cancelled"));
        queue.Add(Pasted("waiting"));
        queue.Cancel(queue.Items[1].Id);

        var restarted = new WaitingDocuments(new QueueFolder(folder));
        Assert.Equal([QueueState.Waiting, QueueState.Cancelled], restarted.Items.Select(i => i.State));
        await WorkAsync(restarted, store, cancel);
        Assert.Equal([QueueState.Done, QueueState.Cancelled], restarted.Items.Select(i => i.State));
        restarted.Retry(restarted.Items[1].Id);

        Assert.Equal([QueueState.Waiting], new WaitingDocuments(new QueueFolder(folder)).Items.Select(i => i.State));
        restarted.Cancel(restarted.Items[1].Id);
        restarted.Clear();
        Assert.Empty(Directory.EnumerateFiles(folder));
    }

    [Fact]
    public void A_damaged_file_of_the_queue_is_named_and_stops_nothing()
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-queue-").FullName;
        File.WriteAllText(Path.Combine(folder, "0000000001.waiting"), "{ not json");
        File.WriteAllText(Path.Combine(folder, "notes.txt"), "no document");

        var queue = new WaitingDocuments(new QueueFolder(folder));

        Assert.EndsWith("0000000001.waiting", Assert.Single(queue.Items).Document.Location, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public async Task A_backup_holds_what_the_store_holds_and_the_doctor_finds_it_sound()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(Pasted("only"), cancel);
        var file = Path.Combine(store.Factory.Options.DataFolder, "backup.db");
        await StoreBackup.SaveAsync(store.Factory, file, cancel);

        var restored = new ContextFactory(new StoreOptions(Path.Combine(store.Factory.Options.DataFolder, "restored")));
        StoreBackup.Restore(restored.Options, file);

        await using var context = restored.Create();
        Assert.Equal("Headline of only", (await context.Articles.SingleAsync(cancel)).Title);
        Assert.Empty(await StoreDoctor.ExamineAsync(restored, cancel).ToListAsync(cancel));
    }

    [Fact]
    public async Task The_doctor_names_a_span_that_does_not_cut_its_words()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)).ImportAsync(Pasted("only"), cancel);
        await using (var context = store.Factory.Create())
            await context.ArticleVersions.ExecuteUpdateAsync(set => set.SetProperty(v => v.Text, v => "x" + v.Text), cancel);

        var problems = await StoreDoctor.ExamineAsync(store.Factory, cancel).ToListAsync(cancel);

        Assert.Contains(problems, p => p.StartsWith("statement ", StringComparison.Ordinal));
    }

    private static PendingDocument Pasted(string name) =>
        PendingDocument.Of(name, Encoding.UTF8.GetBytes($"Headline of {name}\n\nMina Torvald said that the {name} plan of the Quellmark yard was dropped."));

    private static async Task WorkAsync(WaitingDocuments queue, TestStore store, CancellationToken cancel)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        var finished = new TaskCompletionSource();
        queue.Changed += () =>
        {
            if (queue.Items.All(i => i.State is not (QueueState.Waiting or QueueState.Working))) finished.TrySetResult();
        };
        var running = queue.RunAsync(new Importer(store.Factory, TimeProvider.System, TestEngine.Version(1)), stop.Token);
        await finished.Task.WaitAsync(cancel);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => running);
    }
}
