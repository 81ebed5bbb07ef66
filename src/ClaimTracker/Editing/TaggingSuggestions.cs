using System.Globalization;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Editing;

/// <summary>A coded value that the program proposes, with the published words that led to it.</summary>
public sealed record Proposal(string Value, string? Evidence);

/// <summary>Fills the tagging form from what the program read.</summary>
public static class TaggingSuggestions
{
    /// <summary>Proposals by field name of <see cref="UnnamedTagging"/>; a field that the text says nothing about is proposed as not stated.</summary>
    public static IReadOnlyDictionary<string, Proposal> Of(Source source, IReadOnlyList<Statement> statements)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(statements);
        var (coding, evidence) = (source.Coding, Evidence(source.Coding?.Evidence));
        var reason = ReasonOf(coding?.Reason);
        return new Dictionary<string, Proposal>
        {
            [nameof(UnnamedTagging.Identification)] = new(IdentificationOf(coding).ToString(), evidence.GetValueOrDefault("type") ?? source.Name),
            [nameof(UnnamedTagging.StatedCount)] = new(CountOf(coding?.Count), evidence.GetValueOrDefault("count")),
            [nameof(UnnamedTagging.Country)] = new(source.Country ?? UnnamedTagging.NotStated, source.Country is null ? null : evidence.GetValueOrDefault("affiliation")),
            [nameof(UnnamedTagging.Body)] = new(BodyOf(source, coding), evidence.GetValueOrDefault("affiliation")),
            [nameof(UnnamedTagging.Sector)] = new(nameof(Sector.NotStated), null),
            [nameof(UnnamedTagging.Seniority)] = new(SeniorityOf(source, coding).ToString(), coding?.Seniority ?? evidence.GetValueOrDefault("seniority")),
            [nameof(UnnamedTagging.Basis)] = new(BasisOf(coding?.Basis).ToString(), evidence.GetValueOrDefault("basis")),
            [nameof(UnnamedTagging.Terms)] = new((coding?.AnonymityCondition == true ? Terms.ConditionOfAnonymity : Terms.NotStated).ToString(), evidence.GetValueOrDefault("anonymityCondition")),
            [nameof(UnnamedTagging.Reason)] = new((reason ?? ReasonGiven.NotStated).ToString(), coding?.Reason),
            [nameof(UnnamedTagging.Corroboration)] = new(nameof(Corroboration.NotStated), null),
            [nameof(UnnamedTagging.Content)] = new(ContentOf(statements).ToString(), null),
            [nameof(UnnamedTagging.Quotation)] = new(QuotationOf(statements).ToString(), null),
        };
    }

    /// <summary>The basis in the form's values.</summary>
    public static Basis BasisOf(KnowledgeBasis? basis) => basis switch
    {
        KnowledgeBasis.FirstHand => Basis.FirstHand,
        KnowledgeBasis.Familiar => Basis.FamiliarWith,
        KnowledgeBasis.Briefed => Basis.Briefed,
        KnowledgeBasis.Document => Basis.DocumentSeen,
        _ => Basis.NotStated,
    };

    /// <summary>The reason's words in the form's values; null for no words.</summary>
    public static ReasonGiven? ReasonOf(string? words)
    {
        if (string.IsNullOrWhiteSpace(words)) return null;
        (string Part, ReasonGiven Reason)[] parts =
        [
            ("authori", ReasonGiven.NotAuthorized), ("permitted", ReasonGiven.NotAuthorized), ("allowed", ReasonGiven.NotAuthorized), ("sensitiv", ReasonGiven.SensitiveTalks),
            ("ongoing", ReasonGiven.SensitiveTalks), ("fear", ReasonGiven.FearOfReprisal), ("reprisal", ReasonGiven.FearOfReprisal), ("retaliat", ReasonGiven.FearOfReprisal),
            ("legal", ReasonGiven.Legal), ("court", ReasonGiven.Legal), ("privac", ReasonGiven.Privacy), ("private", ReasonGiven.Privacy), ("ground rules", ReasonGiven.GroundRules),
        ];
        return parts.FirstOrDefault(p => words.Contains(p.Part, StringComparison.OrdinalIgnoreCase)) is { Part: not null } found ? found.Reason : ReasonGiven.Other;
    }

    private static Identification IdentificationOf(UnnamedCoding? coding) => coding?.Type switch
    {
        AnonymityType.Group => Identification.Group,
        AnonymityType.Generic => Identification.BareSources,
        null => Identification.NotStated,
        _ => Identification.OnePerson,
    };

    private static string CountOf(string? count) => count switch
    {
        null => UnnamedTagging.NotStated,
        "plural" => "several",
        "1" => "one",
        "2" => "two",
        _ => count,
    };

    // An adjective of a country names a country, not a body.
    private static string BodyOf(Source source, UnnamedCoding? coding) =>
        coding?.Affiliation is { Length: > 0 } words && (words.Contains(' ', StringComparison.Ordinal) || source.Country is null) ? words : UnnamedTagging.NotStated;

    private static Seniority SeniorityOf(Source source, UnnamedCoding? coding)
    {
        if (coding?.Type == AnonymityType.Spokesperson) return Seniority.Spokesperson;
        (string Word, Seniority Rank)[] ranks = [("former", Seniority.Former), ("aide", Seniority.Aide), ("official", Seniority.Official)];
        if (!string.IsNullOrEmpty(coding?.Seniority)) return Seniority.Senior;
        return ranks.FirstOrDefault(r => source.Name.Contains(r.Word, StringComparison.OrdinalIgnoreCase)) is { Word: not null } found ? found.Rank : Seniority.NotStated;
    }

    private static ContentKind ContentOf(IReadOnlyList<Statement> statements) =>
        statements.Count == 0 ? ContentKind.NotStated
        : statements.All(s => s.Act == StatementAct.Belief) ? ContentKind.Opinion
        : statements.All(s => s.Act == StatementAct.Intention) ? ContentKind.Prediction
        : ContentKind.Fact;

    private static QuotationMode QuotationOf(IReadOnlyList<Statement> statements) => statements.Select(s => s.Quote).Distinct().ToList() switch
    {
        [] => QuotationMode.NotStated,
        [QuoteKind.Direct] => QuotationMode.Direct,
        [QuoteKind.Indirect] => QuotationMode.Indirect,
        _ => QuotationMode.Mixed,
    };

    private static Dictionary<string, string?> Evidence(string? json) => string.IsNullOrEmpty(json)
        ? []
        : JsonSerializer.Deserialize<Dictionary<string, Passage>>(json)!.ToDictionary(e => e.Key, e => (string?)e.Value.Text, StringComparer.Ordinal);
}
