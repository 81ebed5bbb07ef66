namespace ClaimTracker.Extraction.Syntax;

/// <summary>Computes the hashes of a word form.</summary>
internal static class WordHash
{
    private const uint Start = 2166136261;
    private const uint Prime = 16777619;

    /// <summary>Hash of the characters with straight apostrophes, case kept.</summary>
    public static uint Form(ReadOnlySpan<char> form)
    {
        var hash = Start;
        foreach (var c in form) hash = (hash ^ Straight(c)) * Prime;
        return hash ^ (hash >> 15);
    }

    public static Word Create(ReadOnlySpan<char> form, uint key, Vocabulary vocabulary)
    {
        var text = form.ToString();
        var plain = Plain(text);
        var entry = vocabulary.Find(key);
        var word = new Word { Form = text, Plain = plain, Key = key, Entry = entry, Lower = Lower(plain), Shape = Shape(form) };
        word.Suffix1 = Suffix(plain, 1);
        word.Suffix2 = Suffix(plain, 2);
        word.Suffix3 = Suffix(plain, 3);
        word.Suffix4 = Suffix(plain, 4);
        word.Prefix1 = Prefix(plain, 1);
        word.Prefix2 = Prefix(plain, 2);
        word.Prefix3 = Prefix(plain, 3);
        word.Common = entry.Common ? word.Lower : FeatureHash.Of(77, word.Suffix3, word.Shape);
        return word;
    }

    private static char Straight(char c) => c switch
    {
        '’' or '‘' => '\'',
        '“' or '”' => '"',
        '‐' or '‑' => '-',
        '—' or '–' or '―' => '—',
        _ => c,
    };

    private static string Plain(string form)
    {
        var lower = form.ToLowerInvariant();
        return lower.AsSpan().IndexOfAny('’', '‘') < 0 ? lower : lower.Replace('’', '\'').Replace('‘', '\'');
    }

    private static uint Lower(string plain)
    {
        var hash = Start;
        foreach (var c in plain) hash = (hash ^ (char.IsAsciiDigit(c) ? '0' : Straight(c))) * Prime;
        return hash ^ (hash >> 15);
    }

    private static uint Suffix(string plain, int length)
    {
        var hash = Start + (uint)length;
        for (var i = Math.Max(0, plain.Length - length); i < plain.Length; i++) hash = (hash ^ (char.IsAsciiDigit(plain[i]) ? '0' : plain[i])) * Prime;
        return hash;
    }

    private static uint Prefix(string plain, int length)
    {
        var hash = Start + (uint)length + 16;
        for (var i = 0; i < Math.Min(length, plain.Length); i++) hash = (hash ^ plain[i]) * Prime;
        return hash;
    }

    /// <summary>"Xx", "X.X.", "0,0": runs of a class as one or two signs, at most sixteen.</summary>
    private static uint Shape(ReadOnlySpan<char> form)
    {
        var hash = Start;
        var previous = '\0';
        var run = 0;
        var signs = 0;
        foreach (var c in form)
        {
            var sign = char.IsUpper(c) ? 'X' : char.IsLower(c) ? 'x' : char.IsDigit(c) ? '0' : Straight(c);
            run = sign == previous ? run + 1 : 1;
            previous = sign;
            if (run > 2 || ++signs > 16) continue;
            hash = (hash ^ sign) * Prime;
        }
        return hash;
    }
}
