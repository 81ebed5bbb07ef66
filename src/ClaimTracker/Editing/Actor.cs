using ClaimTracker.Model;

namespace ClaimTracker.Editing;

/// <summary>Who gives an editor command. What it may do is checked in the command against the account's roles of that moment.</summary>
/// <param name="AccountId">The account; null for the command line, which only the owner of the machine reaches.</param>
/// <param name="Name">Name as it stands in the record.</param>
/// <param name="Role">The role that the caller holds; see <see cref="Roles"/>.</param>
public sealed record Actor(long? AccountId, string Name, string? Role)
{
    /// <summary>The owner of the machine, at its command line.</summary>
    public static Actor CommandLine { get; } = new(null, "command line", Roles.Administrator);

    /// <summary>Someone who has not signed in; may do nothing.</summary>
    public static Actor Anonymous { get; } = new(0, "anonymous", null);

    /// <summary>True where <paramref name="role"/> holds every right of <paramref name="needed"/>.</summary>
    public static bool Covers(string? role, string needed) => Rank(role) >= Rank(needed) && Rank(needed) > 0;

    private static int Rank(string? role) => role switch
    {
        Roles.Administrator => 3,
        Roles.Editor => 2,
        Roles.Reader => 1,
        _ => 0,
    };
}
