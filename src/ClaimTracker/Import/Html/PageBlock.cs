namespace ClaimTracker.Import.Html;

/// <summary>A run of text of a page that no block-level element interrupts.</summary>
internal sealed class PageBlock
{
    public required string Text { get; init; }

    /// <summary>The block-level element that it stands in.</summary>
    public required Frame Frame { get; init; }

    public required int LinkChars { get; init; }
    public required int BoldChars { get; init; }
    public required int ItalicChars { get; init; }

    /// <summary>The time that a <c>time</c> element within it gives; null where there is none.</summary>
    public string? Time { get; init; }

    /// <summary>Its length up to that of a paragraph.</summary>
    public float Weight => MathF.Min(Text.Length, 300);

    public float LinkShare => (float)LinkChars / Text.Length;

    /// <summary>Long enough, hardly linked, and with the marks of sentences.</summary>
    public bool IsProse { get; init; }

    /// <summary>First-pass and final probability that it belongs to the article.</summary>
    public float First { get; set; }

    /// <inheritdoc cref="First"/>
    public float Final { get; set; }
}
