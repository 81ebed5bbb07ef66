using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests.Store;

public class StorePreparationTests
{
    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_claim_is_read_back_as_it_was_saved(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        var told = new DateTime(2026, 3, 2, 7, 15, 0, DateTimeKind.Utc);
        await using (var writing = store.Factory.Create())
        {
            writing.Claims.Add(new Claim { Text = "The dam is \"full\" 🌊", State = ClaimState.Denied, FirstToldAt = told, ActiveAt = told });
            await writing.SaveChangesAsync(cancel);
        }

        await using var reading = store.Factory.Create();
        var claim = await reading.Claims.SingleAsync(cancel);

        Assert.Equal(("The dam is \"full\" 🌊", ClaimState.Denied, told, DateTimeKind.Utc), (claim.Text, claim.State, claim.FirstToldAt, claim.ActiveAt.Kind));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task Preparing_twice_changes_nothing(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);

        await store.Factory.PrepareAsync(cancel);

        await using var context = store.Factory.Create();
        Assert.Empty(await context.Database.GetPendingMigrationsAsync(cancel));
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task A_lock_row_left_by_a_killed_migration_does_not_stop_the_next_start()
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync("sqlite");
        await using (var context = store.Factory.Create())
            await context.Database.ExecuteSqlRawAsync("INSERT OR REPLACE INTO __EFMigrationsLock (Id, Timestamp) VALUES (1, '2020-01-01')", cancel);

        await store.Factory.PrepareAsync(cancel);

        await using var after = store.Factory.Create();
        Assert.Empty(await after.Database.GetPendingMigrationsAsync(cancel));
    }

    [Fact]
    public async Task A_file_that_is_no_store_is_named_and_left_as_it_is()
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-test-").FullName;
        var factory = new ContextFactory(new StoreOptions(folder));
        var before = string.Concat(Enumerable.Repeat("notes of a meeting, not a database\n", 200));
        await File.WriteAllTextAsync(factory.Options.SqlitePath, before, TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => factory.PrepareAsync(TestContext.Current.CancellationToken));

        Assert.StartsWith($"{factory.Options.SqlitePath} is not a ClaimTracker store", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(before, await File.ReadAllTextAsync(factory.Options.SqlitePath, TestContext.Current.CancellationToken));
    }

    [Theory, MemberData(nameof(TestStore.Both), MemberType = typeof(TestStore))]
    public async Task A_store_of_a_newer_version_is_refused_before_anything_is_changed(string provider)
    {
        var cancel = TestContext.Current.CancellationToken;
        await using var store = await TestStore.CreateAsync(provider);
        await using (var context = store.Factory.Create())
            await context.Database.ExecuteSqlRawAsync("""INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('29990101000000_Later', '99')""", cancel);

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(() => store.Factory.PrepareAsync(cancel));

        Assert.Contains("newer version", refusal.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Host=localhost;Port=1;Timeout=2", "cannot be used")]
    [InlineData("a database, please", "cannot be read")]
    public async Task A_database_server_that_cannot_be_reached_is_told_with_the_cure(string connection, string what)
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-test-").FullName;

        var refusal = await Assert.ThrowsAsync<StoreUnavailableException>(
            () => new ContextFactory(new StoreOptions(folder, connection)).PrepareAsync(TestContext.Current.CancellationToken));

        Assert.Contains(what, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("--db", refusal.Message, StringComparison.Ordinal);
    }
}
