using System.Globalization;
using System.Text.RegularExpressions;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Matching;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>
/// Suggests which claim of an earlier article a response answers when it speaks of a report that its own article does not tell: "denied a Reuters
/// report that …", "rejected the claims in the Harbour Post". Only related articles are looked at, found by the index.
/// </summary>
internal sealed partial class Elsewhere(ClaimTrackerContext context, Article article, ArticleVersion version)
{
    private const int MostArticles = 24;
    private const int MostTold = 600;
    private const int LongestName = 5;
    private const int LongestRest = 160;
    private const double MainClaim = 0.6;
    private const double SideClaim = 0.2;
    private const double Least = 0.3;
    private const double WithoutOutlet = 0.6;
    private const int LeastShared = 3;

    /// <summary>Adds the links, and takes back those that a newer reading no longer gives; what an editor touched stays.</summary>
    public async Task RunAsync(Response[] responses, Reconciler.Reconciled reconciled, RelatedArticles related, HashSet<long> changed, CancellationToken cancellationToken)
    {
        var open = responses.Where(r => r.Review == ReviewState.Suggested && !reconciled.TouchedIds.Contains(r.StatementId)).Select(r => (Response: r, Passage: PassageOf(r.Statement!))).ToList();
        var speaking = open.Where(o => SpeaksOfAReport().IsMatch(o.Passage)).ToList();
        var found = speaking.Count == 0 || related.Articles.Count == 0 ? [] : await FindAsync(speaking, related, cancellationToken);
        foreach (var (response, _) in open)
        {
            var best = found.GetValueOrDefault(response);
            foreach (var old in response.Links.Where(l => l is { TargetStatementId: null, Review: ReviewState.Suggested, Version: 0 } && l.ClaimId != best?.Told.ClaimId).ToList())
            {
                context.ResponseLinks.Remove(old);
                changed.Add(old.ClaimId);
            }
            if (best is null || response.Links.Exists(l => l.ClaimId == best.Told.ClaimId)) continue;
            response.Links.Add(new ResponseLink
            {
                ClaimId = best.Told.ClaimId, Confidence = best.Confidence, Because = best.Because, Fingerprint = Fingerprints.OfLink(response.Fingerprint, best.Told.Fingerprint),
            });
            changed.Add(best.Told.ClaimId);
        }
        await context.SaveChangesAsync(cancellationToken);
    }

    private async Task<Dictionary<Response, Found>> FindAsync(List<(Response Response, string Passage)> speaking, RelatedArticles related, CancellationToken cancellationToken)
    {
        var told = await ToldAsync(related, cancellationToken);
        var found = new Dictionary<Response, Found>();
        foreach (var (response, passage) in speaking)
        {
            var names = Names(passage);
            var own = MatchTerms.Of(response.Statement!.Words);
            var best = told.Select(t => Judge(response, t, names, own)).OfType<Found>().OrderByDescending(f => f.Confidence).ThenBy(f => f.Told.StatementId).FirstOrDefault();
            if (best is not null) found[response] = best;
        }
        return found;
    }

    private static Found? Judge(Response response, Told told, HashSet<string> names, List<MatchTerm> own)
    {
        var outlet = new[] { told.OutletKey, told.SourceKey }.FirstOrDefault(k => k is { Length: > 0 } && names.Contains(k));
        var terms = MatchTerms.Of(told.Words).DistinctBy(t => t.Hash).ToDictionary(t => t.Hash);
        var mine = own.Where(t => !names.Contains(t.Form) && !SharedAnswer.PointsOnly(t)).DistinctBy(t => t.Hash).ToList();
        var shared = mine.Where(t => terms.ContainsKey(t.Hash)).ToList();
        var covered = mine.Count == 0 ? 0 : shared.Sum(t => WordWeights.Of(t.Hash)) / mine.Sum(t => WordWeights.Of(t.Hash));
        if (outlet is null && (response.Links.Count > 0 || covered < WithoutOutlet || shared.Count < LeastShared)) return null;
        if (told.Similarity < PairScore.LeastAlike) return null;
        var fit = Math.Min(1, covered + (outlet is null ? 0 : told.IsFirst ? MainClaim : SideClaim));
        var confidence = Math.Round(response.Confidence * fit * Math.Min(1, told.Similarity / 0.5), 4);
        if (confidence < Least) return null;
        List<string> because = [outlet is null ? "speaks of a report that this article does not tell" : $"speaks of a report by {told.OutletName ?? told.SourceName}"];
        because.Add(told.PublishedAt is { } day ? string.Create(CultureInfo.InvariantCulture, $"told before in “{told.Title}”, {day:yyyy-MM-dd}") : $"told in “{told.Title}”");
        if (shared.Count > 0) because.Add($"same words: {string.Join(", ", shared.Take(4).Select(t => t.Form))}");
        return new(told, confidence, because);
    }

