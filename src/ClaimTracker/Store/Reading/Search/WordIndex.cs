using System.Text;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading.Search;

/// <summary>The full-text indexes of both databases: which rows hold the words, which fit best, and where the words stand.</summary>
internal static class WordIndex
{
#pragma warning disable EF1002 // Table names, column names and ids are ours; every word of a reader is a parameter.

    /// <summary>Characters around a found word; no text holds them.</summary>
    public const char Open = '\u0002';
    public const char Close = '\u0003';

    /// <summary>Ids of rows that hold the words, the last added first, at most <paramref name="most"/>.</summary>
    public static Task<List<long>> NewestAsync(ClaimTrackerContext context, string table, SearchRequest request, int most, CancellationToken cancel) =>
        context.Database.IsSqlite()
            ? context.Database.SqlQueryRaw<long>($"SELECT rowid AS Value FROM {table}Search WHERE {table}Search MATCH {{0}} ORDER BY rowid DESC LIMIT {{1}}", Fts5(request), most).ToListAsync(cancel)
            : context.Database.SqlQueryRaw<long>($"SELECT \"Id\" AS \"Value\" FROM \"{table}\" WHERE \"Search\" @@ websearch_to_tsquery('english', {{0}}) ORDER BY \"Id\" DESC LIMIT {{1}}", Web(request), most).ToListAsync(cancel);

    /// <summary>The given rows, the best match first. All must hold the words.</summary>
    public static Task<List<long>> BestAsync(ClaimTrackerContext context, string table, SearchRequest request, IReadOnlyList<long> ids, CancellationToken cancel) =>
        context.Database.IsSqlite()
            ? context.Database.SqlQueryRaw<long>(
                $"SELECT rowid AS Value FROM {table}Search WHERE {table}Search MATCH {{0}} AND rowid BETWEEN {{1}} AND {{2}} ORDER BY rank LIMIT {{3}}", Fts5(request), ids.Min(), ids.Max(), ids.Count).ToListAsync(cancel)
            : context.Database.SqlQueryRaw<long>(
                $"SELECT \"Id\" AS \"Value\" FROM \"{table}\" WHERE \"Id\" = ANY({{1}}) ORDER BY ts_rank(\"Search\", websearch_to_tsquery('english', {{0}})) DESC", Web(request), ids.ToArray()).ToListAsync(cancel);

    /// <summary>A stretch of text around the words, for each of the given rows, with <see cref="Open"/> and <see cref="Close"/> around each word.</summary>
    /// <param name="column">Place of the column in the index, from 0; -1 for the best.</param>
    /// <param name="expression">The same column on PostgreSQL.</param>
    public static async Task<Dictionary<long, string>> SnippetsAsync(
        ClaimTrackerContext context, string table, int column, string expression, SearchRequest request, IReadOnlyCollection<long> ids, CancellationToken cancel)
    {
        if (ids.Count == 0 || !request.HasWords) return [];
        var list = string.Join(',', ids);
        var rows = context.Database.IsSqlite()
            ? await context.Database.SqlQueryRaw<Snippet>(
                $"SELECT rowid AS Id, snippet({table}Search, {column}, char(2), char(3), '…', 48) AS Text FROM {table}Search WHERE {table}Search MATCH {{0}} AND rowid IN ({list})", Fts5(request)).ToListAsync(cancel)
            : await context.Database.SqlQueryRaw<Snippet>(
                $"SELECT \"Id\", ts_headline('english', {expression}, websearch_to_tsquery('english', {{0}}), 'StartSel=' || chr(2) || ',StopSel=' || chr(3) || ',MaxWords=48,MinWords=24') AS \"Text\" FROM \"{table}\" WHERE \"Id\" IN ({list})", Web(request)).ToListAsync(cancel);
        return rows.ToDictionary(r => r.Id, r => r.Text);
    }

    /// <summary>The words in the query language of FTS5. Every term is quoted, so that none is an operator.</summary>
    public static string Fts5(SearchRequest request)
    {
        var query = new StringBuilder();
        foreach (var term in request.Terms.Where(t => !t.IsExcluded))
        {
            var next = Quoted(term);
            query = query.Length == 0 ? query.Append(next) : term.IsAlternative ? query.Append(" OR ").Append(next) : new StringBuilder($"({query}) AND {next}");
        }
        foreach (var term in request.Terms.Where(t => t.IsExcluded)) query = new StringBuilder($"({query}) NOT {Quoted(term)}");
        return query.ToString();
    }

    private static string Quoted(SearchTerm term) => $"\"{term.Text.Replace('"', ' ').Replace('\0', ' ')}\"{(term.IsPrefix ? " *" : "")}";

    private static string Web(SearchRequest request) =>
        string.Join(' ', request.Terms.Select(t => $"{(t.IsAlternative ? "or " : "")}{(t.IsExcluded ? "-" : "")}\"{t.Text.Replace('"', ' ').Replace('\0', ' ')}\""));

    private sealed record Snippet(long Id, string Text);
}
