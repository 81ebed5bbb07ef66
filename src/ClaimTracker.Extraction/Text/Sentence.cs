namespace ClaimTracker.Extraction.Text;

/// <summary>A run of tokens of one block that forms a sentence.</summary>
/// <param name="First">Index of its first token in the article's token list.</param>
/// <param name="End">Index behind its last token.</param>
/// <param name="Block">Index of the block it stands in.</param>
public readonly record struct Sentence(int First, int End, int Block);