    /// <summary>What related articles that are not newer tell, with their outlets.</summary>
    private async Task<List<Told>> ToldAsync(RelatedArticles related, CancellationToken cancellationToken)
    {
        var near = related.Articles.Take(MostArticles).ToDictionary(a => a.ArticleId);
        var ids = near.Keys.ToList();
        var rows = await (from telling in context.Tellings.AsNoTracking()
                          join statement in context.Statements on telling.StatementId equals statement.Id
                          join other in context.Articles on statement.ArticleId equals other.Id
                          where ids.Contains(other.Id) && statement.IsCurrent && telling.Review != ReviewState.Rejected && statement.Review != ReviewState.Rejected
                              && (article.PublishedAt == null || other.PublishedAt == null || other.PublishedAt <= article.PublishedAt)
                          select new
                          {
                              telling.Id, telling.ClaimId, IsMerged = telling.Claim!.MergedIntoId != null, StatementId = statement.Id, statement.Words, statement.Fingerprint, statement.Start, ArticleId = other.Id, other.Title, other.PublishedAt,
                              OutletName = other.Outlet == null ? null : other.Outlet.Name, SourceName = statement.Source != null && statement.Source.Kind == SourceKind.Outlet ? statement.Source.Name : null,
                          }).ToListAsync(cancellationToken);
        // Sorted and sifted here: asked for an order, or for claims that were merged into none, SQLite goes through all that are stored.
        rows = [.. rows.Where(r => !r.IsMerged).OrderBy(r => r.Id).Take(MostTold)];
        var first = rows.GroupBy(r => r.ArticleId).Select(g => g.MinBy(r => r.Start)!.StatementId).ToHashSet();
        return rows.ConvertAll(r => new Told(
            r.ClaimId, r.StatementId, r.Words, r.Fingerprint, first.Contains(r.StatementId), r.Title, r.PublishedAt, near[r.ArticleId].Similarity,
            r.OutletName, NameKey.Of(r.OutletName ?? ""), r.SourceName, NameKey.Of(r.SourceName ?? "")));
    }

    /// <summary>Cue and words of a response with the rest of the sentence, which often names the outlet.</summary>
    private string PassageOf(Statement statement)
    {
        var passages = statement.Content.Append(statement.CuePassage).OfType<Passage>().ToList();
        if (passages.Count == 0) return "";
        var (start, end) = (passages.Min(p => p.Start), passages.Max(p => p.End));
        var rest = version.Text.AsSpan(end, Math.Min(LongestRest, version.Text.Length - end));
        var stop = rest.IndexOfAny('.', '\n', ';');
        return version.Text[start..(end + (stop < 0 ? rest.Length : stop))];
    }

    /// <summary>The keys of every run of capitalized words, as an outlet may be called.</summary>
    private static HashSet<string> Names(string passage)
    {
        var words = Word().Matches(passage).Select(m => m.Value).ToList();
        var names = new HashSet<string>(StringComparer.Ordinal);
        for (var from = 0; from < words.Count; from++)
        {
            for (var length = 1; length <= LongestName && from + length <= words.Count; length++)
            {
                if (!char.IsUpper(words[from][0]) || !char.IsUpper(words[from + length - 1][0])) continue;
                names.Add(NameKey.Of(string.Join(' ', words.Skip(from).Take(length))));
            }
        }
        names.Remove("");
        return names;
    }

    [GeneratedRegex(@"\b(reports?|stor(y|ies)|articles?|claims?|allegations?|accusations?|accounts?|rumou?rs?|news|publications?|broadcast|interview)\b", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex SpeaksOfAReport();

    [GeneratedRegex(@"[\p{L}\p{N}]+", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    private sealed record Found(Told Told, double Confidence, List<string> Because);

    private sealed record Told(
        long ClaimId, long StatementId, string Words, string Fingerprint, bool IsFirst, string Title, DateTime? PublishedAt, double Similarity,
        string? OutletName, string OutletKey, string? SourceName, string SourceKey);
}
