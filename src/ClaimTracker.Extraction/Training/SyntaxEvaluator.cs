using System.Globalization;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>How well the pipeline does on parsed text it was not trained on, with that text's tokens; all in per cent.</summary>
/// <param name="Tokens">Number of tokens.</param>
/// <param name="Tags">Tags that are right.</param>
/// <param name="Lemmas">Lemmas that are right.</param>
/// <param name="NameF1">F1 of whole names (runs of one kind), dates and numbers left out.</param>
/// <param name="NameTokens">Tokens with the right kind.</param>
/// <param name="Heads">Right heads, punctuation left out (UAS).</param>
/// <param name="HeadsAndRelations">Right heads with the right relation, punctuation left out (LAS).</param>
public sealed record SyntaxScores(int Tokens, double Tags, double Lemmas, double NameF1, double NameTokens, double Heads, double HeadsAndRelations)
{
    /// <inheritdoc/>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Tokens} tokens: tags {Tags:F2}, lemmas {Lemmas:F2}, names F1 {NameF1:F2} (tokens {NameTokens:F2}), UAS {Heads:F2}, LAS {HeadsAndRelations:F2}");
}

/// <summary>Compares the pipeline with parsed text.</summary>
public static class SyntaxEvaluator
{
    /// <summary>Parses every document's tokens anew and counts.</summary>
    public static SyntaxScores Evaluate(SyntaxPipeline pipeline, IEnumerable<ParsedDocument> documents)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(documents);
        int tokens = 0, tags = 0, lemmas = 0, kinds = 0, words = 0, heads = 0, relations = 0;
        int namesRight = 0, namesFound = 0, namesGold = 0;
        foreach (var gold in documents.Select(document => document.Parse))
        {
            var found = pipeline.Parse(gold.Article, [.. gold.Tokens.Select(token => token.Span)], [.. gold.Sentences]);
            for (var i = 0; i < gold.Tokens.Length; i++)
            {
                Token right = gold.Tokens[i], guess = found.Tokens[i];
                tokens++;
                if (right.Tag == guess.Tag) tags++;
                if (right.Lemma == guess.Lemma) lemmas++;
                if (right.Name == guess.Name) kinds++;
                if (right.Relation == "punct") continue;
                words++;
                if (right.Head != guess.Head) continue;
                heads++;
                if (right.Relation == guess.Relation) relations++;
            }
            var (goldNames, foundNames) = (NameRuns(gold.Tokens), NameRuns(found.Tokens));
            namesGold += goldNames.Count;
            namesFound += foundNames.Count;
            namesRight += foundNames.Count(goldNames.Contains);
        }
        return new(
            tokens, Percent(tags, tokens), Percent(lemmas, tokens), Percent(2 * namesRight, namesGold + namesFound),
            Percent(kinds, tokens), Percent(heads, words), Percent(relations, words));
    }

    private static double Percent(int part, int whole) => whole == 0 ? 0 : 100.0 * part / whole;

    private static HashSet<(int First, int End, NameKind Kind)> NameRuns(Token[] tokens)
    {
        var runs = new HashSet<(int, int, NameKind)>();
        for (var i = 0; i < tokens.Length;)
        {
            var first = i++;
            while (i < tokens.Length && tokens[i].Name == tokens[first].Name) i++;
            if (tokens[first].Name is not (NameKind.None or NameKind.Date or NameKind.Number)) runs.Add((first, i, tokens[first].Name));
        }
        return runs;
    }
}
