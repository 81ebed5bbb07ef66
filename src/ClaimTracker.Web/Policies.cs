using System.Security.Claims;
using ClaimTracker.Model;
using ClaimTracker.Web.Accounts;
using Microsoft.AspNetCore.Authorization;

namespace ClaimTracker.Web;

/// <summary>Names of the policies that pages and endpoints carry. What carries none is denied.</summary>
public static class Policies
{
    /// <summary>May see the reading pages: everyone, or every account where the install is configured with <c>PublicReading=false</c>.</summary>
    public const string Read = "read";

    /// <summary>May judge suggestions and import: editors and administrators.</summary>
    public const string Edit = "edit";

    /// <summary>May send documents to the API: editors, and tokens with the scope for it.</summary>
    public const string Import = "import";

    /// <summary>May manage accounts and settings: administrators.</summary>
    public const string Administer = "administer";

    /// <summary>May manage the own account: everyone who signed in with it.</summary>
    public const string Account = "account";

    /// <summary>Adds the policies, and the fallback that denies every page and endpoint without one.</summary>
    public static IServiceCollection AddPolicies(this IServiceCollection services, bool publicReading)
    {
        services.AddAuthorizationBuilder()
            .AddPolicy(Read, policy => policy.RequireAssertion(c => publicReading || MayRead(c.User)))
            .AddPolicy(Account, policy => policy.RequireRole(Roles.Reader, Roles.Editor, Roles.Administrator))
            .AddPolicy(Edit, policy => policy.RequireRole(Roles.Editor, Roles.Administrator))
            .AddPolicy(Import, policy => policy.RequireAssertion(c =>
                c.User.IsInRole(Roles.Editor) || c.User.IsInRole(Roles.Administrator) || c.User.HasClaim(ApiTokenHandler.ScopeClaim, ApiScopes.Import)))
            .AddPolicy(Administer, policy => policy.RequireRole(Roles.Administrator))
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAssertion(_ => false).Build());
        return services;
    }

    private static bool MayRead(ClaimsPrincipal user) =>
        user.IsInRole(Roles.Reader) || user.IsInRole(Roles.Editor) || user.IsInRole(Roles.Administrator) || user.HasClaim(ApiTokenHandler.ScopeClaim, ApiScopes.Read);
}
