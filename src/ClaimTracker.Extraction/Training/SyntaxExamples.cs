using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Training;

/// <summary>One sentence of the training text in numbers.</summary>
/// <param name="Document">Number of its document.</param>
/// <param name="Words">Its words.</param>
/// <param name="Tags">Right tags.</param>
/// <param name="Kinds">Right name kinds.</param>
/// <param name="Heads">Right heads in the sentence; the root is its length.</param>
/// <param name="Relations">Right relations.</param>
/// <param name="IsTree">True where the heads make a projective tree with one root.</param>
internal sealed record SyntaxExample(int Document, Word[] Words, byte[] Tags, byte[] Kinds, int[] Heads, byte[] Relations, bool IsTree)
{
    public int Count => Words.Length;

    /// <summary>Tags as the tagger gives them to text that it was not trained on; the parser and the names learn from these.</summary>
    public byte[] GivenTags { get; set; } = Tags;

    /// <summary>Name kinds as they are given to text that the names were not trained on; the parser learns from these.</summary>
    public byte[] GivenKinds { get; set; } = Kinds;

    /// <summary>Puts words and given tags into the buffer.</summary>
    public void Fill(SentenceBuffer buffer, byte noTag)
    {
        buffer.Start(Count, noTag);
        Words.CopyTo(buffer.Words, SentenceBuffer.Pad);
        GivenTags.CopyTo(buffer.Tags, SentenceBuffer.Pad);
    }
}

/// <summary>The training text in numbers, and the inventories.</summary>
internal sealed class SyntaxExamples
{
    private readonly WordTable table;
    private readonly Dictionary<string, byte> tagNumbers;
    private readonly Dictionary<string, byte> relationNumbers;

    public SyntaxExamples(IReadOnlyList<ParsedDocument> documents)
    {
        Documents = documents;
        TagNames = Inventory(documents, token => token.Tag);
        RelationNames = Inventory(documents, token => token.Relation);
        tagNumbers = Numbers(TagNames);
        relationNumbers = Numbers(RelationNames);
        VocabularyWords = SyntaxVocabulary.Collect(documents, tagNumbers);
        Vocabulary = new Vocabulary(VocabularyWords);
        table = new WordTable(Vocabulary);
        Sentences = [.. documents.SelectMany((document, number) => document.Parse.Sentences.Select(s => Example(document.Parse.Tokens.AsSpan(s.First, s.End - s.First), s.First, number)))];
    }

    public IReadOnlyList<ParsedDocument> Documents { get; }

    public string[] TagNames { get; }

    public string[] RelationNames { get; }

    public IReadOnlyList<(uint Key, WordEntry Entry)> VocabularyWords { get; }

    public Vocabulary Vocabulary { get; }

    public SyntaxExample[] Sentences { get; }

    public byte NoTag => (byte)TagNames.Length;

    public byte NoRelation => (byte)RelationNames.Length;

    /// <summary>Bits of a weight table with at least <paramref name="rowsPerHundredTokens"/> rows for each hundred tokens of this text.</summary>
    public int TableBits(int rowsPerHundredTokens)
    {
        var rows = Sentences.Sum(sentence => (long)sentence.Count) * rowsPerHundredTokens / 100;
        var bits = 10;
        while (bits < 22 && 1L << bits < rows) bits++;
        return bits;
    }

    private SyntaxExample Example(ReadOnlySpan<Token> tokens, int first, int document)
    {
        var n = tokens.Length;
        var (words, tags, kinds, heads, relations) = (new Word[n], new byte[n], new byte[n], new int[n], new byte[n]);
        for (var i = 0; i < n; i++)
        {
            words[i] = table.Intern(tokens[i].Form);
            tags[i] = tagNumbers[tokens[i].Tag];
            kinds[i] = (byte)tokens[i].Name;
            heads[i] = tokens[i].Head < 0 ? n : tokens[i].Head - first;
            relations[i] = relationNumbers[tokens[i].Relation];
        }
        return new(document, words, tags, kinds, heads, relations, IsTree(heads));
    }

    /// <summary>One root, no crossing arcs.</summary>
    private static bool IsTree(int[] heads)
    {
        var n = heads.Length;
        if (n > Text.SentenceSplitter.Longest || heads.Count(head => head == n) != 1) return false;
        for (var i = 0; i < n; i++)
        {
            var (low, high) = (Math.Min(i, heads[i]), Math.Max(i, heads[i]));
            for (var k = low + 1; k < high; k++)
            {
                if (heads[k] < low || heads[k] > high) return false;
            }
        }
        return true;
    }

    /// <summary>Values by falling frequency, ties by their characters.</summary>
    private static string[] Inventory(IReadOnlyList<ParsedDocument> documents, Func<Token, string> of) =>
        [.. documents.SelectMany(d => d.Parse.Tokens).CountBy(of).OrderByDescending(pair => pair.Value).ThenBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => pair.Key)];

    private static Dictionary<string, byte> Numbers(string[] names) => names.Select((name, number) => (name, number)).ToDictionary(pair => pair.name, pair => (byte)pair.number);
}
