using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>Questions that later stages ask of a parsed article: who depends on whom, which sentence, which token at an offset.</summary>
public sealed class SyntaxView
{
    private const int MaxClimb = 40;
    private readonly int[] _firstDependent;
    private readonly int[] _nextDependent;
    private readonly int[] _sentenceOf;
    private readonly List<object> _made = [];

    /// <summary>Indexes the article once, in linear time.</summary>
    public SyntaxView(ParsedArticle article)
    {
        ArgumentNullException.ThrowIfNull(article);
        Article = article;
        var count = article.Tokens.Length;
        _firstDependent = new int[count];
        _nextDependent = new int[count];
        _sentenceOf = new int[count];
        Array.Fill(_firstDependent, -1);
        for (var i = count - 1; i >= 0; i--)
        {
            var head = article.Tokens[i].Head;
            if (head < 0 || head >= count)
                continue;
            _nextDependent[i] = _firstDependent[head];
            _firstDependent[head] = i;
        }
        for (var s = 0; s < article.Sentences.Length; s++)
            for (var i = article.Sentences[s].First; i < article.Sentences[s].End; i++)
                _sentenceOf[i] = s;
    }

    /// <summary>The article that is viewed.</summary>
    public ParsedArticle Article { get; }

    /// <summary>Its tokens.</summary>
    public Token[] Tokens => Article.Tokens;

    /// <summary>What a stage makes of the whole article; made at the first call, and the same for all that ask for it later. Serves one thread at a time.</summary>
    internal T Once<T>(Func<SyntaxView, T> make) where T : class
    {
        foreach (var made in _made)
            if (made is T known)
                return known;
        var fresh = make(this);
        _made.Add(fresh);
        return fresh;
    }

    /// <summary>Index of the sentence that holds a token.</summary>
    public int SentenceIndex(int token) => _sentenceOf[token];

    /// <summary>The sentence that holds a token.</summary>
    public Sentence SentenceOf(int token) => Article.Sentences[_sentenceOf[token]];

    /// <summary>The first dependent of a token that stands in one of the relations; -1 where none.</summary>
    public int Dependent(int head, params ReadOnlySpan<string> relations)
    {
        for (var i = _firstDependent[head]; i >= 0; i = Next(i))
            foreach (var relation in relations)
                if (Tokens[i].Relation == relation)
                    return i;
        return -1;
    }

    /// <summary>True where <paramref name="token"/> is <paramref name="head"/> or depends on it, directly or not.</summary>
    public bool IsUnder(int token, int head)
    {
        for (var steps = 0; token >= 0 && steps < MaxClimb; steps++)
        {
            if (token == head)
                return true;
            token = Tokens[token].Head;
        }
        return false;
    }

    /// <summary>Index of the first token that ends behind the offset; the token count where none does.</summary>
    public int TokenAt(int offset)
    {
        int low = 0, high = Tokens.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (Tokens[middle].Span.End <= offset)
                low = middle + 1;
            else
                high = middle;
        }
        return low;
    }

    /// <summary>The tokens <c>[First, End)</c> that a span touches.</summary>
    public (int First, int End) TokensIn(Span span)
    {
        var first = TokenAt(span.Start);
        var end = first;
        while (end < Tokens.Length && Tokens[end].Span.Start < span.End)
            end++;
        return (first, end);
    }

    /// <summary>The span from the first to the last of the tokens <c>[first, end)</c>.</summary>
    public Span SpanOf(int first, int end) => new(Tokens[first].Span.Start, Tokens[end - 1].Span.End);

    private int Next(int token)
    {
        var next = _nextDependent[token];
        return next > token ? next : -1;
    }
}
