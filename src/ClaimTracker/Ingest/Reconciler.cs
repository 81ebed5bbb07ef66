using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>
/// Brings the statements of one article in line with a newer reading. What an editor touched is kept as it is, and moved where the text
/// moved; what nobody touched follows the reading and keeps its id where it means the same words.
/// </summary>
internal sealed class Reconciler(ClaimTrackerContext context, Article article, ArticleVersion version, long runId)
{
    private readonly StatementMaker maker = new(article, version, runId);

    /// <summary>Rows by index of the extracted statement, and the ids of touched statements whose words are gone from the text.</summary>
    public sealed record Reconciled(Statement[] Rows, HashSet<long> TouchedIds, IReadOnlyList<long> Unanchored, IReadOnlyList<long> Retired, IReadOnlyList<Dispute> Disputes);

    /// <summary>Saves sources and statements; claims and responses come after.</summary>
    public async Task<Reconciled> RunAsync(ArticleExtraction extraction, ArticleVersion? oldVersion, CancellationToken cancellationToken)
    {
        var old = oldVersion is null ? [] : await context.Statements.Include(s => s.Source).Where(s => s.ArticleId == article.Id && s.IsCurrent).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var touched = old.Count == 0 ? [] : await Touched.StatementsAsync(context, article.Id, cancellationToken);
        var readings = extraction.Statements.Select(maker.Make).ToList();
        var placed = await PlaceAsync(old, oldVersion, cancellationToken);
        var pairs = StatementPairs.Match(placed, readings);
        var disputes = Disagreements.Of(old, placed, pairs, readings, touched);
        var sources = await new SourceJoiner(context, article.Id, version.Text).JoinAsync(extraction.Sources, EarlierSources(extraction, pairs, old), cancellationToken);
        await ReplaceMentionsAsync(extraction.Sources, sources, cancellationToken);
        var rows = readings.Select((reading, i) => Row(reading, pairs[i] < 0 ? null : old[pairs[i]], touched)).ToArray();
        for (var i = 0; i < rows.Length; i++)
        {
            if (!touched.Contains(rows[i].Id)) rows[i].Source = extraction.Statements[i].Source is { } source ? sources[source] : null;
        }
        var (unanchored, retired) = Leave(old, placed, pairs, touched);
        await KeepRejectedAsync(rows.Where(r => r.Id == 0).ToList(), cancellationToken);
        await context.SaveChangesAsync(cancellationToken);
        SetParents(extraction, rows, touched);
        return new(rows, touched, unanchored, retired, disputes);
    }

    // Words that a version left out may come back: a statement is looked for from the text that it last stood in.
    private async Task<List<Statement?>> PlaceAsync(List<Statement> old, ArticleVersion? oldVersion, CancellationToken cancellationToken)
    {
        if (oldVersion is null || oldVersion.Id == version.Id) return [.. old];
        var texts = new Dictionary<long, string> { [oldVersion.Id] = oldVersion.Text, [version.Id] = version.Text };
        var earlier = old.Select(s => s.ArticleVersionId).Where(id => !texts.ContainsKey(id)).Distinct().ToList();
        if (earlier.Count > 0)
        {
            foreach (var one in await context.ArticleVersions.AsNoTracking().Where(v => earlier.Contains(v.Id)).Select(v => new { v.Id, v.Text }).ToListAsync(cancellationToken))
                texts[one.Id] = one.Text;
        }
        return old.ConvertAll(s => new Anchors(texts[s.ArticleVersionId], version.Text).Move(s));
    }

    private Statement Row(Statement reading, Statement? stored, HashSet<long> touched)
    {
        if (stored is null)
        {
            context.Statements.Add(reading);
            return reading;
        }
        if (!touched.Contains(stored.Id)) StatementMaker.Update(stored, reading);
        return stored;
    }

    private (List<long> Unanchored, List<long> Retired) Leave(List<Statement> old, List<Statement?> placed, int[] pairs, HashSet<long> touched)
    {
        var (unanchored, retired) = (new List<long>(), new List<long>());
        var paired = pairs.Where(i => i >= 0).ToHashSet();
        for (var i = 0; i < old.Count; i++)
        {
            if (touched.Contains(old[i].Id))
            {
                if (placed[i] is null) unanchored.Add(old[i].Id);
                else if (old[i].ArticleVersionId != version.Id) StatementMaker.Move(old[i], placed[i]!, version);
            }
            else if (!paired.Contains(i))
            {
                old[i].IsCurrent = false;
                retired.Add(old[i].Id);
            }
        }
        return (unanchored, retired);
    }

    private async Task KeepRejectedAsync(List<Statement> added, CancellationToken cancellationToken)
    {
        var prints = added.ConvertAll(s => s.Fingerprint);
        if (prints.Count == 0) return;
        var rejected = await context.Statements.Where(s => prints.Contains(s.Fingerprint) && s.Review == ReviewState.Rejected)
            .Select(s => s.Fingerprint).ToListAsync(cancellationToken);
        foreach (var statement in added.Where(s => rejected.Contains(s.Fingerprint))) statement.Review = ReviewState.Rejected;
    }

    private static Dictionary<int, Source> EarlierSources(ArticleExtraction extraction, int[] pairs, List<Statement> old)
    {
        var earlier = new Dictionary<int, Source>();
        for (var i = 0; i < pairs.Length; i++)
        {
            if (pairs[i] < 0 || extraction.Statements[i].Source is not { } index || extraction.Sources[index].Kind != SourceKind.Unnamed) continue;
            if (old[pairs[i]].Source is { IsUnnamed: true } source && !earlier.ContainsValue(source)) earlier.TryAdd(index, source);
        }
        return earlier;
    }

    private async Task ReplaceMentionsAsync(IReadOnlyList<ExtractedSource> extracted, Source?[] sources, CancellationToken cancellationToken)
    {
        var old = await context.SourceMentions.Where(m => m.ArticleVersionId == version.Id).ToListAsync(cancellationToken);
        context.SourceMentions.RemoveRange(old);
        for (var i = 0; i < sources.Length; i++)
        {
            if (sources[i] is not { } source) continue;
            context.SourceMentions.AddRange(extracted[i].Mentions.Distinct().Select(span => new SourceMention
            {
                Source = source, ArticleVersionId = version.Id, Start = span.Start, End = span.End, Text = span.Cut(version.Text),
            }));
        }
    }

    private static void SetParents(ArticleExtraction extraction, Statement[] rows, HashSet<long> touched)
    {
        for (var i = 0; i < rows.Length; i++)
        {
            if (!touched.Contains(rows[i].Id)) rows[i].ParentId = extraction.Statements[i].Parent is { } parent && parent != i ? rows[parent].Id : null;
        }
    }
}
