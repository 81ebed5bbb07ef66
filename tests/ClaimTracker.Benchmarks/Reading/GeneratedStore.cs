using System.Globalization;
using System.Text;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.Data.Sqlite;

namespace ClaimTracker.Benchmarks.Reading;

/// <summary>Fills an SQLite store with invented rows in the proportions of real news. The same count gives the same rows.</summary>
internal sealed class GeneratedStore(SqliteConnection connection, int statements)
{
    private const int PerArticle = 10;
    private const int Outlets = 60;
    private static readonly DateTime Start = new(2010, 1, 1, 0, 0, 0, DateTimeKind.Utc);
    private readonly Random random = new(17);
    private readonly string[] words = [.. Enumerable.Range(0, 20_000).Select(GeneratedWords.Of)];

    public static async Task FillAsync(ContextFactory store, int statements)
    {
        await store.PrepareAsync();
        await using var connection = new SqliteConnection($"Data Source={store.Options.SqlitePath}");
        await connection.OpenAsync();
        using (var pragma = connection.CreateCommand())
        {
            pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-200000";
            pragma.ExecuteNonQuery();
        }
        new GeneratedStore(connection, statements).Fill();
        using var analyze = connection.CreateCommand();
        analyze.CommandText = "ANALYZE; PRAGMA wal_checkpoint(TRUNCATE)";
        analyze.ExecuteNonQuery();
    }

    private int Articles => statements / PerArticle;
    private int Named => Math.Max(10, statements / 50);
    private int Unnamed => Math.Max(10, statements / 20);
    private int Claims => Math.Max(10, statements / 6);

    private void Fill()
    {
        using var transaction = connection.BeginTransaction();
        Insert("Outlets", Enumerable.Range(1, Outlets), i => new() { ["Id"] = i, ["Name"] = $"Outlet {i}", ["Key"] = $"outlet {i}", ["Version"] = 0 });
        Insert("ExtractionRuns", [1], i => new() { ["Id"] = i, ["Engine"] = "generated/1", ["StartedAt"] = Text(Start) });
        Insert("Articles", Enumerable.Range(1, Articles), Article);
        Insert("ArticleVersions", Enumerable.Range(1, Articles), Version);
        Insert("Sources", Enumerable.Range(1, Named + Unnamed), Source);
        Insert("UnnamedCodings", Enumerable.Range(Named + 1, Unnamed), Coding);
        Insert("Statements", Enumerable.Range(1, statements), Statement);
        Insert("Claims", Enumerable.Range(1, Claims), Claim);
        Insert("Tellings", Enumerable.Range(1, statements).Where(i => i % 5 < 2), i => new()
        {
            ["Id"] = i, ["ClaimId"] = ClaimOf(i), ["StatementId"] = i, ["Confidence"] = .8, ["Because"] = "[]", ["Review"] = "Suggested", ["Version"] = 0,
        });
        Insert("Responses", Answers, i => new()
        {
            ["Id"] = i, ["StatementId"] = i, ["Kind"] = Kind(i).ToString(), ["Strength"] = "Plain", ["Scope"] = "Whole", ["Confidence"] = .7, ["Because"] = "[\"cue: denied\"]",
            ["Review"] = "Suggested", ["Fingerprint"] = $"r{i}", ["Version"] = 0,
        });
        Insert("ResponseLinks", Answers, i => new()
        {
            ["Id"] = i, ["ResponseId"] = i, ["ClaimId"] = ClaimOf(i - 4), ["TargetStatementId"] = i - 4, ["Confidence"] = .7, ["Because"] = "[\"refers to: the report\"]",
            ["Review"] = "Suggested", ["Fingerprint"] = $"l{i}", ["Version"] = 0,
        });
        transaction.Commit();
    }

    private IEnumerable<int> Answers => Enumerable.Range(1, statements).Where(i => i % 10 == 4);

    private static ResponseKind Kind(int i) => (i / 10 % 10) switch { < 4 => ResponseKind.Denial, < 7 => ResponseKind.DeclinedToComment, 7 => ResponseKind.Confirmation, 8 => ResponseKind.NoResponse, _ => ResponseKind.CounterClaim };

    // A few claims are told very often, most a few times.
    private int ClaimOf(int statement) => statement % 97 == 0 ? (statement % 7) + 1 : (statement / 3 % Claims) + 1;

    private DateTime SaidAt(int statement) => Start.AddMinutes(8_000_000.0 * statement / statements);

    private Dictionary<string, object?> Article(int i) => new()
    {
        ["Id"] = i, ["OutletId"] = ((i * 7) % Outlets) + 1, ["Title"] = Sentence(9), ["IsFiction"] = 0, ["IsStub"] = 0, ["PublishedAt"] = Text(SaidAt(i * PerArticle)),
        ["PublishedPrecision"] = "Exact", ["CurrentVersionId"] = i, ["AddedAt"] = Text(SaidAt(i * PerArticle)), ["Version"] = 0,
    };

