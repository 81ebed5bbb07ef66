using System.Collections.Frozen;

namespace ClaimTracker.Import;

/// <summary>The language of a text by its commonest words; says nothing where it is not sure.</summary>
internal static class LanguageGuess
{
    private const int Longest = 4000;
    private const double SureShare = 0.12;

    private static readonly (string Language, FrozenSet<string> Words)[] Common =
    [
        ("en", Set("the of and to in that is was for on with as by at from has have he his said not are it were")),
        ("de", Set("der die das und zu den dem mit von nicht ist auf für im ein eine sich auch als dass wird")),
        ("fr", Set("le la les des et du une un dans est que pour qui sur par au pas plus avec ce son")),
        ("es", Set("el los las y del una un en que se por con para su al lo como más ha")),
        ("it", Set("il lo gli e di della che per con un una non del nel sono alla anche si ha")),
        ("pt", Set("o os as e do da dos das em um uma que não para com por no na ao")),
        ("nl", Set("de het een en van niet dat op te zijn voor met is aan ook door bij")),
    ];

    /// <summary>A language tag, or null.</summary>
    public static string? Of(IReadOnlyList<string> paragraphs)
    {
        var counts = new int[Common.Length];
        int words = 0, read = 0;
        foreach (var paragraph in paragraphs)
        {
            foreach (var word in paragraph.ToLowerInvariant().Split([' ', ',', '.', '"', '\u00a0'], StringSplitOptions.RemoveEmptyEntries))
            {
                words++;
                for (var i = 0; i < Common.Length; i++) counts[i] += Common[i].Words.Contains(word) ? 1 : 0;
            }
            if ((read += paragraph.Length) > Longest) break;
        }
        var best = Array.IndexOf(counts, counts.Max());
        return words >= 20 && counts[best] > SureShare * words ? Common[best].Language : null;
    }

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
