using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Says how sure a link is, from how the choice between the claims came out: how likely the claim is, and how much of the rest falls on claims that say the same.</summary>
/// <param name="trees">Log-odds of being right.</param>
/// <param name="chance">How often such log-odds are right.</param>
internal sealed class LinkJudge(TreeSum trees, Calibration chance)
{
    /// <summary>How many numbers describe a link.</summary>
    public const int Count = 16;

    private const double Same = 0.4;

    /// <summary>The calibrated confidence of a described link.</summary>
    public double Confidence(ReadOnlySpan<float> numbers) => chance.Of(trees.Score(numbers));

    /// <summary>Describes the link of a response to the claim at a place of its targets.</summary>
    public static float[] Describe(IReadOnlyList<Recognized> responses, int response, List<ChosenClaim>[] targets, int place, LinkChoice choice, LinkFeatures features)
    {
        var (claim, chance) = targets[response][place];
        var candidate = features.Claim(claim);
        double alike = 0, best = 0, entropy = 0;
        for (var k = 0; k < choice.Claims.Length; k++)
        {
            alike += choice.Claims[k] != claim && features.Alike(choice.Claims[k], claim) >= Same ? choice.Chances[k] : 0;
            best = Math.Max(best, choice.Chances[k]);
            entropy -= choice.Chances[k] * Math.Log(choice.Chances[k] + 1e-9);
        }
        var others = targets.Where((t, r) => r != response && t.Count > 0).ToList();
        var agreeing = others.Count(t => t[0].Claim == claim || features.Alike(t[0].Claim, claim) >= Same);
        return
        [
            (float)chance, (float)(chance * responses[response].Probability), (float)responses[response].Probability, place, targets[response].Count, (float)best, (float)alike,
            (float)entropy, others.Count, others.Count == 0 ? 0 : (float)agreeing / others.Count, (int)responses[response].Kind, candidate.Sentence, (int)candidate.Form,
            features.SentencesBetween(responses[response], claim), features.Claims, candidate.Range.Length,
        ];
    }

    public void Write(BinaryWriter writer)
    {
        trees.Write(writer);
        chance.Write(writer);
    }

    public static LinkJudge Read(BinaryReader reader) => new(TreeSum.Read(reader), Calibration.Read(reader));
}
