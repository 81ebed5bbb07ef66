namespace ClaimTracker.Extraction.Sources;

/// <summary>A noun phrase as token indices: <c>[First, End)</c>, and the noun that heads it.</summary>
/// <param name="First">Its first token.</param>
/// <param name="End">The token behind its last.</param>
/// <param name="Head">The head noun, pronoun or quantifier.</param>
public readonly record struct NounPhrase(int First, int End, int Head);
