namespace ClaimTracker.Model;

/// <summary>What an editor made of something the program found.</summary>
public enum ReviewState
{
    /// <summary>Found by the program, judged by nobody.</summary>
    Suggested,
    Confirmed,
    Rejected,

    /// <summary>Changed or made by an editor.</summary>
    Edited,
}
