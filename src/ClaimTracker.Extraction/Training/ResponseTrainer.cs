using ClaimTracker.Extraction.Responses;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the recognition and linking of responses from annotated articles; the same articles give the same bytes.</summary>
public static class ResponseTrainer
{
    /// <summary>Trains on the articles and returns the weights file.</summary>
    public static byte[] Train(IReadOnlyList<ResponseExample> articles)
    {
        ArgumentNullException.ThrowIfNull(articles);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Fit(articles).Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    internal static ResponseWeights Fit(IReadOnlyList<ResponseExample> examples)
    {
        var articles = examples.Select(e => new ResponseArticle(e, ResponseRecognizerTrainer.Bits)).ToList();
        var (response, link) = ResponseCalibration.Fit(articles);
        return new(ResponseRecognizerTrainer.Train(articles), LinkTrainer.Train(articles), response, link);
    }
}
