using ClaimTracker.Extraction;

namespace ClaimTracker.Ingest.Matching;

/// <summary>What of an article is compared with others: its terms, the heaviest of them, and the shingles of its body.</summary>
internal sealed class ArticleProfile
{
    private const int StoredTerms = 160;

    private ArticleProfile(byte[] terms, long[] heaviest, uint[] shingles, int leadEnd) => (Terms, Heaviest, Shingles, LeadEnd) = (terms, heaviest, shingles, leadEnd);

    /// <summary>Packed terms with counts.</summary>
    public byte[] Terms { get; }

    /// <summary>The same terms, the most telling first.</summary>
    public long[] Heaviest { get; }

    /// <summary>Least hashes of the body without headline.</summary>
    public uint[] Shingles { get; }

    /// <summary>Offset behind the first paragraph: a statement before it is in the lead.</summary>
    public int LeadEnd { get; }

    public static ArticleProfile Of(string title, string text, IReadOnlyList<TextBlock> blocks)
    {
        var body = blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Subheading).SelectMany(b => MatchTerms.Of(b.Span.Cut(text))).ToList();
        var first = blocks.FirstOrDefault(b => b.Kind == BlockKind.Paragraph).Span;
        var head = MatchTerms.Of(title).ConvertAll(t => t with { IsName = false }).Concat(MatchTerms.Of(first.Cut(text)));
        var packed = TermVector.Pack(body.Concat(head), StoredTerms, out var heaviest);
        return new(packed, heaviest, MinHash.Of(body), first.End);
    }
}
