using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Store.Reading;

/// <summary>Joins what the program and what an editor coded of unnamed sources; the editor's word goes first.</summary>
internal static class UnnamedReader
{
    public static async Task<IReadOnlyDictionary<long, UnnamedFacts>> FactsAsync(ClaimTrackerContext context, IReadOnlyCollection<long> sources, CancellationToken cancel)
    {
        var ids = sources.Distinct().ToArray();
        if (ids.Length == 0) return new Dictionary<long, UnnamedFacts>();
        var coded = await context.UnnamedCodings.AsNoTracking().Where(c => ids.Contains(c.SourceId)).ToDictionaryAsync(c => c.SourceId, cancel);
        var tagged = await context.Set<UnnamedTagging>().AsNoTracking().Where(t => ids.Contains(t.SourceId)).ToDictionaryAsync(t => t.SourceId, cancel);
        return coded.Keys.Union(tagged.Keys).ToDictionary(id => id, id => Join(coded.GetValueOrDefault(id), tagged.GetValueOrDefault(id)));
    }

    private static UnnamedFacts Join(UnnamedCoding? coding, UnnamedTagging? tagging) => new(
        tagging?.StatedCount ?? coding?.Count ?? UnnamedTagging.NotStated,
        tagging?.Basis ?? BasisOf(coding?.Basis),
        tagging?.Terms is { } terms ? terms == Terms.ConditionOfAnonymity : coding?.AnonymityCondition ?? false,
        tagging?.Reason is { } reason ? (reason == ReasonGiven.NotStated ? null : Spaced(reason.ToString())) : coding?.Reason,
        tagging?.Body ?? coding?.Affiliation,
        tagging is not null);

    public static Basis BasisOf(KnowledgeBasis? basis) => basis switch
    {
        KnowledgeBasis.FirstHand => Basis.FirstHand,
        KnowledgeBasis.Familiar => Basis.FamiliarWith,
        KnowledgeBasis.Briefed => Basis.Briefed,
        KnowledgeBasis.Document => Basis.DocumentSeen,
        _ => Basis.NotStated,
    };

    private static string Spaced(string name) =>
        string.Concat(name.Select((c, i) => char.IsUpper(c) ? (i > 0 ? " " : "") + char.ToLower(c, CultureInfo.InvariantCulture) : c.ToString()));
}
