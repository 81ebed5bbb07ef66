using System.Globalization;
using ClaimTracker.Import;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Store;
using Microsoft.Data.Sqlite;

namespace ClaimTracker.Benchmarks.Ingest;

/// <summary>Grows a store by generated articles as the matching sees them: index, statements and claims, without extraction.</summary>
internal sealed class MatchStore(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> commands = [];
    private readonly Dictionary<long, int> counts = [];

    /// <summary>Articles in the store.</summary>
    public int Count { get; private set; }

    public static async Task<MatchStore> CreateAsync(ContextFactory factory)
    {
        await factory.PrepareAsync();
        var connection = new SqliteConnection($"Data Source={factory.Options.SqlitePath}");
        await connection.OpenAsync();
        using var pragma = connection.CreateCommand();
        pragma.CommandText = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA foreign_keys=OFF; PRAGMA cache_size=-400000";
        pragma.ExecuteNonQuery();
        return new MatchStore(connection);
    }

    /// <summary>A generated article as the importer reads it, with what it is compared by, and the sentences that stand for its statements.</summary>
    public static (ImportedArticle Article, ArticleProfile Profile, List<(int Start, string Words)> Statements) Read(int number)
    {
        var article = DocumentReader.Default.Read(GeneratedArticles.Of(number), $"{number}.txt")[0];
        var said = article.Blocks.Where(b => b.Kind == Extraction.BlockKind.Paragraph).Select(b => (b.Span.Start, b.Span.Cut(article.Text))).Where((_, i) => i is 0 or 1 or 2 or 7 or 8).ToList();
        return (article, ArticleProfile.Of(article.Title, article.Text, article.Blocks), said);
    }

    /// <summary>Adds articles until there are <paramref name="count"/>.</summary>
    public void GrowTo(int count)
    {
        using (var transaction = connection.BeginTransaction())
        {
            while (Count < count) Add(++Count);
            foreach (var (term, articles) in counts) Run("INSERT OR REPLACE INTO TermCounts (Term,Articles) VALUES ($0,$1)", term, articles);
            transaction.Commit();
        }
        Forget();
        using var analyze = connection.CreateCommand();
        analyze.CommandText = "PRAGMA optimize; PRAGMA wal_checkpoint(TRUNCATE)";
        analyze.ExecuteNonQuery();
    }

    public void Dispose()
    {
        Forget();
        connection.Dispose();
    }

    // A prepared command belongs to its transaction.
    private void Forget()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
    }

    private void Add(int number)
    {
        var (article, profile, statements) = Read(number);
        var day = article.Published.InstantUtc!.Value.Date.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        Run("INSERT INTO Articles (Id,Title,IsFiction,IsStub,PublishedAt,PublishedPrecision,AddedAt,Version) VALUES ($0,$1,0,0,$2,'Day',$2,0)", number, article.Title, day);
        Run("INSERT INTO ArticleVersions (Id,ArticleId,Number,Title,Text,TextHash,Blocks,AddedAt) VALUES ($0,$0,1,$1,'',$2,'[]',$3)", number, article.Title, $"{number}", day);
        for (var i = 0; i < statements.Count; i++) AddStatement((number * 10L) + i, number, statements[i], day);
        Run("INSERT INTO ArticleSignatures (ArticleId,Day,LeadEnd,Shingles,Terms) VALUES ($0,$1,$2,$3,$4)", number, day, profile.LeadEnd, MinHash.Pack(profile.Shingles), profile.Terms);
        foreach (var term in profile.Heaviest.Take(ArticleIndex.PostedTerms)) Run("INSERT INTO ArticleTerms (Term,ArticleId) VALUES ($0,$1)", term, number);
        foreach (var band in MinHash.Bands(profile.Shingles).Distinct()) Run("INSERT INTO CopyBands (Band,ArticleId) VALUES ($0,$1)", band, number);
        foreach (var term in profile.Heaviest) counts[term] = counts.GetValueOrDefault(term) + 1;
    }

    private void AddStatement(long id, int article, (int Start, string Words) statement, string day)
    {
        Run("INSERT INTO Statements (Id,ArticleId,ArticleVersionId,Content,Words,Start,Quote,Act,Confidence,SaidPrecision,Review,IsCurrent,Fingerprint,Version) VALUES ($0,$1,$1,'[]',$2,$3,'Indirect','Statement',.9,'Day','Suggested',1,$4,0)", id, article, statement.Words, statement.Start, $"{id}");
        Run("INSERT INTO Claims (Id,Text,State,FirstToldPrecision,ArticleCount,IndependentCount,OutletCount,NamedSourceCount,UnnamedSourceCount,RebuttalCount,NoPositionCount,ConfirmationCount,ActiveAt,IsFiction,Review,Version) VALUES ($0,$1,'Unanswered','Day',1,1,1,1,0,0,0,0,$2,0,'Suggested',0)", id, statement.Words, day);
        Run("INSERT INTO Tellings (Id,ClaimId,StatementId,Confidence,Because,Review,Version) VALUES ($0,$0,$0,1,'[]','Suggested',0)", id);
    }

    private void Run(string sql, params object[] values)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            commands[sql] = command = connection.CreateCommand();
            command.CommandText = sql;
            for (var i = 0; i < values.Length; i++) command.Parameters.Add(new SqliteParameter(string.Create(CultureInfo.InvariantCulture, $"${i}"), null));
        }
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
