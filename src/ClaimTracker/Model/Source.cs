using ClaimTracker.Extraction;

namespace ClaimTracker.Model;

/// <summary>Who is credited. Named sources are shared by all articles; an unnamed one belongs to one article.</summary>
public sealed class Source
{
    public long Id { get; set; }
    public SourceKind Kind { get; set; }

    /// <summary>Fullest name, or the description of an unnamed source, as published.</summary>
    public required string Name { get; set; }

    /// <summary>Folded name (<see cref="NameKey"/>) that joins a named source across articles; for an unnamed one the article's id and a number.</summary>
    public required string Key { get; set; }

    public string? Role { get; set; }

    /// <summary>Country, body or side in the article's words.</summary>
    public string? Affiliation { get; set; }

    /// <summary>Country in English, where role, affiliation or name tell; else null.</summary>
    public string? Country { get; set; }

    /// <summary>The article that an unnamed source belongs to; null for named ones.</summary>
    public long? ArticleId { get; set; }

    /// <summary>The source that an editor merged this one into; null while it stands for itself.</summary>
    public long? MergedIntoId { get; set; }

    public ReviewState Review { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }

    public UnnamedCoding? Coding { get; set; }
    public List<SourceAlias> Aliases { get; set; } = [];

    /// <summary>True where the article does not name the source.</summary>
    public bool IsUnnamed => Kind == SourceKind.Unnamed;
}

/// <summary>Another name of a source.</summary>
public sealed class SourceAlias
{
    public long Id { get; set; }
    public long SourceId { get; set; }
    public required string Name { get; set; }
    public required string Key { get; set; }
}

/// <summary>One place where an article version names a source.</summary>
public sealed class SourceMention
{
    public long Id { get; set; }
    public long SourceId { get; set; }
    public Source? Source { get; set; }
    public long ArticleVersionId { get; set; }
    public int Start { get; set; }
    public int End { get; set; }
    public required string Text { get; set; }
}

/// <summary>What was published about an unnamed source, coded. There is no field for a real identity, and there never will be.</summary>
public sealed class UnnamedCoding
{
    public long SourceId { get; set; }
    public AnonymityType Type { get; set; }

    /// <summary><c>one</c>, a number in digits, or <c>plural</c>.</summary>
    public required string Count { get; set; }

    public string? Affiliation { get; set; }
    public string? Seniority { get; set; }
    public KnowledgeBasis Basis { get; set; }
    public bool AnonymityCondition { get; set; }
    public string? Reason { get; set; }

    /// <summary>The passages that the codes were read from: field name to span and words, as JSON.</summary>
    public string? Evidence { get; set; }
}
