namespace ClaimTracker.Extraction.Syntax;

/// <summary>A distinct word form with everything that tagger and parser ask of it, computed once.</summary>
internal sealed class Word
{
    public required string Form { get; init; }

    /// <summary>Lower case with straight apostrophes: what the lemmatizer works on.</summary>
    public required string Plain { get; init; }

    /// <summary>Hash of the form, case kept.</summary>
    public uint Key;

    /// <summary>Hash of the lower-case form, digits as zeros.</summary>
    public uint Lower;

    public uint Suffix1, Suffix2, Suffix3, Suffix4, Prefix1, Prefix2, Prefix3;

    /// <summary>Hash of the form's pattern of capitals, digits and marks.</summary>
    public uint Shape;

    /// <summary>The word for the parser: rare ones are known by ending and shape only.</summary>
    public uint Common;

    /// <summary>What the training text says of the word.</summary>
    public WordEntry Entry;

    /// <summary>The name kind that the word last had in the article number <see cref="SeenIn"/>.</summary>
    public byte SeenKind;
    public int SeenIn;

    /// <summary>Last lemma asked for, and the tag it was asked for.</summary>
    public string? Lemma;
    public byte LemmaTag;

    /// <summary>Fills the space before and behind a sentence.</summary>
    public static Word Boundary { get; } = new()
    {
        Form = "", Plain = "", Key = 1, Lower = 1, Suffix1 = 1, Suffix2 = 1, Suffix3 = 1, Suffix4 = 1, Prefix1 = 1, Prefix2 = 1, Prefix3 = 1, Shape = 1, Common = 1,
    };
}

/// <summary>What the training text says of a word form.</summary>
/// <param name="Tag">1 + number of its most frequent tag; 0 where the word is unknown.</param>
/// <param name="OnlyTag">True where it practically always has that tag.</param>
/// <param name="Name">1 + its most frequent name kind; 0 where unknown.</param>
/// <param name="Common">True where it is frequent enough to be a feature of its own in the parser.</param>
internal readonly record struct WordEntry(byte Tag, bool OnlyTag, byte Name, bool Common);
