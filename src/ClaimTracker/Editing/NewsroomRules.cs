using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>A newsroom's rules for unnamed sources: which checks it asks for, and where it says so.</summary>
/// <param name="Id">Short name in addresses.</param>
/// <param name="Name">Name as shown.</param>
/// <param name="Source">The document that the rules are taken from.</param>
/// <param name="Url">Where it stands; null where nowhere.</param>
/// <param name="Rules">Ids of the checks.</param>
public sealed record RuleSet(string Id, string Name, string Source, string? Url, IReadOnlyList<string> Rules);

/// <summary>Something that a rule asks an editor to look at. A flag is never a verdict.</summary>
public sealed record RuleFlag(string Rule, string Sentence, string RuleSet, long ClaimId, string ClaimText);

/// <summary>Checks claims by a newsroom's rules. Rule sets are data: see newsroom-rules.json.</summary>
public sealed class NewsroomRules(ContextFactory store)
{
    private const int MostClaims = 200;

    private readonly Func<ClaimTrackerContext, long[], IAsyncEnumerable<ToldRow>> tellings = EF.CompileAsyncQuery((ClaimTrackerContext context, long[] claims) =>
        from telling in context.Tellings
        join statement in context.Statements on telling.StatementId equals statement.Id
        join source in context.Sources on statement.SourceId equals source.Id
        from coding in context.UnnamedCodings.Where(c => c.SourceId == source.Id).DefaultIfEmpty()
        from tags in context.UnnamedTaggings.Where(t => t.SourceId == source.Id).DefaultIfEmpty()
        where claims.Contains(telling.ClaimId) && telling.Review != ReviewState.Rejected && statement.IsCurrent && statement.Review != ReviewState.Rejected
        orderby telling.Id
        select new ToldRow(
            telling.ClaimId, source.Id, source.Kind, source.Name, source.Affiliation, statement.Quote, coding == null ? null : coding.Count, coding == null ? null : coding.Affiliation,
            coding == null ? null : coding.Basis, coding == null ? null : coding.Reason, tags == null ? null : tags.StatedCount, tags == null ? null : tags.Body,
            tags == null ? null : tags.Reason, tags == null ? null : tags.Content, tags == null ? null : tags.Basis));

    private readonly Func<ClaimTrackerContext, long[], IAsyncEnumerable<DeclinedRow>> refusals = EF.CompileAsyncQuery((ClaimTrackerContext context, long[] claims) =>
        from link in context.ResponseLinks
        join response in context.Responses on link.ResponseId equals response.Id
        join statement in context.Statements on response.StatementId equals statement.Id
        join source in context.Sources on statement.SourceId equals source.Id
        where claims.Contains(link.ClaimId) && link.Review != ReviewState.Rejected && response.Kind == ResponseKind.DeclinedToComment && source.Kind != SourceKind.Unnamed
        select new DeclinedRow(link.ClaimId, source.Name));

    /// <summary>The set that applies where none is chosen.</summary>
    public const string DefaultSet = "all";

    /// <summary>Every rule set, the default first.</summary>
    public static IReadOnlyList<RuleSet> Sets { get; } = Load();

    /// <summary>The set of this id, else the default one.</summary>
    public static RuleSet Set(string? id) => Sets.FirstOrDefault(s => s.Id == id) ?? Sets[0];

    /// <summary>Flags of one claim.</summary>
    public async Task<IReadOnlyList<RuleFlag>> OfClaimAsync(long claimId, string? set = null, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var text = await context.Claims.Where(c => c.Id == claimId).Select(c => c.Text).SingleOrDefaultAsync(cancellationToken);
        return text is null ? [] : await CheckAsync(context, [(claimId, text)], set, cancellationToken);
    }

    /// <summary>Flags of the most recently active claims that an unnamed source puts forward.</summary>
    public async Task<IReadOnlyList<RuleFlag>> RecentAsync(string? set = null, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var claims = await context.Claims.Where(c => c.UnnamedSourceCount > 0 && c.MergedIntoId == null).OrderByDescending(c => c.ActiveAt).ThenBy(c => c.Id)
            .Take(MostClaims).Select(c => new { c.Id, c.Text }).ToListAsync(cancellationToken);
        return await CheckAsync(context, claims.ConvertAll(c => (c.Id, c.Text)), set, cancellationToken);
    }

    /// <summary>Flags of the given claims, in their order.</summary>
    internal async Task<IReadOnlyList<RuleFlag>> CheckAsync(ClaimTrackerContext context, IReadOnlyList<(long Id, string Text)> claims, string? set, CancellationToken cancellationToken)
    {
        var (rules, ids) = (Set(set), claims.Select(c => c.Id).ToArray());
        var told = (await tellings(context, ids).ToListAsync(cancellationToken)).ToLookup(t => t.ClaimId);
        if (!told.Any(c => c.Any(t => t.Kind == SourceKind.Unnamed))) return [];
        var declined = (await refusals(context, ids).ToListAsync(cancellationToken)).ToLookup(d => d.ClaimId, d => d.Name);
        return [.. claims.SelectMany(c => Flags(new CheckedClaim([.. told[c.Id]], [.. declined[c.Id]])).Where(f => rules.Rules.Contains(f.Rule)).Select(f => new RuleFlag(f.Rule, f.Sentence, rules.Name, c.Id, c.Text)))];
    }

