using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Resolves the sources of all statements, and adds the unnamed sources that are credited without a statement of their own.</summary>
internal static class SourceJoiner
{
    public static (List<ExtractedSource> Sources, List<ExtractedStatement> Statements) Join(
        SyntaxView view, NounPhraseReader phrases, UnnamedModel unnamed, List<ExtractedStatement> statements, List<Candidate> candidates)
    {
        var mentions = SourceMentions.Of(candidates);
        var seen = mentions.ConvertAll(m => (m.First, m.End)).ToHashSet();
        foreach (var span in statements.Select(s => s.SourceSpan).OfType<Span>())
            SourceMentions.Add(view, phrases, span, seen, mentions);
        SourceMentions.AddPeople(view, phrases, mentions);
        var (all, sourceOf) = new SourceResolver(view, phrases, unnamed).Resolve(mentions);

        var bySpan = new Dictionary<Span, int>();
        for (var i = 0; i < mentions.Count; i++)
            if (sourceOf[i] >= 0)
                bySpan.TryAdd(view.SpanOf(mentions[i].First, mentions[i].End), sourceOf[i]);
        var used = all.ConvertAll(source => source.Kind == SourceKind.Unnamed);
        var indices = statements.ConvertAll(s => s.SourceSpan is { } span && bySpan.TryGetValue(span, out var at) ? at : (int?)null);
        foreach (var index in indices.OfType<int>())
            used[index] = true;
        var renumbered = new int[all.Count];
        var kept = new List<ExtractedSource>();
        for (var i = 0; i < all.Count; i++)
        {
            renumbered[i] = kept.Count;
            if (used[i])
                kept.Add(all[i]);
        }
        return (kept, statements.Select((s, i) => indices[i] is { } at ? s with { Source = renumbered[at] } : s).ToList());
    }
}
