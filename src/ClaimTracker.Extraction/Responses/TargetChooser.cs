namespace ClaimTracker.Extraction.Responses;

/// <summary>A claim that a response is taken to answer, and the chance that it does.</summary>
internal readonly record struct ChosenClaim(int Claim, double Chance);

/// <summary>Chooses which claims a response answers: the likeliest, and the others that are nearly as likely. The numbers were chosen by cross-validation.</summary>
internal static class TargetChooser
{
    private const int Most = 3;
    private const double NearlyAsLikely = 0.4;
    private const double Covered = 0.5;

    /// <summary>The claims, the likeliest first; nobody's claim is left out where a credited one that is chosen says the same.</summary>
    /// <param name="response">What answers.</param>
    /// <param name="choice">The chance of every claim that was looked at.</param>
    /// <param name="features">The article's claims.</param>
    /// <param name="answeredBy">For an answer that the headline tells, the claim that it answers; -1 for other claims.</param>
    public static List<ChosenClaim> Choose(Candidate response, LinkChoice choice, LinkFeatures features, Func<int, int> answeredBy)
    {
        var chances = Open(response, choice, features);
        if (chances.Count == 0)
            return chances;
        chances = Move(Move(chances, features.ToldInBody), answeredBy);
        var least = NearlyAsLikely * chances.Max(c => c.Chance);
        var likely = chances.Where(c => c.Chance >= least).OrderByDescending(c => c.Chance).ThenBy(c => c.Claim).Take(2 * Most).ToList();
        var credited = likely.FindAll(c => features.Claim(c.Claim).Statement >= 0);
        return likely.Where(c => features.Claim(c.Claim).Statement >= 0 || !credited.Exists(other => features.Alike(c.Claim, other.Claim) >= Covered)).Take(Most).ToList();
    }

    /// <summary>The likeliest claim that is no answer itself; -1 where there is none.</summary>
    public static int Best(Candidate response, LinkChoice choice, LinkFeatures features, Func<int, bool> answers)
    {
        var open = Open(response, choice, features).FindAll(c => !answers(c.Claim));
        return open.Count == 0 ? -1 : open.OrderByDescending(c => c.Chance).ThenBy(c => c.Claim).First().Claim;
    }

    private static List<ChosenClaim> Open(Candidate response, LinkChoice choice, LinkFeatures features)
    {
        var chances = new List<ChosenClaim>();
        for (var k = 0; k < choice.Claims.Length; k++)
            if (response.Statement < 0 || features.Claim(choice.Claims[k]).Statement != response.Statement)
                chances.Add(new(choice.Claims[k], choice.Chances[k]));
        return chances;
    }

    /// <summary>Gives the chance of a claim that stands for another one to that one: what the headline tells is answered where the article tells it, and its answer where what it answers is told.</summary>
    private static List<ChosenClaim> Move(List<ChosenClaim> chances, Func<int, int> other)
    {
        var moved = new Dictionary<int, double>();
        foreach (var (claim, chance) in chances)
        {
            var there = other(claim);
            var to = there >= 0 && chances.Exists(c => c.Claim == there) ? there : claim;
            moved[to] = moved.GetValueOrDefault(to) + chance;
        }
        return [.. chances.Where(c => moved.ContainsKey(c.Claim)).Select(c => c with { Chance = moved[c.Claim] })];
    }
}
