using ClaimTracker.Extraction.Syntax;
using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Gives every mention of an article its chance to be an unnamed source.</summary>
internal sealed class UnnamedJudge(UnnamedModel model, SyntaxView view, NounPhraseReader phrases)
{
    private readonly UnnamedFeatures _words = new(view, phrases);

    /// <summary>The chances, in the mentions' order; none for pronouns and where a person's name stands with the noun.</summary>
    public double[] Chances(IReadOnlyList<SourceMention> mentions)
    {
        var chances = new double[mentions.Count];
        Describe(mentions, (i, words, values) => chances[i] = model.Chance(words, values), i => !IsPronoun(mentions[i]) && !_words.IsNamed(mentions[i]));
        return chances;
    }

    /// <summary>Hands over hashed words and numbers of every mention that is wanted; both are reused for the next.</summary>
    public void Describe(IReadOnlyList<SourceMention> mentions, Action<int, List<int>, float[]> use, Predicate<int>? wanted = null)
    {
        var bag = new FeatureBag(UnnamedModel.Bits);
        var general = new double[mentions.Count];
        for (var i = 0; i < general.Length; i++)
        {
            if (wanted is not null && IsPronoun(mentions[i]))
                continue;
            _words.Collect(Plain(mentions[i]), bag);
            general[i] = model.General.LogOdds(bag.Indices);
        }
        var values = new UnnamedValues(view, phrases, mentions, general);
        var row = new float[UnnamedValues.Count];
        for (var i = 0; i < general.Length; i++)
        {
            if (wanted is not null && !wanted(i))
                continue;
            _words.Collect(mentions[i], bag);
            values.Fill(i, row);
            use(i, bag.Indices, row);
        }
    }

    private bool IsPronoun(SourceMention mention) => view.Tokens[mention.Head].Tag is "PRP" or "WP" or "WDT";

    /// <summary>The mention as it looks without knowing who is credited.</summary>
    private SourceMention Plain(SourceMention mention) =>
        mention with { Credited = false, Confidence = 0, Cue = view.Tokens[mention.Head].Head is >= 0 and var head ? head : mention.Head };
}
