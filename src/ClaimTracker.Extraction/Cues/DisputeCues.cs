namespace ClaimTracker.Extraction.Cues;

/// <summary>
/// Cues that accuse, deny, refuse or confirm. They are what a claim and its answers hang on, so a statement with one is kept at
/// lower odds than another.
/// </summary>
internal static class DisputeCues
{
    private static readonly HashSet<string> Lemmas = new(StringComparer.Ordinal)
    {
        "deny", "denial", "decline", "refuse", "refusal", "reject", "rejection", "dismiss", "dismissal", "refute", "rebut", "dispute",
        "disavow", "contradict", "accuse", "accusation", "allege", "allegation", "confirm", "confirmation", "retract", "rebuff",
    };

    public static bool Contains(string lemma) => Lemmas.Contains(lemma);
}
