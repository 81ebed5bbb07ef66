using FsCheck;
using FsCheck.Fluent;

namespace ClaimTracker.Extraction.Tests;

/// <summary>Texts made of words, marks and broken characters in any order.</summary>
internal static class RandomTexts
{
    public static Arbitrary<string> Any()
    {
        var pieces = Gen.Elements(
            "Iran", "said", "n't", "'s", " ", " ", " ", "\n", "\n\n", ".", "...", "?", "\"", "“", "”", "‘", "’", "''", "``", "(", ")", "-", "--", "—", "U.S.", "Mr.", "a.m.", "1,000",
            "$", "%", "@x", "#", "<", "<b>", "\u200b", "\u202e", "\ud83d", "\ude00", "😀", "é", "e\u0301", "\0", "\r", "\t", "\u2028", "http://a.b/c", "x@y.org", "/", "&", ":", ";", ",", "cannot", "I");
        var mixed = pieces.ArrayOf().Select(string.Concat);
        return Gen.OneOf(mixed, ArbMap.Default.GeneratorFor<string>().Select(text => text ?? "")).ToArbitrary();
    }
}
