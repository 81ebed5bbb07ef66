using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store;

/// <summary>Looks for damage: spans that do not cut their words, broken references, articles without a text.</summary>
public static class StoreDoctor
{
    private const int Page = 200;

    /// <summary>One line for each thing that is wrong; nothing where the store is sound.</summary>
    public static async IAsyncEnumerable<string> ExamineAsync(
        ContextFactory factory, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(factory);
        await using var context = factory.Create();
        if (!factory.IsPostgres)
        {
            foreach (var line in await context.Database.SqlQueryRaw<string>("SELECT integrity_check AS Value FROM pragma_integrity_check").ToListAsync(cancellationToken))
                if (line != "ok") yield return $"database file: {line}";
            foreach (var line in await context.Database.SqlQueryRaw<string>("SELECT \"table\" || ' row ' || rowid || ' refers to a missing ' || parent AS Value FROM pragma_foreign_key_check").ToListAsync(cancellationToken))
                yield return line;
        }
        foreach (var id in await context.Articles.Where(a => !a.Versions.Any(v => v.Id == a.CurrentVersionId)).Select(a => a.Id).ToListAsync(cancellationToken))
            yield return $"article {id} has no current text";
        for (var last = 0L; ;)
        {
            var versions = await context.ArticleVersions.AsNoTracking().Where(v => v.Id > last).OrderBy(v => v.Id).Take(Page).ToListAsync(cancellationToken);
            if (versions.Count == 0) yield break;
            foreach (var problem in await SpansAsync(context, versions, cancellationToken)) yield return problem;
            last = versions[^1].Id;
        }
    }

    private static async Task<List<string>> SpansAsync(ClaimTrackerContext context, List<ArticleVersion> versions, CancellationToken cancellationToken)
    {
        var texts = versions.ToDictionary(v => v.Id, v => v.Text);
        var ids = texts.Keys.ToList();
        var statements = await context.Statements.AsNoTracking().Where(s => ids.Contains(s.ArticleVersionId)).ToListAsync(cancellationToken);
        var mentions = await context.SourceMentions.AsNoTracking().Where(m => ids.Contains(m.ArticleVersionId)).ToListAsync(cancellationToken);
        var bad = statements.Where(s => !Passages(s).All(p => p.Fits(texts[s.ArticleVersionId])))
            .Select(s => $"statement {s.Id}: a span does not cut its words out of article version {s.ArticleVersionId}");
        var lost = mentions.Where(m => !new Passage(m.Start, m.End, m.Text).Fits(texts[m.ArticleVersionId]))
            .Select(m => $"mention {m.Id} of source {m.SourceId}: the span does not cut its words out of article version {m.ArticleVersionId}");
        return [.. bad, .. lost];
    }

    private static IEnumerable<Passage> Passages(Statement statement) =>
        statement.Content.Append(statement.SourcePassage).Append(statement.CuePassage).Append(statement.RelayPassage).OfType<Passage>();
}
