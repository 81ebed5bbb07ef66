using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>How a newer reading differs from the one before.</summary>
public enum ChangeKind { Added, Withdrawn, Changed }

/// <summary>One difference.</summary>
/// <param name="Kind">What happened.</param>
/// <param name="What">What it happened to, in plain English.</param>
public sealed record ReadingChange(ChangeKind Kind, string What);

/// <summary>What is read out of an article at one moment, to be compared with a later one.</summary>
internal sealed class ReadingChanges
{
    private const int LongestWords = 120;
    private readonly Dictionary<long, string> statements;

    private ReadingChanges(Dictionary<long, string> statements) => this.statements = statements;

    /// <summary>The current statements of an article as lines of plain English.</summary>
    public static async Task<ReadingChanges> OfAsync(ClaimTrackerContext context, long articleId, CancellationToken cancellationToken)
    {
        var rows = await (from s in context.Statements.AsNoTracking()
                          where s.ArticleId == articleId && s.IsCurrent
                          orderby s.Start, s.Id
                          select new
                          {
                              s.Id, s.Words, Source = s.Source == null ? null : s.Source.Name, s.Review,
                              Response = context.Responses.Where(r => r.StatementId == s.Id).Select(r => (Extraction.ResponseKind?)r.Kind).FirstOrDefault(),
                              Answered = context.ResponseLinks.Where(l => l.Response!.StatementId == s.Id).OrderBy(l => l.Id).Select(l => l.Claim!.Text).ToList(),
                          }).ToListAsync(cancellationToken);
        return new(rows.ToDictionary(r => r.Id, r => Line(r.Source, r.Words, r.Response, r.Answered)));
    }

    /// <summary>The differences to a later reading: what came, what went, what became different.</summary>
    public IReadOnlyList<ReadingChange> To(ReadingChanges later) =>
    [
        .. later.statements.Where(s => !statements.ContainsKey(s.Key)).Select(s => new ReadingChange(ChangeKind.Added, s.Value)),
        .. statements.Where(s => !later.statements.ContainsKey(s.Key)).Select(s => new ReadingChange(ChangeKind.Withdrawn, s.Value)),
        .. statements.Where(s => later.statements.TryGetValue(s.Key, out var now) && now != s.Value).Select(s => new ReadingChange(ChangeKind.Changed, $"{s.Value} → {later.statements[s.Key]}")),
    ];

    private static string Line(string? source, string words, Extraction.ResponseKind? response, List<string> answered)
    {
        var line = $"{source ?? "(nobody credited)"}: {Short(words)}";
        return response is { } kind ? $"{line} [{kind}{string.Concat(answered.Select(a => $"; answers “{Short(a)}”"))}]" : line;
    }

    private static string Short(string words)
    {
        var line = string.Join(' ', words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= LongestWords ? line : line[..(LongestWords - 1)] + "…";
    }
}
