namespace ClaimTracker.Extraction.Responses;

/// <summary>What a verb with its particle does to a claim.</summary>
internal enum PhrasalSense { None, Rejects, Answers, Withdraws, Upholds }

/// <summary>Verbs that answer claims only together with a particle: "swat away", "hit back", "walk back", "stand by".</summary>
internal static class PhrasalVerbs
{
    public static PhrasalSense Of(string verb, string particle) => (verb, particle) switch
    {
        ("swat" or "bat" or "wave" or "brush" or "shrug" or "laugh" or "shake" or "fend" or "explain", "away" or "off" or "aside") => PhrasalSense.Rejects,
        ("knock" or "shoot" or "slap" or "tamp" or "shut", "down") => PhrasalSense.Rejects,
        ("rule", "out") => PhrasalSense.Rejects,
        ("hit" or "push" or "fire" or "strike" or "shoot" or "punch" or "snap" or "bite" or "clap", "back") or ("fire", "off") => PhrasalSense.Answers,
        ("walk" or "row" or "roll", "back") or ("take" or "pull", "down") or ("back", "off" or "away") => PhrasalSense.Withdraws,
        ("stand", "by") => PhrasalSense.Upholds,
        _ => PhrasalSense.None,
    };
}
