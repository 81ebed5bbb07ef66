using ClaimTracker.Extraction.Responses;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the recognition and linking of responses from annotated articles; the same articles give the same bytes.</summary>
public static class ResponseTrainer
{
    /// <summary>Trains on the articles and returns the weights file.</summary>
    /// <param name="disputes">Articles about one disputed claim each.</param>
    /// <param name="news">Articles about anything.</param>
    public static byte[] Train(IReadOnlyList<ResponseExample> disputes, IReadOnlyList<ResponseExample> news)
    {
        ArgumentNullException.ThrowIfNull(disputes);
        ArgumentNullException.ThrowIfNull(news);
        using var bytes = new MemoryStream();
        Fit([.. disputes.Select(e => Prepare(e, disputed: true)), .. news.Select(e => Prepare(e, disputed: false))]).Write(bytes);
        return bytes.ToArray();
    }

    private static ResponseArticle Prepare(ResponseExample example, bool disputed) => new(example, ResponseRecognizerTrainer.Bits, disputed);

    private static ResponseWeights Fit(IReadOnlyList<ResponseArticle> articles)
    {
        var (response, judge) = ResponseCalibration.Fit(articles);
        return new(ResponseRecognizerTrainer.Train(articles), LinkTrainer.Train(articles), judge, response);
    }
}
