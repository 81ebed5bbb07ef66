using System.Collections.Concurrent;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Text in, tokens with tags, lemmas, names and dependencies out. Immutable and thread-safe; the same text gives the same result on every machine.</summary>
public sealed class SyntaxPipeline
{
    private static readonly Lazy<SyntaxPipeline> Shipped = new(() => new SyntaxPipeline(SyntaxWeights.ReadShipped()));

    private readonly SyntaxModel model;
    private readonly ConcurrentBag<SyntaxRun> runs = [];

    internal SyntaxPipeline(SyntaxModel model) => this.model = model;

    /// <summary>The pipeline with the weights shipped in this assembly; loaded at first use.</summary>
    public static SyntaxPipeline Default => Shipped.Value;

    /// <summary>A pipeline with weights made by <see cref="Training.SyntaxTrainer"/>.</summary>
    /// <exception cref="InvalidDataException">The stream does not hold weights of this version.</exception>
    public static SyntaxPipeline Read(Stream weights) => new(SyntaxWeights.Read(weights));

    internal SyntaxModel Model => model;

    /// <summary>Reads an article: tokens and sentences of all its blocks but boilerplate. Any text is accepted.</summary>
    public ParsedArticle Parse(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var spans = new List<Span>(article.Text.Length / 5 + 8);
        var sentences = new List<Sentence>();
        for (var block = 0; block < article.Blocks.Count; block++)
        {
            if (article.Blocks[block].Kind == BlockKind.Boilerplate) continue;
            var first = spans.Count;
            Tokenizer.Tokenize(article.Text, article.Blocks[block].Span, spans);
            SentenceSplitter.Split(article.Text, spans, first, block, sentences);
        }
        return Parse(article, spans, sentences);
    }

    /// <summary>Tags and parses tokens and sentences that are already cut.</summary>
    internal ParsedArticle Parse(ArticleText article, List<Span> spans, List<Sentence> sentences)
    {
        if (!runs.TryTake(out var run)) run = new SyntaxRun(model);
        var tokens = new Token[spans.Count];
        run.Article(article.Text, spans, sentences, tokens);
        runs.Add(run);
        return new ParsedArticle(article, tokens, [.. sentences]);
    }
}
