using System.CommandLine;
using ClaimTracker.Editing;
using ClaimTracker.Ingest;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Commands;

/// <summary><c>doctor</c>, <c>backup</c> and <c>restore</c>.</summary>
internal static class MaintenanceCommands
{
    private const string PostgresOnly = "This store is on PostgreSQL. Use pg_dump and pg_restore, which know how to copy a running server.";

    public static Command Doctor()
    {
        var command = new Command("doctor", "Check the store: every span cuts its words, every reference leads somewhere, the record of decisions is whole. The exit code is 1 where something is wrong.");
        command.SetAction(async (parsed, cancel) =>
        {
            var factory = new ContextFactory(StoreChoice.From(parsed));
            await factory.PrepareAsync(cancel);
            var problems = 0;
            await foreach (var problem in StoreDoctor.ExamineAsync(factory, cancel))
            {
                problems++;
                await Console.Error.WriteLineAsync(problem);
            }
            await using var context = factory.Create();
            var chain = await EventChain.VerifyAsync(context, cancel);
            if (chain.Problem is not null) await Console.Error.WriteLineAsync(chain.Problem);
            var total = problems + (chain.Problem is null ? 0 : 1);
            Console.WriteLine($"{Counted.Of(await context.Articles.CountAsync(cancel), "article")}, {Counted.Of(await context.Statements.CountAsync(cancel), "statement")}, {Counted.Of(chain.Count, "decision")}: {(total == 0 ? "no problem found" : Counted.Of(total, "problem"))}.");
            return total == 0 ? 0 : 1;
        });
        return command;
    }

    public static Command Backup()
    {
        var file = new Argument<string>("FILE") { Description = "The file to write; it must not exist." };
        var command = new Command("backup", "Write the whole store into one file, while the site may be running.") { file };
        command.SetAction((parsed, cancel) => OnSqliteAsync(parsed, async store =>
        {
            var factory = new ContextFactory(store);
            await factory.PrepareAsync(cancel);
            await StoreBackup.SaveAsync(factory, parsed.GetRequiredValue(file), cancel);
        }));
        return command;
    }

    public static Command Restore()
    {
        var file = new Argument<string>("FILE") { Description = "A file that backup wrote." };
        var replace = new Option<bool>("--replace") { Description = "Replace a store that holds something." };
        var command = new Command("restore", "Put a backup in the place of the store. Stop the site first.") { file, replace };
        command.SetAction((parsed, cancel) => OnSqliteAsync(parsed, store =>
        {
            if (File.Exists(store.SqlitePath) && !parsed.GetValue(replace))
                throw new IOException($"{store.SqlitePath} exists already. Add --replace to replace it, or name another --data folder.");
            StoreBackup.Restore(store, parsed.GetRequiredValue(file));
            return new ContextFactory(store).PrepareAsync(cancel);
        }));
        return command;
    }

    private static async Task<int> OnSqliteAsync(ParseResult parsed, Func<StoreOptions, Task> work)
    {
        var store = StoreChoice.From(parsed);
        if (store.Postgres is not null) throw new IOException(PostgresOnly);
        await work(store);
        Console.WriteLine("Done.");
        return 0;
    }
}
