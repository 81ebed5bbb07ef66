using System.Runtime.InteropServices;
using ClaimTracker.Extraction.Text;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>The working memory of one thread: interned words, and some sentences that are read side by side.</summary>
internal sealed class SyntaxRun
{
    private const int Together = 4;
    private readonly SyntaxModel model;
    private readonly WordTable words;
    private readonly Reading[] readings = [.. Enumerable.Range(0, Together).Select(_ => new Reading(new(), new()))];
    private readonly ParserState[] states = new ParserState[Together];

    public SyntaxRun(SyntaxModel model)
    {
        this.model = model;
        words = new WordTable(model.Vocabulary);
    }

    /// <summary>A sentence on its way.</summary>
    private sealed record Reading(SentenceBuffer Buffer, ParserState State)
    {
        public Sentence Sentence { get; set; }
    }

    public void Article(string text, List<Span> spans, List<Sentence> sentences, Token[] tokens)
    {
        words.StartArticle();
        int next = 0, open = 0;
        while (open > 0 || next < sentences.Count)
        {
            while (open < Together && next < sentences.Count) Open(readings[open++], text, CollectionsMarshal.AsSpan(spans), sentences[next++]);
            for (var i = open - 1; i >= 0; i--)
            {
                if (!readings[i].State.IsFinal) continue;
                Close(readings[i], CollectionsMarshal.AsSpan(spans), tokens);
                (readings[i], readings[--open]) = (readings[open], readings[i]);
            }
            for (var i = 0; i < open; i++) states[i] = readings[i].State;
            model.Parser.Step(states.AsSpan(0, open));
        }
    }

    private void Open(Reading reading, string text, ReadOnlySpan<Span> spans, Sentence sentence)
    {
        reading.Sentence = sentence;
        Fill(reading.Buffer, text, spans[sentence.First..sentence.End]);
        model.Tagger.Tag(reading.Buffer);
        model.NameFinder.Find(reading.Buffer, words.Article);
        model.Parser.Start(reading.Buffer, reading.State);
    }

    private void Close(Reading reading, ReadOnlySpan<Span> spans, Token[] tokens)
    {
        var sentence = reading.Sentence;
        DependencyParser.Finish(reading.Buffer, reading.State);
        Write(reading.Buffer, spans[sentence.First..sentence.End], sentence.First, tokens.AsSpan(sentence.First, sentence.End - sentence.First));
    }

    private void Fill(SentenceBuffer buffer, string text, ReadOnlySpan<Span> spans)
    {
        buffer.Start(spans.Length, model.NoTag);
        for (var i = 0; i < spans.Length; i++) buffer.Words[i + SentenceBuffer.Pad] = words.Intern(text.AsSpan(spans[i].Start, spans[i].Length));
    }

    private void Write(SentenceBuffer buffer, ReadOnlySpan<Span> spans, int first, System.Span<Token> tokens)
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
