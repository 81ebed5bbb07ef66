using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading;

/// <summary>
/// One thing that happened to a claim: a telling, or an answer. Small enough to read all of a timeline's items, so that filters, counts
/// and the chart are about everything while only one page of lines is read in full.
/// </summary>
/// <param name="Id">Id of the telling, or of the response link.</param>
/// <param name="Kind">How it answers; null for a telling.</param>
/// <param name="ResponseId">The response; null for a telling.</param>
/// <param name="Target">The statement that it answers; null for a telling and for an answer to the claim as such.</param>
/// <param name="Start">Offset in the article: reading order.</param>
public sealed record TimelineItem(
    long Id,
    long ClaimId,
    long StatementId,
    ResponseKind? Kind,
    long? ResponseId,
    long? Target,
    long ArticleId,
    long? CopyOfId,
    string? Outlet,
    long? SourceId,
    bool IsUnnamed,
    string? Country,
    DateTime? SaidAt,
    DatePrecision SaidPrecision,
    DateOnly? NotBefore,
    int Start,
    ReviewState Review,
    double Confidence)
{
    /// <summary>True for a statement that puts the claim forward.</summary>
    public bool IsTelling => Kind is null;
}

/// <summary>What a page shows of an item beyond the item.</summary>
/// <param name="Because">Why it was linked.</param>
/// <param name="Strength">How firm a denial is.</param>
/// <param name="Scope">Whether it answers the whole claim.</param>
/// <param name="Decision">Who judged the link and when; null while nobody has.</param>
public sealed record ItemDetail(Line Line, IReadOnlyList<string> Because, DenialStrength Strength, ResponseScope Scope, Decision? Decision);

/// <summary>Who judged, and when.</summary>
public sealed record Decision(string Actor, DateTime At);

/// <summary>What is published about an unnamed source: the editor's coding where there is one, else the program's.</summary>
/// <param name="IsCoded">True where an editor coded it.</param>
public sealed record UnnamedFacts(string Count, Basis Basis, bool AnonymityCondition, string? Reason, string? Affiliation, bool IsCoded);
