using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Text;

/// <summary>Words that keep their period, and what a period behind them says about the sentence.</summary>
public static class Abbreviations
{
    private const int Longest = 8;

    private static readonly FrozenSet<string> Titles = Set(
        """
        mr mrs ms messrs mme dr prof rev hon sen sens rep reps gov govs pres gen lt col maj capt cmdr cdr adm sgt cpl pvt
        brig supt det insp amb atty asst assoc dep fr msgr st ste mt ft vs v approx ca cf ed eds
        """);

    private static readonly FrozenSet<string> Others = Set(
        """
        jr sr esq inc corp co cos ltd llc plc bros dept univ est etc al ave blvd rd sq hwy ext
        jan feb mar apr jun jul aug sept sep oct nov dec mon tue tues wed thu thur thurs fri
        ala ariz ark calif colo conn del fla ga ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore
        pa penn tenn tex va vt wash wis wyo ont que alta ph
        """);

    private static readonly FrozenSet<string> BeforeNumbers = Set("no nos art sec fig vol p pp c par");

    private static readonly FrozenSet<string> AlsoWords = Set("del est ill ind la mar mass miss mo mon ore pa sat st sun wash wed fri al ca fr ed dep ext det");

    /// <summary>True where a period behind <paramref name="word"/> belongs to it whatever follows: "Mr", "Sen", "Calif".</summary>
    public static bool KeepsPeriod(ReadOnlySpan<char> word) => Contains(Titles, word) || Contains(Others, word);

    /// <summary>True where a period behind the word belongs to it if a number follows: "No. 5", "p. 3".</summary>
    public static bool KeepsPeriodBeforeNumber(ReadOnlySpan<char> word) => Contains(BeforeNumbers, word);

    /// <summary>True where the word without a period is a common word as well: "mass", "miss".</summary>
    public static bool IsAlsoWord(ReadOnlySpan<char> word) => Contains(AlsoWords, word);

    /// <summary>True where more of the same sentence must follow the abbreviation: "Mr.", "No. 5".</summary>
    public static bool NeverEndsSentence(ReadOnlySpan<char> word) => Contains(Titles, word) || KeepsPeriodBeforeNumber(word);

    private static bool Contains(FrozenSet<string> set, ReadOnlySpan<char> word)
    {
        if (word.IsEmpty || word.Length > Longest) return false;
        System.Span<char> lower = stackalloc char[Longest];
        var length = word.ToLowerInvariant(lower);
        return set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(lower[..length]);
    }

    private static FrozenSet<string> Set(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();
}
