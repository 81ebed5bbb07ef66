using ClaimTracker.Extraction.Sources;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Token indices <c>[First, End)</c>; empty where <c>End &lt;= First</c>.</summary>
internal readonly record struct TokenRange(int First, int End)
{
    public static readonly TokenRange None = new(0, 0);

    public bool IsEmpty => End <= First;

    public int Length => Math.Max(0, End - First);

    public bool Holds(int token) => First <= token && token < End;

    public bool Overlaps(TokenRange other) => !IsEmpty && !other.IsEmpty && First < other.End && other.First < End;

    public TokenRange Hull(TokenRange other) =>
        IsEmpty ? other : other.IsEmpty ? this : new(Math.Min(First, other.First), Math.Max(End, other.End));
}

/// <summary>Where a candidate was read from.</summary>
internal enum CandidateOrigin { Attribution, Verb, Passive, Copula, Existential, Noun }

/// <summary>A place where someone may be answering a claim: a predicate with who acts, by which words, and about what.</summary>
/// <param name="Head">The token that carries the sense.</param>
/// <param name="Cue">The words that signal the act.</param>
/// <param name="Source">Who answers, wide; empty where the outlet itself does.</param>
/// <param name="SourceHead">Head noun of the source; -1 where none.</param>
/// <param name="Content">What is said or asked about; may be empty.</param>
/// <param name="Statement">Index of the attribution it is; -1 where it was read here.</param>
/// <param name="Origin">How it was read.</param>
internal sealed record Candidate(int Head, TokenRange Cue, TokenRange Source, int SourceHead, TokenRange Content, int Statement, CandidateOrigin Origin)
{
    /// <summary>True where the predicate stands between quotation marks.</summary>
    public bool Quoted { get; init; }

    public TokenRange Hull => Cue.Hull(Content);
}
