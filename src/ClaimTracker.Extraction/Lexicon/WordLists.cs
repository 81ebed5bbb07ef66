using System.Collections.Frozen;
using System.Reflection;

namespace ClaimTracker.Extraction.Lexicon;

/// <summary>The word lists that are embedded beside this class, read once.</summary>
public static class WordLists
{
    /// <summary>Lemmas of verbs that credit someone with words or thoughts.</summary>
    public static FrozenSet<string> ReportingVerbs { get; } = Words("reporting-verbs.txt");

    /// <summary>Lemmas of nouns that mean people.</summary>
    public static FrozenSet<string> PersonNouns { get; } = Words("person-nouns.txt");

    /// <summary>Lemmas of nouns that mean people, by the longer list that unnamed sources are looked for with.</summary>
    public static FrozenSet<string> People { get; } = PersonNouns.Concat(Words("more-person-nouns.txt")).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Lemmas of nouns that mean bodies: ministries, companies, parties.</summary>
    public static FrozenSet<string> BodyNouns { get; } = Words("body-nouns.txt");

    /// <summary>Lemmas of nouns that mean texts.</summary>
    public static FrozenSet<string> DocumentNouns { get; } = Words("document-nouns.txt");

    /// <summary>Names that stand for a government.</summary>
    public static FrozenSet<string> Metonyms { get; } = Lines("metonyms.txt");

    /// <summary>Names of outlets and news agencies.</summary>
    public static FrozenSet<string> Outlets { get; } = Lines("outlets.txt");

    private static FrozenSet<string> Words(string file) =>
        Read(file).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Lines(string file) => Read(file).ToFrozenSet(StringComparer.Ordinal);

    internal static IEnumerable<string> Read(string file)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"Lexicon/{file}")
            ?? throw new InvalidOperationException($"The word list {file} is missing from this build.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
            if (line.Length > 0 && line[0] != '#')
                yield return line.Trim();
    }
}
