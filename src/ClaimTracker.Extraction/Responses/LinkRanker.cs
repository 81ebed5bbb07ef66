using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Responses;

/// <summary>The claims that are looked at for one response, and how likely each is the one; chances sum to one.</summary>
internal sealed record LinkChoice(int[] Claims, double[] Chances)
{
    /// <summary>Place of the likeliest claim; -1 where there is none.</summary>
    public int Best => Chances.Length == 0 ? -1 : Array.IndexOf(Chances, Chances.Max());

    /// <summary>The chance of a claim; 0 where it was not looked at.</summary>
    public double Of(int claim) => Array.BinarySearch(Claims, claim) is >= 0 and var place ? Chances[place] : 0;
}

/// <summary>Chooses the claim that a response answers: a first look at every pair, and a second that knows which claims the article's other responses answer.</summary>
internal sealed class LinkRanker(TreeSum first, TreeSum second)
{
    /// <summary>Where the second look's own features begin.</summary>
    public const int SecondLook = 41;

    private const int FromStart = 40;
    private const int Before = 60;
    private const int Behind = 8;

    /// <summary>The claims that may be what a response answers: those at the start of the article and those around the response, without those that the responder puts forward.</summary>
    public static int[] Pool(LinkFeatures features, Recognized response)
    {
        var (claims, place) = (features.Claims, features.Place(response));
        IEnumerable<int> near = [.. Enumerable.Range(0, Math.Min(claims, FromStart)), .. Range(Math.Max(FromStart, place - Before), Math.Min(claims, place + Behind))];
        return [.. near.Where(claim => !features.IsOwn(response, claim))];
    }

    /// <summary>Chances of the claims for each response.</summary>
    public LinkChoice[] Rank(LinkFeatures features, IReadOnlyList<Recognized> responses)
    {
        var earlier = Look(first, features, responses, null);
        return Look(second, features, responses, new(earlier, features.Claims));
    }

    public static LinkChoice[] Look(TreeSum trees, LinkFeatures features, IReadOnlyList<Recognized> responses, FirstLook? earlier)
    {
        var choices = new LinkChoice[responses.Count];
        for (var r = 0; r < responses.Count; r++)
        {
            var (number, response) = (r, responses[r]);
            features.Turn(response);
            var pool = Pool(features, response);
            var chances = trees.Score(pool.Length, LinkFeatures.Count, (k, row) =>
            {
                features.Fill(response, pool[k], responses, row);
                earlier?.Add(number, k, pool[k], row);
            });
            SoftmaxModel.Normalize(chances);
            choices[r] = new(pool, chances);
        }
        return choices;
    }

    public void Write(BinaryWriter writer)
    {
        first.Write(writer);
        second.Write(writer);
    }

    public static LinkRanker Read(BinaryReader reader) => new(TreeSum.Read(reader), TreeSum.Read(reader));

    private static IEnumerable<int> Range(int from, int to) => to > from ? Enumerable.Range(from, to - from) : [];
}

/// <summary>What the first look said, summed up by claim.</summary>
internal sealed class FirstLook
{
    private readonly LinkChoice[] _choices;
    private readonly double[] _sum;
    private readonly double[] _most;
    private readonly double[] _next;

    public FirstLook(LinkChoice[] choices, int claims)
    {
        _choices = choices;
        _sum = new double[claims];
        _most = new double[claims];
        _next = new double[claims];
        foreach (var choice in choices)
            for (var k = 0; k < choice.Claims.Length; k++)
                Count(choice.Claims[k], choice.Chances[k]);
    }

    /// <summary>Adds the claim's chance for this response, and at most and on average for the others.</summary>
    public void Add(int response, int place, int claim, Span<float> row)
    {
        var own = _choices[response].Chances[place];
        row[LinkRanker.SecondLook] = (float)own;
        row[LinkRanker.SecondLook + 1] = (float)(own >= _most[claim] ? _next[claim] : _most[claim]);
        row[LinkRanker.SecondLook + 2] = _choices.Length > 1 ? (float)((_sum[claim] - own) / (_choices.Length - 1)) : 0;
    }

    private void Count(int claim, double chance)
    {
        _sum[claim] += chance;
        (_most[claim], _next[claim]) = chance > _most[claim] ? (chance, _most[claim]) : (_most[claim], Math.Max(_next[claim], chance));
    }
}
