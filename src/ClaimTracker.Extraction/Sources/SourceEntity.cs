namespace ClaimTracker.Extraction.Sources;

/// <summary>A source while its mentions are being joined.</summary>
internal sealed class SourceEntity(SourceName name, int index)
{
    public SourceName Name { get; } = name;

    public int Index { get; } = index;

    public SourceKind Kind => Unnamed ? SourceKind.Unnamed : Name.Kind;

    /// <summary>True once a mention was judged to be an unnamed source, whatever the first one was taken for.</summary>
    public bool Unnamed { get; set; }

    /// <summary>True where nothing but a description is known: such a source may turn out to be an unnamed one.</summary>
    public bool IsDescription => Name is { Kind: SourceKind.Person or SourceKind.Other, Words: [], Country: null };

    public List<SourceMention> Mentions { get; } = [];
}

/// <summary>What a mention says of its source, normalized for comparison.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Words">The name's words without titles; empty for a description.</param>
/// <param name="Country">The country that the name stands for; null where none.</param>
/// <param name="Noun">Lemma of the head noun of a description, else empty.</param>
/// <param name="Roles">Lemmas of the offices that stand with a name.</param>
/// <param name="Modifiers">The describing words before the noun.</param>
/// <param name="Complement">The nouns that tell it from others behind its noun: "sources in the militia".</param>
/// <param name="Plural">True for several.</param>
/// <param name="Definite">True where the phrase points back: "the", "this".</param>
internal sealed record SourceName(SourceKind Kind, string[] Words, string? Country, string Noun, HashSet<string> Roles, HashSet<string> Modifiers, HashSet<string> Complement, bool Plural, bool Definite)
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
        Noun == later.Noun && Plural == later.Plural && !later.Modifiers.Overlaps(Newcomers) && !later.IsAnother(this) && (Plural
            ? Modifiers.IsSupersetOf(later.Modifiers) || (Noun == "source" || Modifiers.Count > 0) && Modifiers.IsSubsetOf(later.Modifiers)
            : (later.Modifiers.Count > 0 || Noun is "source" or "insider") && Modifiers.SetEquals(later.Modifiers));

    /// <summary>A new description with words of its own behind the noun: "a source at the agency" after "a source in the army".</summary>
    private bool IsAnother(SourceName before) => !Definite && Complement.Count > 0 && !Complement.Overlaps(before.Complement) && !Complement.Overlaps(before.Modifiers);

    private static readonly HashSet<string> Newcomers = ["other", "another", "some", "one", "different", "second", "third", "separate"];

    private static string Initials(string[] words) => words.Length < 2 ? "?" : string.Concat(words.Where(w => w.Length > 0 && char.IsUpper(w[0])).Select(w => w[0]));
}