    private static IEnumerable<(string Rule, string Sentence)> Flags(CheckedClaim claim)
    {
        foreach (var told in claim.Unnamed)
        {
            if (claim.Declined.FirstOrDefault(name => IsSameBody(told, name)) is { } declined)
                yield return ("same-body-declined", $"“{told.Name}” speaks unnamed, and “{declined}” is said to have declined to comment: they may be one body.");
            if (told is { IsPlural: true, Statements: 1, IsQuoted: true }) yield return ("plural-one-quoted", $"“{told.Name}” are several, but one person's words are quoted.");
            if (told.Content is ContentKind.Opinion or ContentKind.Attack) yield return ("unnamed-opinion", $"“{told.Name}” gives an {told.Content.ToString()!.ToLowerInvariant()} without a name.");
            if (told.Basis == Basis.NotStated && !told.HasReason) yield return ("no-basis-no-reason", $"The article says neither how “{told.Name}” knows nor why there is no name.");
            if (told.IsOnlyNotAuthorized) yield return ("only-not-authorized", $"The only reason given for “{told.Name}” is that the source was not authorized to speak.");
        }
        if (claim is { Named: 0, Unnamed.Count: 1 } && claim.Unnamed[0] is { IsPlural: false } only)
            yield return ("rests-on-one-unnamed", $"The claim rests on one unnamed source, “{only.Name}”.");
    }

    private static bool IsSameBody(ToldBy told, string declined) =>
        told.Body is { Length: > 2 } body && (declined.Contains(body, StringComparison.OrdinalIgnoreCase) || body.Contains(declined, StringComparison.OrdinalIgnoreCase));

    private static List<RuleSet> Load()
    {
        using var stream = typeof(NewsroomRules).Assembly.GetManifestResourceStream("Editing/newsroom-rules.json")!;
        return JsonSerializer.Deserialize<List<RuleSet>>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>One telling by one source, with what the program read of the source and what an editor coded.</summary>
internal sealed record ToldRow(
    long ClaimId, long SourceId, SourceKind Kind, string Name, string? Affiliation, QuoteKind Quote, string? Count, string? Body, KnowledgeBasis? Basis, string? Reason,
    string? TaggedCount, string? TaggedBody, ReasonGiven? TaggedReason, ContentKind? TaggedContent, Basis? TaggedBasis);

/// <summary>A named source that declined to comment on a claim.</summary>
internal sealed record DeclinedRow(long ClaimId, string Name);

/// <summary>What the rules look at in one claim: rejected tellings and links count for nothing.</summary>
internal sealed class CheckedClaim
{
    public CheckedClaim(IReadOnlyList<ToldRow> tellings, IReadOnlyList<string> declined)
    {
        var told = tellings.ToLookup(t => t.SourceId);
        Named = told.Count(t => t.First().Kind != SourceKind.Unnamed);
        Unnamed = [.. told.Where(t => t.First().Kind == SourceKind.Unnamed).Select(t => ToldBy.Of([.. t]))];
        Declined = declined;
    }

    public int Named { get; }
    public IReadOnlyList<ToldBy> Unnamed { get; }
    public IReadOnlyList<string> Declined { get; }
}

/// <summary>One unnamed source of a claim; what an editor coded goes before what the program read.</summary>
internal sealed record ToldBy(
    string Name, string? Body, bool IsPlural, bool IsQuoted, int Statements, ContentKind? Content, Basis Basis, bool HasReason, bool IsOnlyNotAuthorized)
{
    public static ToldBy Of(IReadOnlyList<ToldRow> tellings)
    {
        var one = tellings[0];
        var count = one.TaggedCount ?? one.Count ?? "one";
        var reason = one.TaggedReason ?? TaggingSuggestions.ReasonOf(one.Reason);
        return new(
            one.Name, Stated(one.TaggedBody) ?? one.Body ?? one.Affiliation, count is "plural" or "several" or "two" || (int.TryParse(count, out var n) && n > 1),
            tellings.Any(t => t.Quote == QuoteKind.Direct), tellings.Count, one.TaggedContent, one.TaggedBasis ?? TaggingSuggestions.BasisOf(one.Basis),
            reason is not (null or ReasonGiven.NotStated), reason == ReasonGiven.NotAuthorized);
    }

    private static string? Stated(string? value) => value == UnnamedTagging.NotStated ? null : value;
}
