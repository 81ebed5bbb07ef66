namespace ClaimTracker.Extraction.Syntax;

/// <summary>How a form becomes its lemma: characters to drop at the end, characters to add.</summary>
internal readonly record struct LemmaScript(int Drop, string Add)
{
    public string Apply(string form) => Drop > form.Length ? form : Drop == 0 && Add.Length == 0 ? form : string.Concat(form.AsSpan(0, form.Length - Drop), Add);
}

/// <summary>Lemmas by the longest known ending of a form under its tag; whole words are the exceptions.</summary>
internal sealed class Lemmatizer(IReadOnlyList<LemmaScript> scripts, IReadOnlyDictionary<ulong, ushort> rules)
{
    public const int LongestEnding = 7;
    public const int LongestWord = 24;

    public IReadOnlyList<LemmaScript> Scripts => scripts;

    public IReadOnlyDictionary<ulong, ushort> Rules => rules;

    public string Lemma(Word word, byte tag)
    {
        if (word.Lemma is not null && word.LemmaTag == tag) return word.Lemma;
        word.LemmaTag = tag;
        return word.Lemma = Find(word.Plain, tag);
    }

    private string Find(string plain, byte tag)
    {
        if (plain.Length <= LongestWord && rules.TryGetValue(Key(plain, plain.Length + 1, tag), out var exception)) return scripts[exception].Apply(plain);
        for (var length = Math.Min(LongestEnding, plain.Length); length >= 0; length--)
        {
            if (rules.TryGetValue(Key(plain, length, tag), out var rule)) return scripts[rule].Apply(plain);
        }
        return plain;
    }

    /// <summary>The key of the last <paramref name="length"/> characters under a tag; length + 1 means the whole word.</summary>
    public static ulong Key(string plain, int length, byte tag)
    {
        var hash = 14695981039346656037UL ^ ((ulong)tag << 8) ^ (uint)(length > plain.Length ? 255 : length);
        for (var i = Math.Max(0, plain.Length - length); i < plain.Length; i++) hash = (hash ^ plain[i]) * 1099511628211UL;
        return hash;
    }
}
