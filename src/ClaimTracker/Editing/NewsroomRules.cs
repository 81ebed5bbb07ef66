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

    /// <summary>The set that applies where none is chosen.</summary>
    public const string DefaultSet = "all";

    /// <summary>Every rule set, the default first.</summary>
    public static IReadOnlyList<RuleSet> Sets { get; } = Load();

    /// <summary>The set of this id, else the default one.</summary>
    public static RuleSet Set(string? id) => Sets.FirstOrDefault(s => s.Id == id) ?? Sets[0];

    /// <summary>Flags of one claim.</summary>
    public async Task<IReadOnlyList<RuleFlag>> OfClaimAsync(long claimId, string? set = null, CancellationToken cancellationToken = default) => await CheckAsync([claimId], Set(set), cancellationToken);

    /// <summary>Flags of the most recently active claims that an unnamed source puts forward.</summary>
    public async Task<IReadOnlyList<RuleFlag>> RecentAsync(string? set = null, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var ids = await context.Claims.Where(c => c.UnnamedSourceCount > 0 && c.MergedIntoId == null).OrderByDescending(c => c.ActiveAt).ThenBy(c => c.Id)
            .Take(MostClaims).Select(c => c.Id).ToListAsync(cancellationToken);
        return await CheckAsync(ids, Set(set), cancellationToken);
    }

    private async Task<IReadOnlyList<RuleFlag>> CheckAsync(IReadOnlyCollection<long> ids, RuleSet set, CancellationToken cancellationToken)
    {
        await using var context = store.Create();
        var claims = await context.Claims.AsNoTracking().AsSplitQuery().Where(c => ids.Contains(c.Id))
            .Include(c => c.Tellings).ThenInclude(t => t.Statement!.Source!.Coding)
            .Include(c => c.Links).ThenInclude(l => l.Response!.Statement!.Source).ToListAsync(cancellationToken);
        var tags = await context.UnnamedTaggings.AsNoTracking()
            .Where(t => context.Tellings.Any(x => ids.Contains(x.ClaimId) && x.Statement!.SourceId == t.SourceId)).ToDictionaryAsync(t => t.SourceId, cancellationToken);
        return [.. claims.OrderByDescending(c => c.ActiveAt).SelectMany(c => Flags(new CheckedClaim(c, tags)).Where(f => set.Rules.Contains(f.Rule)).Select(f => new RuleFlag(f.Rule, f.Sentence, set.Name, c.Id, c.Text)))];
    }

    private static IEnumerable<(string Rule, string Sentence)> Flags(CheckedClaim claim)
    {
        foreach (var told in claim.Unnamed)
        {
            if (claim.Declined.FirstOrDefault(body => IsSameBody(told, body)) is { } declined)
                yield return ("same-body-declined", $"“{told.Name}” speaks unnamed, and “{declined.Name}” is said to have declined to comment: they may be one body.");
            if (told is { IsPlural: true, Statements: 1, IsQuoted: true }) yield return ("plural-one-quoted", $"“{told.Name}” are several, but one person's words are quoted.");
            if (told.Content is ContentKind.Opinion or ContentKind.Attack) yield return ("unnamed-opinion", $"“{told.Name}” gives an {told.Content.ToString()!.ToLowerInvariant()} without a name.");
            if (told.Basis == Basis.NotStated && !told.HasReason) yield return ("no-basis-no-reason", $"The article says neither how “{told.Name}” knows nor why there is no name.");
            if (told.IsOnlyNotAuthorized) yield return ("only-not-authorized", $"The only reason given for “{told.Name}” is that the source was not authorized to speak.");
        }
        if (claim is { Named: 0, Unnamed.Count: 1 } && claim.Unnamed[0] is { IsPlural: false } only)
            yield return ("rests-on-one-unnamed", $"The claim rests on one unnamed source, “{only.Name}”.");
    }

    private static bool IsSameBody(ToldBy told, Source declined)
    {
        if (told.Body is not { Length: > 2 } body) return false;
        return declined.Name.Contains(body, StringComparison.OrdinalIgnoreCase) || body.Contains(declined.Name, StringComparison.OrdinalIgnoreCase);
    }

    private static List<RuleSet> Load()
    {
        using var stream = typeof(NewsroomRules).Assembly.GetManifestResourceStream("Editing/newsroom-rules.json")!;
        return JsonSerializer.Deserialize<List<RuleSet>>(stream, JsonSerializerOptions.Web)!;
    }
}

/// <summary>What the rules look at in one claim: rejected tellings and links count for nothing.</summary>
internal sealed class CheckedClaim
{
    public CheckedClaim(Claim claim, IReadOnlyDictionary<long, UnnamedTagging> tags)
    {
        var told = claim.Tellings.Where(t => t.Review != ReviewState.Rejected && t.Statement is { IsCurrent: true, Review: not ReviewState.Rejected, Source: not null })
            .Select(t => t.Statement!).ToLookup(s => s.SourceId!.Value);
        Named = told.Count(s => !s.First().Source!.IsUnnamed);
        Unnamed = [.. told.Where(s => s.First().Source!.IsUnnamed).Select(s => ToldBy.Of([.. s], tags.GetValueOrDefault(s.Key)))];
        Declined = [.. claim.Links.Where(l => l.Review != ReviewState.Rejected && l.Response!.Kind == ResponseKind.DeclinedToComment).Select(l => l.Response!.Statement?.Source).OfType<Source>().Where(s => !s.IsUnnamed)];
    }

    public int Named { get; }
    public IReadOnlyList<ToldBy> Unnamed { get; }
    public IReadOnlyList<Source> Declined { get; }
}

/// <summary>One unnamed source of a claim; what an editor coded goes before what the program read.</summary>
internal sealed record ToldBy(
    string Name, string? Body, bool IsPlural, bool IsQuoted, int Statements, ContentKind? Content, Basis Basis, bool HasReason, bool IsOnlyNotAuthorized)
{
    public static ToldBy Of(IReadOnlyList<Statement> statements, UnnamedTagging? tags)
    {
        var (source, coding) = (statements[0].Source!, statements[0].Source!.Coding);
        var count = tags?.StatedCount ?? coding?.Count ?? "one";
        var reason = tags?.Reason ?? TaggingSuggestions.ReasonOf(coding?.Reason);
        return new(
            source.Name, Stated(tags?.Body) ?? coding?.Affiliation ?? source.Affiliation, count is "plural" or "several" or "two" || (int.TryParse(count, out var n) && n > 1),
            statements.Any(s => s.Quote == QuoteKind.Direct), statements.Count, tags?.Content, tags?.Basis ?? TaggingSuggestions.BasisOf(coding?.Basis),
            reason is not (null or ReasonGiven.NotStated), reason == ReasonGiven.NotAuthorized);
    }

    private static string? Stated(string? value) => value == UnnamedTagging.NotStated ? null : value;
}
