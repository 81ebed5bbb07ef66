using System.Collections.Frozen;

namespace ClaimTracker.Extraction.Lexicon;

/// <summary>What a word does to a claim; a word may do several things.</summary>
[Flags]
public enum ResponseSense
{
    None = 0,
    Deny = 1,
    Reject = 1 << 1,
    False = 1 << 2,
    Doubt = 1 << 3,
    Confirm = 1 << 4,
    Truth = 1 << 5,
    Comment = 1 << 6,
    Decline = 1 << 7,
    Reach = 1 << 8,
    Know = 1 << 9,
    Refer = 1 << 10,
    Retract = 1 << 11,
    Silence = 1 << 12,
    ClaimNoun = 1 << 13,
    Contrast = 1 << 14,
    Insist = 1 << 15,
}

/// <summary>Lemmas that signal responses, with their senses.</summary>
public static class ResponseWords
{
    private static readonly FrozenDictionary<string, ResponseSense> Senses = Load();

    /// <summary>The senses that can make a word the heart of a response.</summary>
    public const ResponseSense Triggers = ResponseSense.Deny | ResponseSense.Reject | ResponseSense.False | ResponseSense.Doubt
        | ResponseSense.Confirm | ResponseSense.Truth | ResponseSense.Comment | ResponseSense.Decline | ResponseSense.Reach
        | ResponseSense.Know | ResponseSense.Refer | ResponseSense.Retract | ResponseSense.Silence | ResponseSense.Insist;

    /// <summary>The senses of a lower-case lemma.</summary>
    public static ResponseSense Of(string lemma) => Senses.GetValueOrDefault(lemma);

    private static FrozenDictionary<string, ResponseSense> Load()
    {
        var senses = new Dictionary<string, ResponseSense>(StringComparer.Ordinal);
        foreach (var line in WordLists.Read("response-words.txt"))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            var sense = Enum.Parse<ResponseSense>(line[..colon], ignoreCase: true);
            foreach (var word in line[(colon + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries))
                senses[word] = senses.GetValueOrDefault(word) | sense;
        }
        return senses.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
