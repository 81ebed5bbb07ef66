using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>What every token of an article does to a claim, looked up once.</summary>
internal sealed class TokenSenses
{
    private readonly ResponseSense[] _senses;
    private readonly bool[] _negations;

    private TokenSenses(SyntaxView view)
    {
        _senses = Array.ConvertAll(view.Tokens, token => ResponseWords.Of(token.Lemma));
        _negations = Array.ConvertAll(view.Tokens, CandidateFeatures.IsNegation);
    }

    /// <summary>The senses of a token.</summary>
    public ResponseSense this[int token] => _senses[token];

    /// <summary>True where the token is a word that negates.</summary>
    public bool IsNegation(int token) => _negations[token];

    /// <summary>The senses of a viewed article's tokens.</summary>
    public static TokenSenses Of(SyntaxView view) => view.Once(v => new TokenSenses(v));
}
