using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Tests;

/// <summary>An empty, migrated database of its own for one test; dropped at the end.</summary>
public sealed class TestStore : IAsyncDisposable
{
    /// <summary>Connection string of a PostgreSQL server whose user may create databases.</summary>
    public const string PostgresVariable = "CLAIMTRACKER_TEST_POSTGRES";

    private TestStore(ContextFactory factory) => Factory = factory;

    public ContextFactory Factory { get; }

    public static TheoryData<string> Both => ["sqlite", "postgres"];

    public static async Task<TestStore> CreateAsync(string provider)
    {
        var folder = Directory.CreateTempSubdirectory("claimtracker-test-").FullName;
        var postgres = provider == "postgres" ? Database(Environment.GetEnvironmentVariable(PostgresVariable)) : null;
        var store = new TestStore(new ContextFactory(new StoreOptions(folder, postgres)));
        await store.Factory.PrepareAsync(TestContext.Current.CancellationToken);
        return store;
    }

    public async ValueTask DisposeAsync()
    {
        if (Factory.IsPostgres)
        {
            await using var context = Factory.Create();
            await context.Database.EnsureDeletedAsync();
        }
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Factory.Options.DataFolder, recursive: true);
    }

    private static string Database(string? server)
    {
        Assert.SkipWhen(string.IsNullOrEmpty(server), $"{PostgresVariable} is not set: no PostgreSQL server to test on");
        return $"{server};Database=claimtracker_{Guid.NewGuid():N};Pooling=false";
    }
}
