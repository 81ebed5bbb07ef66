using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>The figures of the front page.</summary>
/// <param name="ByState">Claims by state.</param>
/// <param name="UnnamedSources">Unnamed sources on record.</param>
/// <param name="ToReview">Links that nobody has judged.</param>
/// <param name="Articles">Articles.</param>
public sealed record FrontFigures(IReadOnlyDictionary<ClaimState, int> ByState, int UnnamedSources, int ToReview, int Articles)
{
    /// <summary>Claims in any of the given states.</summary>
    public int Claims(params IEnumerable<ClaimState> states) => states.Sum(s => ByState.GetValueOrDefault(s));
}

/// <summary>A claim against the answer that stands most firmly against it.</summary>
public sealed record Duel(ListedClaim Listed, Line? Telling, Line? Answer, ResponseKind? Kind);

/// <summary>Everything on the front page.</summary>
public sealed record Front(
    FrontFigures Figures,
    IReadOnlyList<Duel> Contested,
    IReadOnlyList<ListedClaim> Unanswered,
    IReadOnlyList<ListedClaim> NoComment,
    IReadOnlyList<ListedClaim> Retold);

/// <summary>Reads the front page.</summary>
public sealed class FrontQuery(ContextFactory store, ClaimListQuery claims, Figures figures)
{
    private const int Considered = 12;
    private const int Shown = 3;

    /// <summary>The front page as of now. Of the newest contested claims, those that read as sentences and whose answer is credited to somebody stand first.</summary>
    public async Task<Front> ReadAsync(CancellationToken cancel = default)
    {
        var contested = await claims.PageAsync(new(ClaimListFilter.Contested), Considered, cancel);
        var unanswered = await claims.PageAsync(new([ClaimState.Unanswered]), 5, cancel);
        var noComment = await claims.PageAsync(new([ClaimState.NoComment]), 2, cancel);
        var retold = await claims.PageAsync(new([], ClaimOrder.Retold), 6, cancel);
        var duels = (await DuelsAsync(contested.Items, cancel)).OrderByDescending(StandsAlone).Take(Shown).ToList();
        return new Front(await FiguresAsync(), duels, unanswered.Items, noComment.Items, retold.Items);
    }

    /// <summary>The figures alone.</summary>
    public Task<FrontFigures> FiguresAsync() => figures.GetAsync("front", CountAsync);

    private static bool StandsAlone(Duel duel) =>
        duel.Answer is { Source: not null } answer && Words(duel.Listed.Claim.Text) >= 5 && Words(answer.Words) >= 3;

    private static int Words(string text) => text.Count(c => c == ' ') + 1;

    private async Task<FrontFigures> CountAsync()
    {
        await using var context = store.Create();
        var states = await ClaimListQuery.Shown(context).GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var unnamed = await context.Sources.CountAsync(s => s.Kind == SourceKind.Unnamed && s.MergedIntoId == null);
        var open = await context.ResponseLinks.CountAsync(l => l.Review == ReviewState.Suggested);
        return new FrontFigures(states, unnamed, open, await context.Articles.CountAsync());
    }

    private async Task<IReadOnlyList<Duel>> DuelsAsync(IReadOnlyList<ListedClaim> contested, CancellationToken cancel)
    {
        await using var context = store.Create();
        var ids = contested.Select(c => c.Claim.Id).ToArray();
        var answers = await (from link in context.ResponseLinks.AsNoTracking()
                             join response in context.Responses on link.ResponseId equals response.Id
                             where ids.Contains(link.ClaimId) && link.Review != ReviewState.Rejected && (!link.IsAside || link.Review != ReviewState.Suggested) && response.Review != ReviewState.Rejected
                             select new { link.ClaimId, link.TargetStatementId, link.Review, link.Confidence, response.Kind, response.StatementId }).Take(200).ToListAsync(cancel);
        var best = answers.Where(a => a.Kind.Stance() == ResponseStance.Rebuttal)
            .OrderByDescending(a => a.Review == ReviewState.Confirmed).ThenByDescending(a => a.Kind == ResponseKind.Denial).ThenByDescending(a => a.Confidence)
            .GroupBy(a => a.ClaimId).ToDictionary(g => g.Key, g => g.First());
        var statements = best.Values.Select(a => a.StatementId)
            .Concat(contested.Select(c => best.GetValueOrDefault(c.Claim.Id)?.TargetStatementId ?? c.Claim.FirstStatementId ?? 0)).ToArray();
        var lines = await LineReader.LinesAsync(context, statements, cancel);
        return contested.Select(c =>
        {
            var answer = best.GetValueOrDefault(c.Claim.Id);
            return new Duel(
                c, lines.GetValueOrDefault(answer?.TargetStatementId ?? c.Claim.FirstStatementId ?? 0),
                answer is null ? null : lines.GetValueOrDefault(answer.StatementId), answer?.Kind);
        }).ToList();
    }
}
