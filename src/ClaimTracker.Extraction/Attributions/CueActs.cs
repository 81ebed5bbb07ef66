using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>What kind of act a cue names, by the lemma of its head (<c>Lexicon/acts.txt</c>).</summary>
internal static class CueActs
{
    private static readonly Dictionary<string, StatementAct> Acts = Read();

    /// <summary>The act; <see cref="StatementAct.Other"/> for a word that is not in the lexicon.</summary>
    public static StatementAct Of(Token head) =>
        Acts.TryGetValue(head.Lemma, out var act) ? act
        : char.IsLetter(head.Form[0]) ? StatementAct.Other
        : StatementAct.Statement;

    private static Dictionary<string, StatementAct> Read()
    {
        var acts = new Dictionary<string, StatementAct>(StringComparer.Ordinal);
        using var stream = typeof(CueActs).Assembly.GetManifestResourceStream("Lexicon/acts.txt")!;
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length == 0 || line[0] == '#')
                continue;
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var act = Enum.Parse<StatementAct>(line[..colon]);
            foreach (var lemma in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                acts[lemma] = act;
        }
        return acts;
    }
}
