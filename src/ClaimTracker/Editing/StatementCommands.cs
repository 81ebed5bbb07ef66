using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>The spans of a statement as an editor marked them.</summary>
/// <param name="Source">Who; null where the text has none.</param>
/// <param name="Cue">The words that signal the attribution; null where there are none.</param>
/// <param name="Content">The attributed words in text order.</param>
public sealed record MarkedSpans(Span? Source, Span? Cue, IReadOnlyList<Span> Content);

/// <summary>A source for a statement made by hand: an existing one, or a new one by kind and name.</summary>
public sealed record ChosenSource(long? SourceId, SourceKind Kind, string? Name)
{
    /// <summary>Nobody is credited.</summary>
    public static ChosenSource None { get; } = new(null, SourceKind.Other, null);
}

/// <summary>Decisions about who said what.</summary>
public sealed class StatementCommands(Decisions decisions)
{
    /// <summary>The attribution is right as it stands.</summary>
    public Task<Outcome> ConfirmAsync(Actor actor, long statementId, int? seenVersion, string? why = null, CancellationToken cancellationToken = default) =>
        ReviewAsync(actor, "confirm-statement", statementId, seenVersion, ReviewState.Confirmed, why, cancellationToken);

    /// <summary>Nobody said this; it stays rejected whatever a later engine finds.</summary>
    public Task<Outcome> RejectAsync(Actor actor, long statementId, int? seenVersion, string? why = null, CancellationToken cancellationToken = default) =>
        ReviewAsync(actor, "reject-statement", statementId, seenVersion, ReviewState.Rejected, why, cancellationToken);

    /// <summary>Marks other words.</summary>
    public Task<Outcome> EditSpansAsync(Actor actor, long statementId, int? seenVersion, MarkedSpans spans, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "edit-spans", why, async draft =>
        {
            var statement = await draft.LoadAsync<Statement>(statementId, seenVersion, cancellationToken);
            Mark(statement, spans, await TextAsync(draft, statement.ArticleVersionId, cancellationToken));
            statement.Review = ReviewState.Edited;
        }, cancellationToken);

    /// <summary>Cuts the content at <paramref name="offset"/>: the words from there on become a statement of their own with the same source and cue.</summary>
    public Task<Outcome> SplitAsync(Actor actor, long statementId, int? seenVersion, int offset, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "split-statement", why, async draft =>
        {
            var statement = await draft.LoadAsync<Statement>(statementId, seenVersion, cancellationToken, nameof(Statement.Content));
            var text = await TextAsync(draft, statement.ArticleVersionId, cancellationToken);
            var (before, after) = Cut(statement.Content.Select(p => p.Span), offset, text);
            if (before.Count == 0 || after.Count == 0) throw new InvalidDecisionException("Choose a place inside the words of the statement: both parts need words.");
            var spans = new MarkedSpans(statement.SourcePassage?.Span, statement.CuePassage?.Span, before);
            var second = Like(statement, draft.Decision);
            Mark(statement, spans, text);
            Mark(second, spans with { Content = after }, text);
            statement.Review = ReviewState.Edited;
            draft.Context.Add(second);
            await draft.FlushAsync(cancellationToken);
            draft.RecordId = second.Id;
        }, cancellationToken);

    /// <summary>Joins a second statement of the same article into the first: its words and its response move, the second is rejected.</summary>
    public Task<Outcome> MergeAsync(Actor actor, long statementId, int? seenVersion, long secondId, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "merge-statements", why, async draft =>
        {
            var first = await draft.LoadAsync<Statement>(statementId, seenVersion, cancellationToken, nameof(Statement.Content));
            var second = await draft.LoadAsync<Statement>(secondId, null, cancellationToken);
            if (first.Id == second.Id || first.ArticleVersionId != second.ArticleVersionId)
                throw new InvalidDecisionException("Only two statements of one article can be joined.");
            var content = Joined(first.Content.Concat(second.Content).Select(p => p.Span));
            Mark(first, new(first.SourcePassage?.Span, first.CuePassage?.Span, content), await TextAsync(draft, first.ArticleVersionId, cancellationToken));
            first.Review = ReviewState.Edited;
            second.Review = ReviewState.Rejected;
            await MoveResponseAsync(draft, second.Id, first.Id, cancellationToken);
        }, cancellationToken);

    /// <summary>Makes a statement that the program did not find.</summary>
    public Task<Outcome> CreateAsync(Actor actor, long articleVersionId, ChosenSource source, MarkedSpans spans, string? why = null, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, "create-statement", why, async draft =>
        {
            var version = await draft.LoadAsync<ArticleVersion>(articleVersionId, null, cancellationToken);
            var article = await draft.LoadAsync<Article>(version.ArticleId, null, cancellationToken);
            var statement = new Statement
            {
                ArticleId = article.Id, ArticleVersionId = version.Id, Source = await SourceAsync(draft, source, article, version.Text, cancellationToken), Words = "",
                Confidence = 1, SaidAt = article.PublishedAt, SaidPrecision = article.PublishedPrecision, Review = ReviewState.Edited,
                Fingerprint = Fingerprints.Of("statement", draft.Decision),
            };
            Mark(statement, spans, version.Text);
            draft.Context.Add(statement);
            await draft.FlushAsync(cancellationToken);
            draft.RecordId = statement.Id;
        }, cancellationToken);

