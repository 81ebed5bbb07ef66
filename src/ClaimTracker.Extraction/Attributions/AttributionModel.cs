using System.Collections.Concurrent;
using System.IO.Compression;
using System.Text;
using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>The trained models of cues, spans and whole statements.</summary>
internal sealed class AttributionModel(CueModel cues, SpanModel spans, StatementScorer scorer)
{
    private const string Resource = "Weights/attribution.bin";
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("CTATTRIB2\n");
    private static readonly Lazy<AttributionModel> Loaded = new(ReadShipped);
    private readonly ConcurrentBag<Proposer> proposers = [];

    /// <summary>Proposals with lower log-odds (in thousandths) are no statements.</summary>
    public const int LowestScore = -800;

    /// <summary>The same for cues that accuse, deny, refuse or confirm.</summary>
    public const int LowestDisputeScore = -1600;

    /// <summary>A proposer that has read a longer article is not used again, since its memory has grown with it.</summary>
    private const int MostTokens = 20_000;

    /// <summary>The model shipped in this assembly; loaded at first use.</summary>
    public static AttributionModel Shipped => Loaded.Value;

    /// <summary>The statements of an article in the order of their cues, each with its <see cref="Proposal.Score"/>.</summary>
    public List<Proposal> Find(TokenColumns columns)
    {
        var scores = new CueScores(cues.Score(columns));
        var proposals = Propose(columns, proposer => proposer.Propose(columns, scores));
        scorer.Score(columns, proposals);
        proposals.AddRange(SignedQuotations.Find(columns));
        return Choose(columns, proposals);
    }

    /// <summary>The statements by the cue model alone; shows what judging whole statements adds.</summary>
    public List<Proposal> FindByCue(TokenColumns columns)
    {
        var scores = new CueScores(cues.Score(columns));
        return [.. Propose(columns, proposer => proposer.Propose(columns, scores)).Where(p => p.CueScore >= LowestScore)];
    }

    /// <summary>The statements of given cues; shows what a cue model without errors would add.</summary>
    public List<Proposal> FindFor(TokenColumns columns, IReadOnlyList<int> heads) =>
        Propose(columns, proposer => proposer.Propose(columns, new CueScores(cues.Score(columns)), heads));

    /// <summary>Lends out a proposer, whose kept sums serve the next article too.</summary>
    private List<Proposal> Propose(TokenColumns columns, Func<Proposer, List<Proposal>> propose)
    {
        if (!proposers.TryTake(out var proposer))
            proposer = new Proposer(spans);
        var proposals = propose(proposer);
        if (columns.Count <= MostTokens)
            proposers.Add(proposer);
        return proposals;
    }

    /// <summary>Keeps what scores high enough; of two that share cue words only the better one.</summary>
    public static List<Proposal> Choose(TokenColumns columns, List<Proposal> proposals)
    {
        var kept = new List<Proposal>();
        var taken = new HashSet<int>();
        foreach (var proposal in proposals.Where(p => IsLikely(columns, p)).OrderByDescending(p => p.Score).ThenBy(p => p.Head))
        {
            var words = Enumerable.Range(proposal.Cue.First, proposal.Cue.Length);
            if (words.Any(taken.Contains))
                continue;
            taken.UnionWith(words);
            kept.Add(proposal);
        }
        kept.Sort((a, b) => a.Head.CompareTo(b.Head));
        return kept;
    }

    private static bool IsLikely(TokenColumns columns, Proposal proposal) =>
        proposal.Score >= (DisputeCues.Contains(columns.Parsed.Tokens[proposal.Head].Lemma) ? LowestDisputeScore : LowestScore);

    public byte[] Write()
    {
        using var file = new MemoryStream();
        file.Write(Mark);
        using (var writer = new BinaryWriter(new BrotliStream(file, CompressionLevel.SmallestSize, leaveOpen: true)))
        {
            cues.Write(writer);
            spans.Write(writer);
            scorer.Write(writer);
        }
        return file.ToArray();
    }

    public static AttributionModel Read(Stream stream)
    {
        var mark = new byte[Mark.Length];
        if (stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException("These are not attribution weights of this version. Train them again.");
        using var reader = new BinaryReader(new BufferedStream(new BrotliStream(stream, CompressionMode.Decompress), 1 << 16));
        return new AttributionModel(CueModel.Read(reader), SpanModel.Read(reader), StatementScorer.Read(reader));
    }

    private static AttributionModel ReadShipped()
    {
        using var stream = typeof(AttributionModel).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"This build carries no {Resource}. Train the weights and build again.");
        return Read(stream);
    }
}
