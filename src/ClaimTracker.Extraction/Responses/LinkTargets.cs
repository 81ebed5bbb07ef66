namespace ClaimTracker.Extraction.Responses;

/// <summary>The claims that each response of an article is taken to answer.</summary>
internal static class LinkTargets
{
    /// <summary>For every response its claims, the likeliest first.</summary>
    public static List<ChosenClaim>[] Of(IReadOnlyList<Recognized> responses, LinkChoice[] choices, LinkFeatures features)
    {
        choices = AskedTogether(responses, WithoutRefusals(responses, choices, features), features);
        var answered = AnsweredByHeadline(responses, choices, features);
        return [.. responses.Select((r, i) => TargetChooser.Choose(r.Candidate, choices[i], features, claim => answered[claim]))];
    }

    /// <summary>A refusal to answer puts nothing forward that could be answered: what tells it is no claim.</summary>
    private static LinkChoice[] WithoutRefusals(IReadOnlyList<Recognized> responses, LinkChoice[] choices, LinkFeatures features)
    {
        var refusals = responses.Where(GivesNoAnswer).ToList();
        var told = Enumerable.Range(0, features.Claims).Where(claim => refusals.Exists(r => Tells(features.Claim(claim), r.Candidate))).ToHashSet();
        return told.Count == 0 ? choices : [.. choices.Select(choice =>
        {
            var chances = choice.Claims.Select((claim, k) => told.Contains(claim) ? 0 : choice.Chances[k]).ToArray();
            var all = Math.Max(1e-9, chances.Sum());
            return choice with { Chances = [.. chances.Select(c => c / all)] };
        })];
    }

    private static bool Tells(ClaimCandidate claim, Candidate response) =>
        claim.Statement < 0 ? claim.Range.Holds(response.Head) : claim.Statement == response.Statement;

    /// <summary>Who is asked side by side and does not answer was asked about the same: their chances are averaged.</summary>
    private static LinkChoice[] AskedTogether(IReadOnlyList<Recognized> responses, LinkChoice[] choices, LinkFeatures features)
    {
        var together = choices.ToArray();
        for (var r = 0; r < choices.Length; r++)
        {
            if (!GivesNoAnswer(responses[r]))
                continue;
            var others = Enumerable.Range(0, choices.Length).Where(o => GivesNoAnswer(responses[o]) && Math.Abs(features.SentencesBetween(responses[r], responses[o])) <= 1).ToList();
            var chances = choices[r].Claims.Select(claim => others.Average(o => choices[o].Of(claim))).ToArray();
            together[r] = choices[r] with { Chances = chances };
        }
        return together;
    }

    private static bool GivesNoAnswer(Recognized response) =>
        response.Kind is ResponseKind.DeclinedToComment or ResponseKind.NoResponse or ResponseKind.Referral;

    /// <summary>For every answer that the headline tells, the claim that it answers; -1 for other claims.</summary>
    private static int[] AnsweredByHeadline(IReadOnlyList<Recognized> responses, LinkChoice[] choices, LinkFeatures features)
    {
        var answered = new int[features.Claims];
        Array.Fill(answered, -1);
        var responseOf = new Dictionary<int, int>();
        for (var r = 0; r < responses.Count; r++)
            if (responses[r].Candidate.Statement is >= 0 and var statement)
                responseOf.TryAdd(statement, r);
        for (var claim = 0; claim < answered.Length; claim++)
            if (responseOf.TryGetValue(features.Claim(claim).Statement, out var r) && features.InHeadline(claim))
                answered[claim] = TargetChooser.Best(responses[r].Candidate, choices[r], features, c => responseOf.ContainsKey(features.Claim(c).Statement));
        return answered;
    }
}