    private Task<Outcome> ReviewAsync(
        Actor actor, string command, long id, int? seenVersion, ReviewState review, string? why, CancellationToken cancellationToken) =>
        decisions.DecideAsync(actor, command, why, async draft =>
            (await draft.LoadAsync<Statement>(id, seenVersion, cancellationToken, nameof(Statement.Content), nameof(Statement.SourceId))).Review = review, cancellationToken);

    private static async Task<string> TextAsync(Draft draft, long versionId, CancellationToken cancellationToken) =>
        (await draft.LoadAsync<ArticleVersion>(versionId, null, cancellationToken)).Text;

    private static void Mark(Statement statement, MarkedSpans spans, string text)
    {
        var all = spans.Content.Concat(new[] { spans.Source, spans.Cue }.OfType<Span>()).ToList();
        if (all.Count == 0) throw new InvalidDecisionException("Mark at least the words that were said, or the words that signal them.");
        if (all.Exists(s => s.Start < 0 || s.End > text.Length || s.Length <= 0 || CutsCharacter(s, text)))
            throw new InvalidDecisionException("A marked stretch lies outside the text. Mark it again.");
        if (spans.Content.Zip(spans.Content.Skip(1)).Any(pair => pair.Second.Start < pair.First.End))
            throw new InvalidDecisionException("The marked pieces overlap or are out of order. Mark them in reading order.");
        statement.SourcePassage = spans.Source is { } source ? Passage.Of(source, text) : null;
        statement.CuePassage = spans.Cue is { } cue ? Passage.Of(cue, text) : null;
        statement.Content = [.. spans.Content.Select(s => Passage.Of(s, text))];
        statement.Words = statement.Content.Count > 0 ? string.Join(' ', statement.Content.Select(p => p.Text)) : (statement.CuePassage ?? statement.SourcePassage)!.Text;
        statement.Start = all.Min(s => s.Start);
        statement.Quote = QuoteOf(statement.Content);
    }

    private static bool CutsCharacter(Span span, string text) =>
        char.IsLowSurrogate(text[span.Start]) || span.End < text.Length && char.IsLowSurrogate(text[span.End]);

    private static QuoteKind QuoteOf(List<Passage> content)
    {
        var quoted = content.Count(p => p.Text.Length > 1 && p.Text[0] is '"' or '“' or '\'' or '‘');
        return quoted == 0 ? QuoteKind.Indirect : quoted == content.Count ? QuoteKind.Direct : QuoteKind.Mixed;
    }

    private static (List<Span> Before, List<Span> After) Cut(IEnumerable<Span> content, int offset, string text)
    {
        var (before, after) = (new List<Span>(), new List<Span>());
        foreach (var piece in content)
        {
            if (piece.Start < offset) before.Add(Trim(new(piece.Start, Math.Min(piece.End, offset)), text));
            if (piece.End > offset) after.Add(Trim(new(Math.Max(piece.Start, offset), piece.End), text));
        }
        return ([.. before.Where(s => s.Length > 0)], [.. after.Where(s => s.Length > 0)]);
    }

    private static Span Trim(Span span, string text)
    {
        var (start, end) = (span.Start, span.End);
        while (start < end && char.IsWhiteSpace(text[start])) start++;
        while (end > start && char.IsWhiteSpace(text[end - 1])) end--;
        return new(start, end);
    }

    private static List<Span> Joined(IEnumerable<Span> spans)
    {
        var joined = new List<Span>();
        foreach (var span in spans.Order())
            if (joined.Count > 0 && span.Start < joined[^1].End) joined[^1] = joined[^1].Hull(span);
            else joined.Add(span);
        return joined;
    }

    private static Statement Like(Statement first, string decision) => new()
    {
        ArticleId = first.ArticleId, ArticleVersionId = first.ArticleVersionId, SourceId = first.SourceId, ParentId = first.ParentId,
        RelayPassage = first.RelayPassage, Words = "", Act = first.Act, Confidence = 1, SaidAt = first.SaidAt, SaidPrecision = first.SaidPrecision,
        SaidAsWritten = first.SaidAsWritten, Review = ReviewState.Edited, Fingerprint = Fingerprints.Of("statement", decision),
    };

    private static async Task MoveResponseAsync(Draft draft, long fromId, long toId, CancellationToken cancellationToken)
    {
        var responses = await draft.Context.Responses.Where(r => r.StatementId == fromId || r.StatementId == toId).ToListAsync(cancellationToken);
        if (responses is [{ } only] && only.StatementId == fromId) only.StatementId = toId;
    }

    private static async Task<Source?> SourceAsync(Draft draft, ChosenSource chosen, Article article, string text, CancellationToken cancellationToken)
    {
        if (chosen.SourceId is { } id) return await draft.LoadAsync<Source>(id, null, cancellationToken);
        return string.IsNullOrWhiteSpace(chosen.Name) ? null : await NewSources.FindOrMakeAsync(draft, chosen.Kind, chosen.Name.Trim(), article.Id, text, cancellationToken);
    }
}
