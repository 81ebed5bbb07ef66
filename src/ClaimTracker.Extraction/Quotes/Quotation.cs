namespace ClaimTracker.Extraction.Quotes;

/// <summary>A stretch of text between quotation marks, the marks included.</summary>
/// <param name="Span">From the opening mark to behind the closing one, or to the end of the block where none closes it.</param>
/// <param name="Depth">0 for an outermost quotation, 1 for a quotation within a quotation, and so on.</param>
/// <param name="Closed">False where the block ends before a closing mark.</param>
/// <param name="Continued">True where it goes on from the block before.</param>
public readonly record struct Quotation(Span Span, int Depth, bool Closed, bool Continued);
