using ClaimTracker.Extraction.Attributions;
using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Training;

/// <summary>
/// Learns unnamed sources from news whose attributions are annotated but not whether a source is named: people without a name
/// who are credited with speech are taken for unnamed, and what is doubtful ("the senator", "voters think") is left out.
/// </summary>
internal static class UnnamedNews
{
    /// <summary>Learns from the words of a phrase and around it how likely it is to be an unnamed source.</summary>
    public static SoftmaxModel Train(IReadOnlyList<AnnotatedArticle> news)
    {
        var examples = new List<(int[], int)>();
        foreach (var article in news)
            AddPhrases(article, examples);
        return new SoftmaxTrainer(2, UnnamedModel.Bits) { Epochs = 4, Rate = 0.05, Ridge = 1e-4 }.Train(examples, seed: 29);
    }

    private static void AddPhrases(AnnotatedArticle article, List<(int[], int)> examples)
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(article.Article));
        var phrases = new NounPhraseReader(view);
        var features = new UnnamedFeatures(view, phrases);
        var bag = new FeatureBag(UnnamedModel.Bits);
        var acts = Credited(view, phrases, article.Gold);
        foreach (var phrase in phrases.Phrases)
        {
            var head = view.Tokens[phrase.Head];
            if (head.Tag is "PRP" or "WP" or "WDT" or "EX" or "NNP")
                continue;
            var wide = phrases.Widen(phrase, int.MaxValue);
            var mention = new SourceMention(wide.First, wide.End, wide.Head, head.Head >= 0 ? head.Head : phrase.Head, Credited: false);
            if (IsUnnamed(view, features, mention, acts) is not { } unnamed)
                continue;
            features.Collect(mention, bag);
            bag.Deduplicate();
            examples.Add(([.. bag.Indices], unnamed ? 1 : 0));
        }
    }

    /// <summary>Null where the annotation leaves it open.</summary>
    private static bool? IsUnnamed(SyntaxView view, UnnamedFeatures features, SourceMention mention, Dictionary<int, StatementAct> acts)
    {
        if (!acts.TryGetValue(mention.Head, out var act) || features.IsNamed(mention))
            return false;
        var head = view.Tokens[mention.Head];
        if (!UnnamedFeatures.IsPerson(head))
            return head.Tag == "NNS" && UnnamedFeatures.KindOf(head) == 6 ? null : false;
        var pointsBack = head.Tag == "NN" && view.Tokens[mention.First].Lemma == "the" && head.Lemma is not ("official" or "source");
        return act == StatementAct.Statement && !pointsBack ? true : null;
    }

    /// <summary>The head noun of every annotated source, with the clearest act that it is credited with.</summary>
    private static Dictionary<int, StatementAct> Credited(SyntaxView view, NounPhraseReader phrases, IReadOnlyList<AttributionGold> gold)
    {
        var acts = new Dictionary<int, StatementAct>();
        foreach (var attribution in gold.Where(a => a.Source.Count > 0))
        {
            var (first, end) = view.TokensIn(attribution.Source[0]);
            var act = attribution.Cue.SelectMany(span => Tokens(view, span)).Select(CueActs.Of).Append(StatementAct.Other).Min();
            for (var i = first; i < end; i++)
                if (phrases.Holding(i) is { } phrase && phrase.Head < end)
                {
                    acts[phrase.Head] = acts.TryGetValue(phrase.Head, out var known) && known < act ? known : act;
                    break;
                }
        }
        return acts;
    }

    private static Token[] Tokens(SyntaxView view, Span span)
    {
        var (first, end) = view.TokensIn(span);
        return view.Tokens[first..end];
    }
}
