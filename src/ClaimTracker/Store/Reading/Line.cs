using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading;

/// <summary>A source as it is shown beside its words.</summary>
public sealed record SourceLabel(long Id, SourceKind Kind, string Name, string? Role, string? Affiliation, string? Country)
{
    /// <summary>True where the article does not name the source.</summary>
    public bool IsUnnamed => Kind == SourceKind.Unnamed;
}

/// <summary>A statement as it is shown on a timeline, a list or a card: who said what, where it stands and when.</summary>
public sealed record Line(
    long Id,
    long ArticleId,
    long VersionId,
    string ArticleTitle,
    long? OutletId,
    string? Outlet,
    bool IsFiction,
    DateOnly? NotBefore,
    SourceLabel? Source,
    string Words,
    QuoteKind Quote,
    StatementAct Act,
    DateTime? SaidAt,
    DatePrecision SaidPrecision,
    string? SaidAsWritten,
    string? Relay,
    int Start,
    ReviewState Review)
{
    /// <summary>Number of the paragraph that it begins in; 0 where it stands in none.</summary>
    public int Paragraph { get; init; }
}
