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
}
