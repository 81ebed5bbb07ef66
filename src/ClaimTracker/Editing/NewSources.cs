using ClaimTracker.Extraction;
using ClaimTracker.Model;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Makes sources by hand. What is said of an unnamed one must stand in the article: an identity that was not published cannot get in.</summary>
internal static class NewSources
{
    public static async Task<Source> FindOrMakeAsync(Draft draft, SourceKind kind, string name, long articleId, string text, CancellationToken cancellationToken)
    {
        if (kind == SourceKind.Unnamed) return Unnamed(draft, name, articleId, text);
        var key = NameKey.Of(name);
        if (key.Length == 0) throw new InvalidDecisionException("The name of a source needs letters or digits.");
        var found = await draft.Context.Sources.FirstOrDefaultAsync(s => s.Key == key || s.Aliases.Any(a => a.Key == key) && s.Kind != SourceKind.Unnamed, cancellationToken);
        while (found?.MergedIntoId is { } into) found = await draft.LoadAsync<Source>(into, null, cancellationToken);
        return found ?? draft.Context.Add(new Source { Kind = kind, Name = name, Key = key, Review = ReviewState.Edited }).Entity;
    }

    /// <exception cref="InvalidDecisionException">The words do not stand in the text.</exception>
    public static void ThrowWhereUnpublished(string words, string text)
    {
        if (!text.Contains(words, StringComparison.OrdinalIgnoreCase))
            throw new InvalidDecisionException($"“{words}” does not stand in the article. Of an unnamed source only published words are kept.");
    }

    private static Source Unnamed(Draft draft, string description, long articleId, string text)
    {
        ThrowWhereUnpublished(description, text);
        return draft.Context.Add(new Source
        {
            Kind = SourceKind.Unnamed, Name = description, Key = $"{articleId}#{draft.Decision}", ArticleId = articleId, Review = ReviewState.Edited,
        }).Entity;
    }
}
