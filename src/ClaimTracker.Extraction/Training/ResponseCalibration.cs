using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Measures, on articles that the models were not trained on, how often a score is right.</summary>
internal static class ResponseCalibration
{
    private const int Folds = 4;

    public static (Calibration Response, Calibration Link) Fit(IReadOnlyList<ResponseArticle> articles)
    {
        var responses = new List<(double, bool)>();
        var links = new List<(double, bool)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var rest = articles.Where((_, i) => i % Folds != fold).ToList();
            var recognizer = ResponseRecognizerTrainer.Train(rest);
            var ranker = LinkTrainer.Train(rest);
            for (var i = fold; i < articles.Count; i += Folds)
                Measure(articles[i], recognizer, ranker, responses, links);
        }
        return (IsotonicTrainer.Fit(responses), IsotonicTrainer.Fit(links));
    }

    private static void Measure(ResponseArticle article, ResponseRecognizer recognizer, LinkRanker ranker, List<(double, bool)> responses, List<(double, bool)> links)
    {
        var view = article.View;
        var hits = recognizer.Recognize(view, article.Statements, article.Candidates);
        var labels = ResponseLabels.Match(view, hits.ConvertAll(h => h.Candidate), article.Gold.Responses);
        var claims = new ClaimFinder(view).Find(article.Statements);
        var chances = ranker.Rank(new LinkFeatures(view, claims, article.Statements), hits);
        for (var h = 0; h < hits.Count; h++)
        {
            var gold = labels[h] >= 0 ? article.Gold.Responses[labels[h]] : null;
            responses.Add((hits[h].Probability, gold is not null && gold.Kinds.Contains(hits[h].Kind)));
            if (chances[h].Best is not (>= 0 and var best))
                continue;
            links.Add((chances[h].Chances[best] * hits[h].Probability, gold is not null && gold.To.Any(id => LinkTrainer.Names(view, claims[chances[h].Claims[best]], article.Gold.Claims[id], gold.Hull))));
        }
    }
}
