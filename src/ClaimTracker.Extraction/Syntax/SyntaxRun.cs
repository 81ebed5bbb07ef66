using System.Runtime.InteropServices;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>The working memory of one thread: interned words, one sentence, one parser state.</summary>
internal sealed class SyntaxRun(SyntaxModel model)
{
    private readonly WordTable words = new(model.Vocabulary);
    private readonly SentenceBuffer buffer = new();
    private readonly ParserState state = new();

    public void Article(string text, List<Span> spans, List<Sentence> sentences, Token[] tokens)
    {
        words.StartArticle();
        foreach (var sentence in sentences)
        {
            var cut = CollectionsMarshal.AsSpan(spans)[sentence.First..sentence.End];
            Fill(text, cut);
            model.Tagger.Tag(buffer);
            model.NameFinder.Find(buffer, words.Article);
            model.Parser.Parse(buffer, state);
            Write(cut, sentence.First, tokens.AsSpan(sentence.First, cut.Length));
        }
    }

    private void Fill(string text, ReadOnlySpan<Span> spans)
    {
        buffer.Start(spans.Length, model.NoTag);
        for (var i = 0; i < spans.Length; i++) buffer.Words[i + SentenceBuffer.Pad] = words.Intern(text.AsSpan(spans[i].Start, spans[i].Length));
    }

    private void Write(ReadOnlySpan<Span> spans, int first, System.Span<Token> tokens)
    {
        for (var i = 0; i < spans.Length; i++)
        {
            var word = buffer.Words[i + SentenceBuffer.Pad];
            var tag = buffer.Tags[i + SentenceBuffer.Pad];
            var head = buffer.Heads[i] < 0 ? -1 : buffer.Heads[i] + first;
            tokens[i] = new Token(
                spans[i], word.Form, model.Lemmatizer.Lemma(word, tag), model.TagNames[tag],
                (NameKind)buffer.Kinds[i + SentenceBuffer.Pad], head, model.RelationNames[buffer.Relations[i]]);
        }
    }
}
