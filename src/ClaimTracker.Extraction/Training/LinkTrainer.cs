using ClaimTracker.Extraction.Weights;
using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>
/// Trains the two looks of the link ranker; the second learns from first looks at articles that the first was not trained on, once from all articles and once
/// from those about one disputed claim, where the claims are more central.
/// </summary>
internal static class LinkTrainer
{
    private const int Folds = 4;

    private sealed record Article(LinkFeatures Features, List<Recognized> Responses, List<bool[]> Right, ResponseArticle Example);

    public static LinkRanker Train(IReadOnlyList<ResponseArticle> examples)
    {
        var articles = examples.Select(Prepare).Where(a => a.Responses.Count > 0).ToList();
        var earlier = new FirstLook[articles.Count];
        for (var fold = 0; fold < Folds; fold++)
        {
            var trees = Fit(articles.Where(a => a.Example.Story % Folds != fold).Select(a => (a, (FirstLook?)null)).ToList());
            for (var i = 0; i < articles.Count; i++)
                if (articles[i].Example.Story % Folds == fold)
                    earlier[i] = new(LinkRanker.Look(trees, articles[i].Features, articles[i].Responses, null), articles[i].Features.Claims);
        }
        var first = Fit(articles.ConvertAll(a => (a, (FirstLook?)null)));
        var known = articles.Select((a, i) => (a, (FirstLook?)earlier[i])).ToList();
        return new(first, TreeSum.Mean([Fit(known), Fit(known.FindAll(k => k.a.Example.Disputed))]));
    }

    private static Article Prepare(ResponseArticle example)
    {
        var view = example.View;
        var claims = new ClaimFinder(view).Find(example.Statements);
        var responses = new List<Recognized>();
        var right = new List<bool[]>();
        for (var c = 0; c < example.Candidates.Count; c++)
            if (example.Labels[c] >= 0 && example.Gold.Responses[example.Labels[c]] is var gold)
            {
                responses.Add(new(example.Candidates[c], gold.Kinds[0], 1));
                right.Add(claims.ConvertAll(claim => gold.To.Any(id => Names(view, claim, example.Gold.Claims[id], gold.Hull))).ToArray());
            }
        return new(new LinkFeatures(view, claims, example.Statements), responses, right, example);
    }

    /// <summary>The scorer's rule: half of a mention of the claim outside the response, and not much longer than the claim.</summary>
    internal static bool Names(SyntaxView view, ClaimCandidate claim, IReadOnlyList<Span> mentions, Span? own)
    {
        var span = view.SpanOf(claim.Range.First, claim.Range.End);
        var outside = mentions.Where(m => own is not { } o || !m.Overlaps(o)).ToList();
        if (outside.Count == 0)
            outside = [.. mentions];
        return mentions.Count > 0 && span.Length <= 3 * Math.Max(80, mentions.Max(m => m.Length)) && outside.Exists(m => ResponseLabels.Share(span, m) >= 0.5);
    }

    private static TreeSum Fit(List<(Article Article, FirstLook? Earlier)> articles)
    {
        var rows = new List<float[]>();
        var groups = new List<(int, int)>();
        var right = new List<bool>();
        foreach (var (article, earlier) in articles)
            for (var r = 0; r < article.Responses.Count; r++)
            {
                var pool = LinkRanker.Pool(article.Features, article.Responses[r]);
                if (!Array.Exists(pool, c => article.Right[r][c]))
                    continue;
                article.Features.Turn(article.Responses[r]);
                groups.Add((rows.Count, rows.Count + pool.Length));
                for (var k = 0; k < pool.Length; k++)
                {
                    var row = new float[LinkFeatures.Count];
                    article.Features.Fill(article.Responses[r], pool[k], article.Responses, row);
                    earlier?.Add(r, k, pool[k], row);
                    rows.Add(row);
                    right.Add(article.Right[r][pool[k]]);
                }
            }
        return new TreeTrainer { Columns = 0.5 }.Train(rows, TreeTrainer.Listwise(groups, [.. right]));
    }
}
