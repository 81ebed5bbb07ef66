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
        var bag = new FeatureBag(UnnamedModel.Bits);
        var values = new UnnamedValues(view, phrases, mentions, General(mentions, bag, i => !IsPronoun(mentions[i])));
        int[] wanted = [.. Enumerable.Range(0, mentions.Count).Where(i => !IsPronoun(mentions[i]) && !_words.IsNamed(mentions[i]))];
        var odds = model.Trees.Score(wanted.Length, UnnamedValues.Count, (k, row) => values.Fill(wanted[k], row));
        var chances = new double[mentions.Count];
        foreach (var (k, i) in wanted.Index())
        {
            _words.Collect(mentions[i], bag);
            bag.DropRepeats();
            chances[i] = model.Chance(bag.Indices, odds[k]);
        }
        return chances;
    }

    /// <summary>Hands over hashed words and numbers of every mention, to learn from; both are reused for the next.</summary>
    public void Describe(IReadOnlyList<SourceMention> mentions, Action<int, List<int>, float[]> use)
    {
        var bag = new FeatureBag(UnnamedModel.Bits);
        var values = new UnnamedValues(view, phrases, mentions, General(mentions, bag, _ => true));
        var row = new float[UnnamedValues.Count];
        for (var i = 0; i < mentions.Count; i++)
        {
            _words.Collect(mentions[i], bag);
            bag.Deduplicate();
            values.Fill(i, row);
            use(i, bag.Indices, row);
        }
    }

    /// <summary>What the words alone say of the mentions that are wanted, in log-odds.</summary>
    private double[] General(IReadOnlyList<SourceMention> mentions, FeatureBag bag, Predicate<int> wanted)
    {
        var general = new double[mentions.Count];
        for (var i = 0; i < general.Length; i++)
        {
            if (!wanted(i))
                continue;
            _words.Collect(Plain(mentions[i]), bag);
            bag.DropRepeats();
            general[i] = model.General.LogOdds(bag.Indices);
        }
        return general;
    }

    private bool IsPronoun(SourceMention mention) => view.Tokens[mention.Head].Tag is "PRP" or "WP" or "WDT";

    /// <summary>The mention as it looks without knowing who is credited.</summary>
    private SourceMention Plain(SourceMention mention) =>
        mention with { Credited = false, Confidence = 0, Cue = view.Tokens[mention.Head].Head is >= 0 and var head ? head : mention.Head };
}
