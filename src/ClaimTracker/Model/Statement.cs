using ClaimTracker.Extraction;

namespace ClaimTracker.Model;

/// <summary>A span of an article version together with the words that it cuts out.</summary>
/// <param name="Start">UTF-16 offset of the first character.</param>
/// <param name="End">UTF-16 offset behind the last character.</param>
/// <param name="Text">The characters between them.</param>
public sealed record Passage(int Start, int End, string Text)
{
    /// <summary>Cuts a passage out of <paramref name="text"/>.</summary>
    public static Passage Of(Span span, string text) => new(span.Start, span.End, span.Cut(text));

    /// <summary>The range alone.</summary>
    public Span Span => new(Start, End);

    /// <summary>True where the words still stand at their place.</summary>
    public bool Fits(string text) => Start >= 0 && End <= text.Length && Start < End && text.AsSpan(Start, End - Start).SequenceEqual(Text);
}

/// <summary>One attribution in one article version.</summary>
public sealed class Statement
{
    public long Id { get; set; }
    public long ArticleId { get; set; }
    public Article? Article { get; set; }
    public long ArticleVersionId { get; set; }
    public ArticleVersion? ArticleVersion { get; set; }

    /// <summary>The run that found it; null for one made by an editor.</summary>
    public long? RunId { get; set; }

    /// <summary>Null for a claim that nobody is credited with.</summary>
    public long? SourceId { get; set; }
    public Source? Source { get; set; }

    /// <summary>The statement whose content holds this one.</summary>
    public long? ParentId { get; set; }

    public Passage? SourcePassage { get; set; }
    public Passage? CuePassage { get; set; }
    public Passage? RelayPassage { get; set; }

    /// <summary>The attributed words, in text order.</summary>
    public List<Passage> Content { get; set; } = [];

    /// <summary>The pieces of <see cref="Content"/> joined for reading and search; the cue where there is no content.</summary>
    public required string Words { get; set; }

    /// <summary>Offset of the first character of any of its spans: reading order.</summary>
    public int Start { get; set; }

    public QuoteKind Quote { get; set; }
    public StatementAct Act { get; set; }
    public double Confidence { get; set; }

    /// <summary>When it was said, in UTC; the publication time where the text gives none; null where neither is known.</summary>
    public DateTime? SaidAt { get; set; }

    public DatePrecision SaidPrecision { get; set; }

    /// <summary>The words that date it ("on Tuesday"); null where the text gives none.</summary>
    public string? SaidAsWritten { get; set; }

    public ReviewState Review { get; set; }

    /// <summary>False once a newer text or run replaced it and no editor had touched it.</summary>
    public bool IsCurrent { get; set; } = true;

    /// <summary>Hash of text hash, kind and spans; a rejected fingerprint stays rejected.</summary>
    public required string Fingerprint { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }
}
