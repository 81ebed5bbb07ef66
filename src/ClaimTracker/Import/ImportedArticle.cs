using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Import;

/// <summary>One article as a reader found it. Pure data: nothing is stored yet.</summary>
public sealed record ImportedArticle
{
    /// <summary>The headline; the start of the first line where the document has none.</summary>
    public required string Title { get; init; }

    /// <summary>The names of the authors, joined with commas, without "By"; null where none is given.</summary>
    public string? Byline { get; init; }

    /// <summary>The publisher; null where the document does not say.</summary>
    public string? Outlet { get; init; }

    /// <summary>The news agency of the wire mark ("Reuters"); null where there is none.</summary>
    public string? Agency { get; init; }

    /// <summary>The place of the wire mark ("WASHINGTON"); null where there is none.</summary>
    public string? Dateline { get; init; }

    /// <summary>The article's own address, http or https; null where none is known.</summary>
    public string? Url { get; init; }

    /// <summary>BCP 47 language ("en"); null where unknown.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published; never guessed.</summary>
    public PublicationDate Published { get; init; }

    /// <summary>When it was last changed; null where the document does not say.</summary>
    public PublicationDate? Updated { get; init; }

    /// <summary>The latest full date in the text, where <see cref="Published"/> is unknown; null where the text has none.</summary>
    public DateOnly? NotBefore { get; init; }

    /// <summary>True where the document is marked as fiction.</summary>
    public bool IsFiction { get; init; }

    /// <summary>True where the page holds only the start of the article, before a paywall.</summary>
    public bool IsStub { get; init; }

    /// <summary>The text that all spans point into.</summary>
    public required string Text { get; init; }

    /// <summary>The classified stretches of <see cref="Text"/>, in order, not overlapping.</summary>
    public required IReadOnlyList<TextBlock> Blocks { get; init; }

    /// <summary>Where each field came from, with the runners-up.</summary>
    public IReadOnlyList<FieldOrigin> Origins { get; init; } = [];

    /// <summary>What of the page was left out, and by which rule.</summary>
    public IReadOnlyList<CutBlock> Cuts { get; init; } = [];
}

/// <summary>Where the value of a field was found.</summary>
/// <param name="Field">Name of the field in lower case: <c>title</c>, <c>published</c> …</param>
/// <param name="Value">The value that was taken.</param>
/// <param name="From">Where it stood: <c>front matter</c>, <c>first line</c>, <c>JSON-LD datePublished</c> …</param>
/// <param name="RunnersUp">Other values that the document gives, best first.</param>
public sealed record FieldOrigin(string Field, string Value, string From, IReadOnlyList<FieldCandidate> RunnersUp);

/// <summary>A value for a field that another place of the document gives.</summary>
/// <param name="Value">The value.</param>
/// <param name="From">Where it stood.</param>
public sealed record FieldCandidate(string Value, string From);

/// <summary>A part of a page that was left out of the article.</summary>
/// <param name="Rule">The rule that cut it, in plain English.</param>
/// <param name="Text">Its text.</param>
public sealed record CutBlock(string Rule, string Text);
