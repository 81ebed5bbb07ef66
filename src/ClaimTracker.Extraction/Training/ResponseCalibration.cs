using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Measures, on articles that the models were not trained on, how often a score is right; where the annotator wavered nothing is measured.</summary>
internal static class ResponseCalibration
{
    private const int Folds = 4;

    private sealed record Link(float[] Numbers, bool Right, int Story);

    public static (Calibration Response, LinkJudge Judge) Fit(IReadOnlyList<ResponseArticle> articles)
    {
        var responses = new List<(double, bool)>();
        var links = new List<Link>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var rest = articles.Where(a => a.Story % Folds != fold).ToList();
            var recognizer = ResponseRecognizerTrainer.Train(rest);
            var ranker = LinkTrainer.Train(rest);
            foreach (var article in articles.Where(a => a.Story % Folds == fold))
                Measure(article, recognizer, ranker, responses, links);
        }
        return (IsotonicTrainer.Fit(responses), FitJudge(links));
    }

    /// <summary>The judge of links, with its log-odds measured on articles that they were not trained on.</summary>
    private static LinkJudge FitJudge(List<Link> links)
    {
        var measured = new List<(double, bool)>();
        for (var fold = 0; fold < Folds; fold++)
        {
            var trees = Trees(links.FindAll(l => l.Story / Folds % Folds != fold));
            measured.AddRange(links.Where(l => l.Story / Folds % Folds == fold).Select(l => (trees.Score(l.Numbers), l.Right)));
        }
        return new(Trees(links), IsotonicTrainer.Fit(measured));
    }

    private static TreeSum Trees(List<Link> links) =>
        new TreeTrainer { Trees = 60, Depth = 3, Rate = 0.08, Ridge = 10, Rows = 0.8, Columns = 0.6 }
            .Train([.. links.Select(l => l.Numbers)], TreeTrainer.Logistic([.. links.Select(l => l.Right)]));

    private static void Measure(ResponseArticle article, ResponseRecognizer recognizer, LinkRanker ranker, List<(double, bool)> responses, List<Link> links)
    {
        var view = article.View;
        var hits = recognizer.Recognize(view, article.Statements, article.Candidates);
        var labels = ResponseLabels.Match(view, hits.ConvertAll(h => h.Candidate), article.Gold.Responses);
        var claims = new ClaimFinder(view).Find(article.Statements);
        var features = new LinkFeatures(view, claims, article.Statements);
        var choices = ranker.Rank(features, hits);
        var targets = LinkTargets.Of(hits, choices, features);
        for (var h = 0; h < hits.Count; h++)
        {
            var gold = labels[h] >= 0 ? article.Gold.Responses[labels[h]] : null;
            if (gold is { Required: false })
                continue;
            responses.Add((hits[h].Probability, gold is not null && gold.Kinds.Contains(hits[h].Kind)));
            for (var place = 0; place < targets[h].Count; place++)
            {
                var right = gold is not null && gold.To.Any(id => LinkTrainer.Names(view, claims[targets[h][place].Claim], article.Gold.Claims[id], gold.Hull));
                links.Add(new(LinkJudge.Describe(hits, h, targets, place, choices[h], features), right, article.Story));
            }
        }
    }
}
