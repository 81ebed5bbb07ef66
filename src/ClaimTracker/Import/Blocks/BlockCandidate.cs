using ClaimTracker.Extraction;

namespace ClaimTracker.Import.Blocks;

/// <summary>What the markup says of a stretch of text; plain text says nothing.</summary>
public enum MarkupHint { None, Heading, Caption, ListItem, Quote }

/// <summary>A stretch of text before it is classified.</summary>
/// <param name="Text">Its words, trimmed.</param>
/// <param name="Hint">What the markup says it is.</param>
/// <param name="LinkShare">Share of its characters that stand in links, 0 to 1; 0 in plain text.</param>
public readonly record struct BlockCandidate(string Text, MarkupHint Hint = MarkupHint.None, double LinkShare = 0);

/// <summary>What a stretch of text is, and by which rule.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Rule">The rule in plain English; null for an ordinary paragraph.</param>
public readonly record struct BlockVerdict(BlockKind Kind, string? Rule = null);
