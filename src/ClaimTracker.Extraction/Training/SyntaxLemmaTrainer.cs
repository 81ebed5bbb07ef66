using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>Learns endings and exceptions for lemmas: an entry stays only where it says something else than the next shorter ending.</summary>
internal static class SyntaxLemmaTrainer
{
    private const int RareWords = 2;

    public static Lemmatizer Train(IReadOnlyList<ParsedDocument> documents, string[] tagNames)
    {
        var numbers = tagNames.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => (byte)pair.number);
        var words = MajorityScripts(documents);
        var scripts = words.Values.Distinct().OrderBy(script => script.Drop).ThenBy(script => script.Add, StringComparer.Ordinal).ToList();
        var script = scripts.Select((s, number) => (s, number)).ToDictionary(pair => pair.s, pair => (ushort)pair.number);
        var endings = Endings(words, numbers, script);
        var rules = new Dictionary<ulong, ushort>();
        var ordered = words.OrderBy(word => word.Key.Tag, StringComparer.Ordinal).ThenBy(word => word.Key.Form, StringComparer.Ordinal);
        foreach (var ((form, tag), best) in ordered) AddRules(form, numbers[tag], script[best], endings, rules, scripts);
        return new Lemmatizer(scripts, rules);
    }

    /// <summary>The most frequent script of every form and tag.</summary>
    private static Dictionary<(string Form, string Tag), LemmaScript> MajorityScripts(IReadOnlyList<ParsedDocument> documents) => documents
        .SelectMany(document => document.Parse.Tokens)
        .Select(token => (Plain: Plain(token.Form), token.Tag, Script: Script(Plain(token.Form), token.Lemma)))
        .Where(token => token.Plain.Length <= Lemmatizer.LongestWord)
        .CountBy(token => token)
        .GroupBy(pair => (pair.Key.Plain, pair.Key.Tag))
        .ToDictionary(group => group.Key, group => group.OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key.Script.Drop).ThenBy(pair => pair.Key.Script.Add, StringComparer.Ordinal).First().Key.Script);

    private static string Plain(string form) => form.ToLowerInvariant().Replace('’', '\'').Replace('‘', '\'');

    private static LemmaScript Script(string form, string lemma)
    {
        var common = 0;
        while (common < form.Length && common < lemma.Length && form[common] == lemma[common]) common++;
        return new LemmaScript(form.Length - common, lemma[common..]);
    }

    /// <summary>For every ending under a tag the script that most of its words take; endings of single words are left out.</summary>
    private static Dictionary<ulong, ushort> Endings(
        Dictionary<(string Form, string Tag), LemmaScript> words, Dictionary<string, byte> numbers, Dictionary<LemmaScript, ushort> script)
    {
        var counts = new Dictionary<ulong, Dictionary<ushort, int>>();
        foreach (var ((form, tag), best) in words)
        {
            for (var length = 0; length <= Math.Min(Lemmatizer.LongestEnding, form.Length); length++)
            {
                var key = Lemmatizer.Key(form, length, numbers[tag]);
                if (!counts.TryGetValue(key, out var ending)) counts[key] = ending = [];
                ending[script[best]] = ending.GetValueOrDefault(script[best]) + 1;
            }
        }
        return counts.Where(pair => pair.Value.Values.Sum() >= RareWords).ToDictionary(pair => pair.Key, pair => pair.Value.OrderByDescending(s => s.Value).ThenBy(s => s.Key).First().Key);
    }

    private static void AddRules(string form, byte tag, ushort right, Dictionary<ulong, ushort> endings, Dictionary<ulong, ushort> rules, List<LemmaScript> scripts)
    {
        int? inherited = null;
        for (var length = 0; length <= Math.Min(Lemmatizer.LongestEnding, form.Length); length++)
        {
            var key = Lemmatizer.Key(form, length, tag);
            if (!endings.TryGetValue(key, out var ending)) continue;
            if (inherited is null ? scripts[ending] != default(LemmaScript) with { Add = "" } : inherited != ending) rules[key] = ending;
            inherited = ending;
        }
        var predicted = inherited is { } number ? scripts[number] : new LemmaScript(0, "");
        if (predicted != scripts[right]) rules[Lemmatizer.Key(form, form.Length + 1, tag)] = right;
    }
}
