using Microsoft.AspNetCore.Identity;

namespace ClaimTracker.Model;

/// <summary>Someone who can sign in.</summary>
public sealed class Account : IdentityUser<long>
{
    /// <summary>Name as shown beside decisions.</summary>
    public string DisplayName { get; set; } = "";

    public DateTime CreatedAt { get; set; }
}

/// <summary>The three roles, each holding the rights of those before it.</summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Editor = "editor";
    public const string Administrator = "administrator";
}
