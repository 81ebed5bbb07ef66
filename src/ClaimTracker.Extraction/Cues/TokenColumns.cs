using ClaimTracker.Extraction.Quotes;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Cues;

/// <summary>Where a token stands towards quotation marks.</summary>
internal enum QuoteState : byte { Outside, Opening, Inside, Closing }

/// <summary>An article's tokens as columns of numbers, so that features are made without touching strings.</summary>
internal sealed class TokenColumns
{
    public ParsedArticle Parsed { get; }
    public IReadOnlyList<Quotation> Quotations { get; }
    public int Count { get; }
    public uint[] Word { get; }
    public uint[] Lemma { get; }
    public uint[] Tag { get; }
    public uint[] Shape { get; }
    public uint[] Suffix { get; }
    public uint[] Relation { get; }
    public byte[] Name { get; }
    public int[] Head { get; }
    public int[] Sentence { get; }

    /// <summary>First child of a token in the parse; -1 where it has none. The others follow in <see cref="NextSibling"/>.</summary>
    public int[] FirstChild { get; }
    public int[] NextSibling { get; }
    public QuoteState[] Quote { get; }

    /// <summary>Index of the outermost quotation that holds the token; -1 outside.</summary>
    public int[] QuoteId { get; }
    public bool[] IsVerb { get; }
    public bool[] IsComma { get; }

    public TokenColumns(ParsedArticle parsed, IReadOnlyList<Quotation> quotations)
    {
        Parsed = parsed;
        Quotations = quotations;
        var tokens = parsed.Tokens;
        Count = tokens.Length;
        Word = new uint[Count];
        Lemma = new uint[Count];
        Tag = new uint[Count];
        Shape = new uint[Count];
        Suffix = new uint[Count];
        Relation = new uint[Count];
        Name = new byte[Count];
        Head = new int[Count];
        Sentence = new int[Count];
        FirstChild = new int[Count];
        NextSibling = new int[Count];
        Quote = new QuoteState[Count];
        QuoteId = new int[Count];
        IsVerb = new bool[Count];
        IsComma = new bool[Count];
        for (var i = 0; i < Count; i++)
            FillToken(i, tokens[i]);
        for (var s = 0; s < parsed.Sentences.Length; s++)
            for (var i = parsed.Sentences[s].First; i < parsed.Sentences[s].End; i++)
                Sentence[i] = s;
        FillChildren();
        FillQuotes();
    }

    public Text.Sentence SentenceOf(int token) => Parsed.Sentences[Sentence[token]];

    public int BlockOf(int token) => SentenceOf(token).Block;

    private void FillToken(int i, Token token)
    {
        Word[i] = RowHash.OfLower(token.Form);
        Lemma[i] = RowHash.Of(token.Lemma);
        Tag[i] = RowHash.Of(token.Tag);
        Shape[i] = RowHash.Shape(token.Form);
        Suffix[i] = RowHash.Suffix(token.Form);
        Relation[i] = RowHash.Of(token.Relation);
        Name[i] = (byte)token.Name;
        Head[i] = token.Head;
        IsVerb[i] = token.Tag.StartsWith("VB", StringComparison.Ordinal);
        IsComma[i] = token.Tag == ",";
        QuoteId[i] = -1;
    }

    private void FillChildren()
    {
        Array.Fill(FirstChild, -1);
        Array.Fill(NextSibling, -1);
        for (var i = Count - 1; i >= 0; i--)
        {
            if (Head[i] < 0)
                continue;
            NextSibling[i] = FirstChild[Head[i]];
            FirstChild[Head[i]] = i;
        }
    }

    private void FillQuotes()
    {
        var token = 0;
        var tokens = Parsed.Tokens;
        for (var q = 0; q < Quotations.Count; q++)
        {
            var quotation = Quotations[q];
            if (quotation.Depth > 0)
                continue;
            while (token < Count && tokens[token].Span.End <= quotation.Span.Start)
                token++;
            for (; token < Count && tokens[token].Span.Start < quotation.Span.End; token++)
            {
                QuoteId[token] = q;
                var opens = tokens[token].Span.Start <= quotation.Span.Start;
                var closes = quotation.Closed && tokens[token].Span.End >= quotation.Span.End;
                Quote[token] = closes ? QuoteState.Closing : opens ? QuoteState.Opening : QuoteState.Inside;
            }
        }
    }
}
