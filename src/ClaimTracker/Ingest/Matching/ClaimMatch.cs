using ClaimTracker.Model;

namespace ClaimTracker.Ingest.Matching;

/// <summary>A known claim that a statement puts forward.</summary>
/// <param name="Claim">The claim.</param>
/// <param name="Confidence">Probability that the two are the same claim, 0 to 1.</param>
/// <param name="Because">Reasons in plain English.</param>
/// <param name="IsOther">True where another article told it.</param>
internal sealed record ClaimMatch(Claim Claim, double Confidence, IReadOnlyList<string> Because, bool IsOther);
