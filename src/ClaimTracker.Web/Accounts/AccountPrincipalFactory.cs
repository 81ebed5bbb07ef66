using System.Globalization;
using System.Security.Claims;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClaimTracker.Web.Accounts;

/// <summary>Makes the identity of a signed-in account: name as shown, and role.</summary>
internal sealed class AccountPrincipalFactory(UserManager<Account> users, RoleManager<IdentityRole<long>> roles, IOptions<IdentityOptions> options)
    : UserClaimsPrincipalFactory<Account, IdentityRole<long>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaim(new System.Security.Claims.Claim(ActorOf.DisplayName, user.DisplayName));
        return identity;
    }
}

/// <summary>Reads who gives a command from the identity of a request or circuit.</summary>
public static class ActorOf
{
    /// <summary>Claim that holds the name as shown.</summary>
    public const string DisplayName = "display_name";

    /// <summary>The actor behind <paramref name="user"/>; <see cref="Actor.Anonymous"/> for nobody.</summary>
    public static Actor Actor(this ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        if (user.Identity is not { IsAuthenticated: true } || !long.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id))
            return Editing.Actor.Anonymous;
        var role = new[] { Roles.Administrator, Roles.Editor, Roles.Reader }.FirstOrDefault(user.IsInRole);
        return new Actor(id, user.FindFirstValue(DisplayName) ?? user.Identity.Name ?? "", role);
    }
}
