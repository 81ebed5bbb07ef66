using System.Buffers;

namespace ClaimTracker.Import.Html;

/// <summary>Counts words that pages use of themselves: cookies, newsletters, subscriptions, commissions.</summary>
internal static class FurnitureWords
{
    private const int MostCounted = 8;

    private static readonly SearchValues<string> Words = SearchValues.Create(
        [
            "cookie", "opt out", "opt-out", "privacy", "your browser", "our website", "our site", "this site", "newsletter", "subscri", "sign up", "signing up",
            "inbox", "our newsroom", "our journalis", "quality journalism", "contribut", "support us", "help keep", "membership", "advertis", "commission", "affiliate",
            "terms of", "all rights reserved", "copyright", "follow us", "download the", "our app", "click here", "your email", "email address", "log in", "free trial",
            "unlimited access", "comments", "moderat", "originally published", "first appeared", "more stories", "read more", "related", "trending", "sponsored",
        ], StringComparison.OrdinalIgnoreCase);

    /// <summary>Number of such words in the text, up to eight.</summary>
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = 0;
        for (int at; count < MostCounted && (at = text.IndexOfAny(Words)) >= 0; count++) text = text[(at + 4)..];
        return count;
    }
}
