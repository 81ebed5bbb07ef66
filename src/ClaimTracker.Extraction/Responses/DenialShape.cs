using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>How firm a denial is, and whether it answers the whole claim.</summary>
internal static class DenialShape
{
    public static DenialStrength Strength(SyntaxView view, Recognized hit)
    {
        if (hit.Kind != ResponseKind.Denial)
            return DenialStrength.Plain;
        var strength = DenialStrength.Plain;
        foreach (var lemma in Words(view, hit.Candidate))
            if (lemma is "categorically" or "categorical" or "vehemently" or "strongly" or "flatly" or "absolutely" or "totally" or "entirely" or "completely" or "unequivocally" or "adamantly" or "emphatically" or "firmly" or "strenuously" or "whatsoever")
                return DenialStrength.Categorical;
            else if (lemma is "probably" or "likely" or "appear" or "seem" or "apparently" or "reportedly" or "may" or "might" or "believe" or "think" or "almost")
                strength = DenialStrength.Hedged;
        return strength;
    }

    public static ResponseScope Scope(SyntaxView view, Recognized hit)
    {
        foreach (var lemma in Words(view, hit.Candidate))
            if (lemma is "part" or "some" or "partly" or "partially" or "aspect" or "detail" or "certain" or "exaggerated" or "however" or "entirely" && hit.Kind == ResponseKind.DisputesFraming)
                return ResponseScope.Part;
        return ResponseScope.Whole;
    }

    private static IEnumerable<string> Words(SyntaxView view, Candidate c)
    {
        for (var i = Math.Max(0, c.Cue.First - 1); i < Math.Min(view.Tokens.Length, c.Cue.End + 1); i++)
            yield return view.Tokens[i].Lemma;
        for (var i = c.Content.First; i < Math.Min(c.Content.End, c.Content.First + 15); i++)
            yield return view.Tokens[i].Lemma;
    }
}
