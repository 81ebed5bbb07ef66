namespace ClaimTracker.Extraction.Responses;

/// <summary>How a stretch of text puts a claim forward.</summary>
internal enum ClaimForm { Sentence, Statement, Report }

/// <summary>A stretch of text that may be the claim which a response answers.</summary>
/// <param name="Range">Its tokens.</param>
/// <param name="Form">How it puts the claim forward.</param>
/// <param name="Statement">Index of the attribution whose content it is; -1 where nobody is credited.</param>
/// <param name="Sentence">Index of the sentence where it begins.</param>
internal sealed record ClaimCandidate(TokenRange Range, ClaimForm Form, int Statement, int Sentence);
