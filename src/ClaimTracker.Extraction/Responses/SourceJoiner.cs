using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Resolves the sources of all statements, and adds the unnamed sources that are credited without a statement of their own.</summary>
internal static class SourceJoiner
{
    public static (List<ExtractedSource> Sources, List<ExtractedStatement> Statements) Join(
        SyntaxView view, NounPhraseReader phrases, UnnamedModel unnamed, List<ExtractedStatement> statements, List<Candidate> candidates)
    {
        var mentions = SourceMentions.All(view, phrases, statements, candidates);
        var (all, sourceOf) = new SourceResolver(view, phrases).Resolve(mentions, new UnnamedJudge(unnamed, view, phrases).Chances(mentions));

        var bySpan = new Dictionary<Span, int>();
        var byHead = new Dictionary<int, int>();
        for (var i = 0; i < mentions.Count; i++)
            if (sourceOf[i] >= 0)
            {
                bySpan.TryAdd(view.SpanOf(mentions[i].First, mentions[i].End), sourceOf[i]);
                byHead.TryAdd(mentions[i].Head, sourceOf[i]);
            }
        var used = all.ConvertAll(source => source.Kind == SourceKind.Unnamed);
        var indices = statements.ConvertAll(s => s.SourceSpan is not { } span ? null : bySpan.TryGetValue(span, out var at) ? at : At(view, byHead, span));
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

    /// <summary>The source whose noun stands in the span: a mention may be wider or narrower than the span.</summary>
    private static int? At(SyntaxView view, Dictionary<int, int> byHead, Span span)
    {
        var (first, end) = view.TokensIn(span);
        for (var i = first; i < end; i++)
            if (byHead.TryGetValue(i, out var source))
                return source;
        return null;
    }
}
