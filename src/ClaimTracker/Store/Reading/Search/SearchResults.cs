using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading.Search;

/// <summary>A value of a facet with the number of rows that have it.</summary>
public sealed record FacetValue(string Value, int Count);

/// <summary>Values of one property over all found rows, the most frequent first.</summary>
/// <param name="Name">Operator that narrows by it.</param>
public sealed record Facet(string Name, IReadOnlyList<FacetValue> Values);

/// <summary>A found statement.</summary>
/// <param name="Marked">Its words with marks around what was searched for; null without words.</param>
/// <param name="Kind">How it answers; null where it answers nothing.</param>
/// <param name="ClaimId">A claim that it tells or answers; null for none.</param>
public sealed record FoundStatement(Line Line, string? Marked, ResponseKind? Kind, long? ClaimId);

/// <summary>Found statements.</summary>
/// <param name="Total">Rows found among those that were looked through.</param>
/// <param name="IsCapped">True where only the newest <see cref="StatementSearch.Most"/> were looked through.</param>
public sealed record StatementResults(IReadOnlyList<FoundStatement> Rows, int Total, bool IsCapped, IReadOnlyList<Facet> Facets, int Page, int Pages);

/// <summary>Found claims.</summary>
public sealed record ClaimResults(IReadOnlyList<(ListedClaim Claim, string? Marked)> Rows, int Total, bool IsCapped, int Page, int Pages);

/// <summary>Found articles.</summary>
public sealed record ArticleResults(IReadOnlyList<(ArticleRow Article, string? Marked)> Rows, int Total, bool IsCapped, int Page, int Pages);

/// <summary>Found sources.</summary>
public sealed record SourceResults(IReadOnlyList<SourceRow> Rows, int Total, bool IsCapped, int Page, int Pages);

/// <summary>A found statement before it is read in full.</summary>
internal sealed record Hit(long Id, DateTime? SaidAt, string? Outlet, SourceKind? SourceKind, string? Country, ResponseKind? Kind);