    private Dictionary<string, object?> Version(int i)
    {
        var text = new StringBuilder();
        var blocks = new StringBuilder("[");
        for (var p = 0; p < 6; p++)
        {
            var start = text.Length;
            text.Append(Sentence(28));
            if (p > 0) blocks.Append(',');
            blocks.Append(CultureInfo.InvariantCulture, $"{{\"Kind\":1,\"Span\":{{\"Start\":{start},\"End\":{text.Length}}}}}");
            text.Append("\n\n");
        }
        return new() { ["Id"] = i, ["ArticleId"] = i, ["Number"] = 1, ["Title"] = "Title", ["Text"] = text.ToString(), ["TextHash"] = $"h{i}", ["Blocks"] = blocks.Append(']').ToString(), ["RunId"] = 1, ["AddedAt"] = Text(Start) };
    }

    private Dictionary<string, object?> Source(int i) => new()
    {
        ["Id"] = i, ["Kind"] = i > Named ? "Unnamed" : i % 3 == 0 ? "Government" : "Person", ["Name"] = i > Named ? "a senior official " + words[i % 500] : $"{words[i % words.Length]} {words[i * 31 % words.Length]}",
        ["Key"] = $"k{i:0000000}", ["Country"] = i % 4 == 0 ? null : $"Country {i % 40}", ["ArticleId"] = i > Named ? ((i - Named) * 2 % Articles) + 1 : null, ["Review"] = "Suggested", ["Version"] = 0,
    };

    private static Dictionary<string, object?> Coding(int i) => new()
    {
        ["SourceId"] = i, ["Type"] = "Individual", ["Count"] = "one", ["Basis"] = i % 2 == 0 ? "Familiar" : "NotStated", ["AnonymityCondition"] = i % 3 == 0, ["Reason"] = i % 9 == 0 ? "the talks are private" : null,
    };

    private Dictionary<string, object?> Statement(int i)
    {
        var content = Sentence(18);
        var start = 5 + (i % PerArticle * 60);
        var article = ((i - 1) / PerArticle % Articles) + 1;
        return new()
        {
            ["Id"] = i, ["ArticleId"] = article, ["ArticleVersionId"] = article, ["RunId"] = 1, ["SourceId"] = i % 4 == 0 ? Named + (i % Unnamed) + 1 : i % 101 == 0 ? (i % 5) + 1 : (i * 13L % Named) + 1,
            ["SourcePassage"] = Passage(start, 12), ["CuePassage"] = Passage(start + 13, 6), ["Content"] = $"[{Passage(start + 20, 38)}]", ["Words"] = content, ["Start"] = start, ["Quote"] = i % 3 == 0 ? "Direct" : "Indirect", ["Act"] = "Statement", ["Confidence"] = .9,
            ["SaidAt"] = Text(SaidAt(i)), ["SaidPrecision"] = "Exact", ["Review"] = "Suggested", ["IsCurrent"] = 1, ["Fingerprint"] = $"s{i}", ["Version"] = 0,
        };
    }

    private static string Passage(int start, int length) => $"{{\"Start\":{start},\"End\":{start + length},\"Text\":\"\"}}";

    private Dictionary<string, object?> Claim(int i) => new()
    {
        ["Id"] = i, ["Text"] = Sentence(14), ["State"] = (i % 10) switch { < 2 => "Denied", 2 => "NoComment", 3 => "Disputed", 4 => "Confirmed", _ => "Unanswered" },
        ["FirstStatementId"] = Math.Min(statements, i * 3), ["FirstToldAt"] = Text(SaidAt(i * 6)), ["FirstToldPrecision"] = "Exact", ["ArticleCount"] = i < 8 ? 2000 : 1 + (i % 9), ["IndependentCount"] = 1 + (i % 5),
        ["OutletCount"] = 1 + (i % 4), ["NamedSourceCount"] = i % 3, ["UnnamedSourceCount"] = (i + 1) % 2, ["RebuttalCount"] = i % 10 < 2 ? 1 : 0, ["NoPositionCount"] = i % 10 == 2 ? 1 : 0, ["ConfirmationCount"] = 0,
        ["ActiveAt"] = Text(SaidAt(i * 6)), ["IsFiction"] = 0, ["Review"] = "Suggested", ["Version"] = 0,
    };

    private void Insert(string table, IEnumerable<int> ids, Func<int, Dictionary<string, object?>> row)
    {
        SqliteCommand? command = null;
        foreach (var id in ids)
        {
            var values = row(id);
            if (command is null)
            {
                command = connection.CreateCommand();
                command.CommandText = $"INSERT INTO {table} ({string.Join(',', values.Keys)}) VALUES ({string.Join(',', values.Keys.Select(k => "$" + k))})";
                foreach (var key in values.Keys) command.Parameters.Add(new SqliteParameter("$" + key, null));
            }
            foreach (var (key, value) in values) command.Parameters["$" + key].Value = value ?? DBNull.Value;
            command.ExecuteNonQuery();
        }
        command?.Dispose();
    }

    // Word frequencies fall as in a language: the first words are in every second sentence.
    private string Sentence(int length)
    {
        var text = new StringBuilder(length * 7);
        for (var i = 0; i < length; i++) text.Append(i == 0 ? "" : " ").Append(words[(int)(Math.Pow(words.Length, random.NextDouble()) - 1)]);
        return text.ToString();
    }

    private static string Text(DateTime at) => at.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
