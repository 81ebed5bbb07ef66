namespace ClaimTracker.Extraction.Sources;

/// <summary>A source while its mentions are being joined.</summary>
internal sealed class SourceEntity(SourceName name, int index)
{
    public SourceName Name { get; } = name;

    public int Index { get; } = index;

    public SourceKind Kind => Name.Kind;

    public List<SourceMention> Mentions { get; } = [];
}

/// <summary>What a mention says of its source, normalized for comparison.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The name's words without titles; empty for a description.</param>
/// <param name="Country">The country that the name stands for; null where none.</param>
/// <param name="Noun">Lemma of the head noun of a description, else empty.</param>
/// <param name="Roles">Lemmas of the offices that stand with a name.</param>
/// <param name="Modifiers">The describing words before the noun.</param>
/// <param name="Plural">True for several.</param>
/// <param name="Definite">True where the phrase points back: "the", "this".</param>
internal sealed record SourceName(SourceKind Kind, string[] Words, string? Country, string Noun, HashSet<string> Roles, HashSet<string> Modifiers, bool Plural, bool Definite)
{
    /// <summary>True where two names certainly mean the same.</summary>
    public bool Means(SourceName other)
    {
        if (Country is not null || other.Country is not null)
            return Country == other.Country;
        if (Kind == SourceKind.Unnamed || other.Kind == SourceKind.Unnamed)
            return Kind == other.Kind && SameDescription(other);
        if (Words.Length == 0 || other.Words.Length == 0)
            return false;
        if (Kind == SourceKind.Person && other.Kind == SourceKind.Person)
            return Words[^1] == other.Words[^1] && (Words.Length == 1 || other.Words.Length == 1 || Words[0] == other.Words[0]) || Words.Length == 1 && other.Words.Contains(Words[0]) || other.Words.Length == 1 && Words.Contains(other.Words[0]);
        return Words.SequenceEqual(other.Words) || Kind != SourceKind.Person && (Initials(Words) == string.Concat(other.Words) || Initials(other.Words) == string.Concat(Words))
            || Words.Length == 1 && other.Words.Contains(Words[0]) && Kind == SourceKind.Person || other.Words.Length == 1 && other.Kind == SourceKind.Person && Words.Contains(other.Words[0]);
    }

    /// <summary>Another mention of the same unnamed source, by its words alone: "multiple sources" after "sources familiar with ...".</summary>
    private bool SameDescription(SourceName later) =>
        Noun == later.Noun && Plural == later.Plural && !later.Modifiers.Overlaps(Newcomers) && (Plural
            ? Modifiers.IsSupersetOf(later.Modifiers) || (Noun == "source" || Modifiers.Count > 0) && Modifiers.IsSubsetOf(later.Modifiers)
            : (later.Modifiers.Count > 0 || Noun is "source" or "insider") && Modifiers.SetEquals(later.Modifiers));

    private static readonly HashSet<string> Newcomers = ["other", "another", "different", "second", "third", "separate"];

    private static string Initials(string[] words) => words.Length < 2 ? "?" : string.Concat(words.Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0]));
}
