using System.Collections.Frozen;
using System.Text;
using ClaimTracker.Ingest.Places;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest.Matching;

/// <summary>One word of a text as it is compared.</summary>
/// <param name="Hash">Hash of the folded form.</param>
/// <param name="Form">Folded form: lower case, without ending; a country for its inhabitants and capital.</param>
/// <param name="IsName">True for a capitalized word that does not open a sentence.</param>
/// <param name="IsNumber">True for a number.</param>
internal readonly record struct MatchTerm(long Hash, string Form, bool IsName, bool IsNumber);

/// <summary>Cuts text into the words that tell one story from another: no function words, no endings, one word for a country.</summary>
internal static class MatchTerms
{
    private static readonly FrozenSet<string> Silent = """
        a about above after again against ago all also although am among an and another any anyone anything are around as ask asked asks at away back be became
        because become been before began being below between both but by came can cannot could day days did do does doing done down during each early either else
        even ever every few first for former from further gave get gets getting give given go goes going gone got had has have having he her here hers herself him
        himself his how however i if in into is it its itself just know known last later least less let like made make makes making many may me might more most
        mr mrs ms much must my near never new next no nor not now of off often on once one only onto or other others our out over own per put quite rather really
        said same saw say saying says second see seen several she should since so some someone something soon still such take taken tell than that the their them
        themselves then there these they thing things think this those though three through thus time to today together told too took toward towards two under
        until up upon us use used using very via was way we week weeks well went were what when where whether which while who whom whose why will with within
        without would year years yes yesterday yet you your monday tuesday wednesday thursday friday saturday sunday according report reported reports reporting
        """.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <summary>The compared words of <paramref name="text"/> in order, repetitions included.</summary>
    public static List<MatchTerm> Of(ReadOnlySpan<char> text)
    {
        var terms = new List<MatchTerm>(text.Length / 8);
        var opens = true;
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                opens |= text[i] is '.' or '!' or '?' or ':' or '\n' or '“' or '"';
                i++;
                continue;
            }
            var end = WordEnd(text, i);
            if (Term(text[i..end], opens) is { } term) terms.Add(term);
            opens = false;
            i = end;
        }
        return terms;
    }

    /// <summary>64-bit FNV-1a of a folded form.</summary>
    public static long Hash(ReadOnlySpan<char> form)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in form) hash = (hash ^ c) * 1099511628211UL;
        return (long)hash;
    }

    private static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        var i = start + 1;
        while (i < text.Length)
        {
            var inside = char.IsLetterOrDigit(text[i])
                || (i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1])
                    && (text[i] is '\'' or '’' || (text[i] is '.' or ',' && char.IsDigit(text[i - 1]) && char.IsDigit(text[i + 1]))
                        || (text[i] == '.' && char.IsUpper(text[i - 1]) && char.IsUpper(text[i + 1]))));
            if (!inside) break;
            i++;
        }
        return i;
    }

    private static MatchTerm? Term(ReadOnlySpan<char> word, bool opens)
    {
        if (char.IsDigit(word[0])) return Number(word);
        if (word.Length < 2) return null;
        var isName = char.IsUpper(word[0]) && !opens;
        var key = Folded(word);
        if (key.Length < 2 || (Silent.Contains(key) && !(isName && word.Length == key.Length && key == "us"))) return null;
        var form = char.IsUpper(word[0]) && Countries.OfKey(key) is { } country ? NameKey.Of(country) : Stem(key);
        return new(Hash(form), form, isName, false);
    }

    private static MatchTerm? Number(ReadOnlySpan<char> word)
    {
        var form = word.ToString().Replace(",", "", StringComparison.Ordinal).ToLowerInvariant();
        return form.Length < 2 ? null : new(Hash(form), form, false, true);
    }

    private static string Folded(ReadOnlySpan<char> word)
    {
        var folded = new StringBuilder(word.Length);
        foreach (var c in word)
        {
            if (c is '\'' or '’') break;
            if (c != '.') folded.Append(char.ToLowerInvariant(c));
        }
        return folded.ToString();
    }

    private static string Stem(string word)
    {
        if (word.Length > 4 && word.EndsWith("ies", StringComparison.Ordinal)) return word[..^3] + "y";
        if (word.Length > 5 && word.EndsWith("ing", StringComparison.Ordinal)) return Undouble(word[..^3]);
        if (word.Length > 4 && word.EndsWith("ed", StringComparison.Ordinal)) return Undouble(word[..^2]);
        if (word.Length > 4 && word.EndsWith("es", StringComparison.Ordinal) && word[^3] is 's' or 'x' or 'z' or 'h') return word[..^2];
        if (word.Length > 3 && word[^1] == 's' && word[^2] is not ('s' or 'u' or 'i')) return Undouble(word[..^1]);
        return Undouble(word);
    }

    private static string Undouble(string stem)
    {
        if (stem.Length > 4 && stem[^1] == 'e') return stem[..^1];
        return stem.Length > 4 && stem[^1] == stem[^2] && stem[^1] is not ('l' or 's') ? stem[..^1] : stem;
    }
}
