namespace ClaimTracker.Extraction.Syntax;

/// <summary>Interns word forms. Grows with one article and is emptied between articles when large; serves one thread at a time.</summary>
internal sealed class WordTable(Vocabulary vocabulary)
{
    private const int MostWords = 60_000;
    private const int MostCharacters = 1_000_000;

    private Word?[] slots = new Word?[1 << 14];
    private int count;
    private long characters;

    /// <summary>Number of the article that is read.</summary>
    public int Article { get; private set; }

    public void StartArticle()
    {
        Article++;
        if (count <= MostWords && characters <= MostCharacters) return;
        slots = new Word?[1 << 14];
        count = 0;
        characters = 0;
    }

    public Word Intern(ReadOnlySpan<char> form)
    {
        var key = WordHash.Form(form);
        var mask = slots.Length - 1;
        var slot = (int)key & mask;
        while (slots[slot] is { } known)
        {
            if (known.Key == key && form.SequenceEqual(known.Form)) return known;
            slot = (slot + 1) & mask;
        }
        var word = WordHash.Create(form, key, vocabulary);
        slots[slot] = word;
        characters += form.Length;
        if (++count * 2 > slots.Length) Grow();
        return word;
    }

    private void Grow()
    {
        var old = slots;
        slots = new Word?[old.Length * 2];
        var mask = slots.Length - 1;
        foreach (var word in old)
        {
            if (word is null) continue;
            var slot = (int)word.Key & mask;
            while (slots[slot] is not null) slot = (slot + 1) & mask;
            slots[slot] = word;
        }
    }
}
