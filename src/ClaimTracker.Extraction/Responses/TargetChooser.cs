namespace ClaimTracker.Extraction.Responses;

/// <summary>A claim that a response is taken to answer, and the chance that it does.</summary>
internal readonly record struct ChosenClaim(int Claim, double Chance);

/// <summary>Chooses which claims a response answers: the likeliest, and the others that are nearly as likely. The numbers were chosen by cross-validation.</summary>
internal static class TargetChooser
{
    private const int Most = 3;
    private const double NearlyAsLikely = 0.3;
    private const double Covered = 0.5;

    /// <summary>The claims, the likeliest first; nobody's claim is left out where a credited one that is chosen says the same.</summary>
    public static List<ChosenClaim> Choose(Candidate response, LinkChoice choice, LinkFeatures features)
    {
        var chances = new List<ChosenClaim>();
        for (var k = 0; k < choice.Claims.Length; k++)
            if (response.Statement < 0 || features.Claim(choice.Claims[k]).Statement != response.Statement)
                chances.Add(new(choice.Claims[k], choice.Chances[k]));
        if (chances.Count == 0)
            return chances;
        var least = NearlyAsLikely * chances.Max(c => c.Chance);
        var likely = chances.Where(c => c.Chance >= least).OrderByDescending(c => c.Chance).ThenBy(c => c.Claim).Take(2 * Most).ToList();
        var credited = likely.FindAll(c => features.Claim(c.Claim).Statement >= 0);
        return likely.Where(c => features.Claim(c.Claim).Statement >= 0 || !credited.Exists(other => features.Alike(c.Claim, other.Claim) >= Covered)).Take(Most).ToList();
    }
}
