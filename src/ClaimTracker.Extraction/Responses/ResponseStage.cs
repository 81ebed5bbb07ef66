using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The last stages of the pipeline: responses, the claims that they answer, and the sources of both. Immutable and thread-safe.</summary>
public sealed class ResponseStage
{
    private static readonly Lazy<ResponseStage> Shipped = new(() => new(ResponseWeights.ReadShipped(), UnnamedModel.ReadShipped()));

    private readonly ResponseWeights _weights;
    private readonly UnnamedModel _unnamed;

    internal ResponseStage(ResponseWeights weights, UnnamedModel unnamed)
    {
        _weights = weights;
        _unnamed = unnamed;
    }

    /// <summary>The stage with the weights shipped in this assembly; loaded at first use.</summary>
    public static ResponseStage Default => Shipped.Value;

    /// <summary>The stage with weights made by the trainers; without weights for unnamed sources, with the shipped ones.</summary>
    /// <exception cref="InvalidDataException">A stream does not hold weights of this version.</exception>
    public static ResponseStage Read(Stream weights, Stream? unnamed = null) =>
        new(ResponseWeights.Read(weights), unnamed is null ? UnnamedModel.ReadShipped() : UnnamedModel.Read(unnamed));

    /// <summary>Completes an article's statements: adds the responses that attribution has no statement for and the claims that nobody is credited with, and joins the sources.</summary>
    public ArticleExtraction Complete(ParsedArticle article, IReadOnlyList<ExtractedStatement> statements)
    {
        ArgumentNullException.ThrowIfNull(article);
        ArgumentNullException.ThrowIfNull(statements);
        var view = new SyntaxView(article);
        var phrases = new NounPhraseReader(view);
        statements = RefusalCues.Widen(view, Relays.Resolve(view, statements));
        var candidates = new CandidateFinder(view, phrases).Find(statements);
        var recognized = _weights.Recognizer.Recognize(view, statements, candidates);
        var builder = new ResponseBuilder(view, statements, candidates, _weights);
        var responses = builder.Build(recognized);
        var (sources, joined) = SourceJoiner.Join(view, phrases, _unnamed, builder.Statements, candidates);
        return new(sources, joined, responses.ConvertAll(response => WithoutOwn(response, joined, sources)));
    }

    /// <summary>No person answers himself, but for who withdraws what he said: once sources are joined, more is known to be his own.</summary>
    private static ExtractedResponse WithoutOwn(ExtractedResponse response, List<ExtractedStatement> statements, List<ExtractedSource> sources) =>
        response.Kind != ResponseKind.Retraction && statements[response.Statement].Source is { } responder && sources[responder].Kind == SourceKind.Person
            ? response with { Targets = [.. response.Targets.Where(target => statements[target.Statement].Source != responder)] }
            : response;
}
