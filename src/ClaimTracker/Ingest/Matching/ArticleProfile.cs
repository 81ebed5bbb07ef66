using ClaimTracker.Extraction;

namespace ClaimTracker.Ingest.Matching;

/// <summary>What of an article is compared with others: its terms, the heaviest of them, and the shingles of its body.</summary>
internal sealed class ArticleProfile
{
    private const int StoredTerms = 160;
    private const int LeadWeight = 2;

    private ArticleProfile(byte[] terms, long[] heaviest, uint[] shingles) => (Terms, Heaviest, Shingles) = (terms, heaviest, shingles);

    /// <summary>Packed terms with counts.</summary>
    public byte[] Terms { get; }

    /// <summary>The same terms, the most telling first.</summary>
    public long[] Heaviest { get; }

    /// <summary>Least hashes of the body without headline.</summary>
    public uint[] Shingles { get; }

    public static ArticleProfile Of(string title, string text, IReadOnlyList<TextBlock> blocks)
    {
        var body = blocks.Where(b => b.Kind is BlockKind.Paragraph or BlockKind.Subheading).SelectMany(b => MatchTerms.Of(b.Span.Cut(text))).ToList();
        var lead = blocks.Where(b => b.Kind == BlockKind.Paragraph).Take(1).SelectMany(b => MatchTerms.Of(b.Span.Cut(text)));
        var head = Enumerable.Repeat(MatchTerms.Of(title).Select(t => t with { IsName = false }).Concat(lead), LeadWeight - 1).SelectMany(t => t);
        var packed = TermVector.Pack(body.Concat(head), StoredTerms, out var heaviest);
        return new(packed, heaviest, MinHash.Of(body));
    }
}
