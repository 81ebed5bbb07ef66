using ClaimTracker.Extraction.Responses;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>Trains the judgement whether a noun phrase is an unnamed source; the same articles give the same bytes.</summary>
public static class UnnamedTrainer
{
    /// <summary>Trains on articles whose unnamed sources are annotated, and on news whose attributions are, and returns the weights file.</summary>
    /// <param name="articles">Articles with annotated unnamed sources.</param>
    /// <param name="news">Other annotated news, to learn from which nouns mean people who are credited; the shipped judgement of that is kept where there is none.</param>
    public static byte[] Train(IReadOnlyList<ResponseExample> articles, IReadOnlyList<AnnotatedArticle>? news = null)
    {
        ArgumentNullException.ThrowIfNull(articles);
        var general = news is null ? UnnamedModel.ReadShipped().General : UnnamedNews.Train(news);
        using var bytes = new MemoryStream();
        using var writer = new BinaryWriter(bytes);
        Fit(articles, general).Write(writer);
        writer.Flush();
        return bytes.ToArray();
    }

    private static UnnamedModel Fit(IReadOnlyList<ResponseExample> articles, SoftmaxModel general)
    {
        var words = new List<(int[], int)>();
        var rows = new List<float[]>();
        var right = new List<bool>();
        foreach (var article in articles)
        {
            var text = article.Article.Article.Text;
            var gold = article.Gold.Unnamed.Select(source => source with { Mentions = WholeWords(source.Mentions, text) }).ToList();
            Collect(article.Article, article.Statements, general, (view, phrases, mention, features, values) =>
            {
                if (IsUnnamed(gold, span => Same(view, phrases, mention, span)) is not { } unnamed)
                    return;
                words.Add(([.. features], unnamed ? 1 : 0));
                rows.Add([.. values]);
                right.Add(unnamed);
            });
        }
        return new(general,
            new SoftmaxTrainer(2, UnnamedModel.Bits) { Epochs = 12, Rate = 0.05, Ridge = 1e-3 }.Train(words, seed: 23),
            new TreeTrainer { Trees = 300, Depth = 4, Rate = 0.07, Columns = 0.4 }.Train(rows, TreeTrainer.Logistic([.. right])));
    }

    /// <summary>Without those that stand inside a longer word ("official" in "officials"), unless the same words stand nowhere else.</summary>
    private static List<Span> WholeWords(IReadOnlyList<Span> mentions, string text)
    {
        bool IsWhole(Span m) => !(m.Start > 0 && char.IsLetterOrDigit(text[m.Start - 1])) && !(m.End < text.Length && char.IsLetterOrDigit(text[m.End]));
        return [.. mentions.GroupBy(m => m.Cut(text)).SelectMany(same => same.Any(IsWhole) ? same.Where(IsWhole) : same)];
    }

    /// <summary>Null where the annotator was not sure.</summary>
    private static bool? IsUnnamed(IReadOnlyList<GoldUnnamed> gold, Predicate<Span> isMentioned)
    {
        var found = gold.Where(source => source.Mentions.Any(m => isMentioned(m))).ToList();
        return found.Count == 0 ? false : found.Exists(source => source.Required) ? true : null;
    }

    /// <summary>What is known of one mention when it is judged.</summary>
    internal delegate void Described(SyntaxView view, NounPhraseReader phrases, SourceMention mention, List<int> words, float[] values);

    /// <summary>Hands over the mentions of an article as extraction will see them.</summary>
    internal static void Collect(ParsedArticle article, IReadOnlyList<ExtractedStatement> attributions, SoftmaxModel general, Described use)
    {
        var view = new SyntaxView(article);
        var phrases = new NounPhraseReader(view);
        var statements = Relays.Resolve(view, attributions);
        var mentions = SourceMentions.All(view, phrases, statements, new CandidateFinder(view, phrases).Find(statements));
        new UnnamedJudge(new(general, general, new(1, [])), view, phrases)
            .Describe(mentions, (i, words, values) => use(view, phrases, mentions[i], words, values));
    }

    /// <summary>Half of the words are shared, with or without the clause behind the noun, or the phrase begins the annotated one and has its noun.</summary>
    internal static bool Same(SyntaxView view, NounPhraseReader phrases, SourceMention mention, Span gold)
    {
        var span = view.SpanOf(mention.First, mention.End);
        return ResponseLabels.Iou(span, gold) >= 0.5 || ResponseLabels.Iou(view.SpanOf(mention.First, phrases.EndOfClause(mention)), gold) >= 0.5
            || span.Start == gold.Start && view.Tokens[mention.Head].Span.End <= gold.End && gold.Length > span.Length;
    }
}
