using ClaimTracker.Extraction.Responses;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the recognition and linking of responses from annotated articles; the same articles give the same bytes.</summary>
public static class ResponseTrainer
{
    /// <summary>Trains on the articles and returns the weights file.</summary>
    public static byte[] Train(IReadOnlyList<ResponseExample> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var stories = Folds.Stories(articles);
        var tellings = stories.CountBy(story => story).ToDictionary();
        using var bytes = new MemoryStream();
        Fit([.. articles.Select((a, i) => new ResponseArticle(a, ResponseRecognizerTrainer.Bits, stories[i], tellings[stories[i]] == 1))]).Write(bytes);
        return bytes.ToArray();
    }

    private static ResponseWeights Fit(IReadOnlyList<ResponseArticle> articles)
    {
        var (response, judge) = ResponseCalibration.Fit(articles);
        return new(ResponseRecognizerTrainer.Train(articles), LinkTrainer.Train(articles), judge, response);
    }
}
