using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The first negated word of what is said, and what is negated: a fact ("was not there") answers a claim more often than a wish ("doesn't want to").</summary>
/// <param name="Verb">Lemma of the negated verb, adjective or noun; empty where nothing is negated.</param>
/// <param name="Main">True where it is the main word of what is said.</param>
/// <param name="Modal">0 none, 1 "can", 2 "will", 3 another.</param>
/// <param name="Tense">0 none, 1 past, 2 present.</param>
/// <param name="Subject">0 none, 1 the speaker, 2 "it" or "that", 3 another pronoun, 4 a name, 5 "there", 6 another.</param>
internal readonly record struct Negation(string Verb, bool Main, int Modal, int Tense, int Subject)
{
    private const int Farthest = 25;

    /// <summary>Reads the first negation of a stretch.</summary>
    public static Negation In(SyntaxView view, TokenRange content)
    {
        var tokens = view.Tokens;
        for (var i = content.First; i < Math.Min(content.End, content.First + Farthest); i++)
            if (CandidateFeatures.IsNegation(tokens[i]))
                return Of(view, content, tokens[i].Head is >= 0 and var head && content.Holds(head) ? head : i);
        return new("", false, 0, 0, 0);
    }

    private static Negation Of(SyntaxView view, TokenRange content, int negated)
    {
        var tokens = view.Tokens;
        var verb = negated;
        for (var steps = 0; steps < 3 && !tokens[verb].Tag.StartsWith('V') && view.Dependent(verb, "cop", "aux") < 0 && tokens[verb].Head is >= 0 and var up && content.Holds(up); steps++)
            verb = up;
        var head = tokens[verb].Head;
        var modal = 0;
        var tense = TenseOf(tokens[verb].Tag);
        for (var i = Math.Max(content.First, negated - 4); i <= Math.Min(content.End - 1, negated + 1); i++)
            (modal, tense) = (tokens[i].Tag == "MD" ? tokens[i].Lemma switch { "can" or "could" => 1, "will" or "would" or "wo" => 2, _ => 3 } : modal, tense == 0 ? TenseOf(tokens[i].Tag) : tense);
        return new(tokens[verb].Lemma, head < 0 || !content.Holds(head), modal, tense, SubjectOf(view, verb));
    }

    private static int TenseOf(string tag) => tag switch { "VBD" => 1, "VBZ" or "VBP" => 2, _ => 0 };

    private static int SubjectOf(SyntaxView view, int verb)
    {
        var subject = view.Dependent(verb, "nsubj", "nsubjpass", "expl");
        if (subject < 0)
            return 0;
        var token = view.Tokens[subject];
        return token.Lemma is "i" or "we" ? 1 : token.Lemma is "it" or "that" or "this" ? 2 : token.Tag == "PRP" ? 3 : token.Tag.StartsWith("NNP", StringComparison.Ordinal) ? 4 : token.Tag == "EX" ? 5 : 6;
    }
}
