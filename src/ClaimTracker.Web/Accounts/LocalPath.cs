namespace ClaimTracker.Web.Accounts;

/// <summary>Where to go after signing in: only to places of this site.</summary>
public static class LocalPath
{
    /// <summary><paramref name="back"/> where it is a path of this site, else the review desk.</summary>
    public static string Of(string? back) =>
        back is ['/', ..] && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) && !back.Any(char.IsControl) ? back : "/review";
}
