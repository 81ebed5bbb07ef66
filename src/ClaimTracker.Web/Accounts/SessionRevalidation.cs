using System.Globalization;
using System.Security.Claims;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ClaimTracker.Web.Accounts;

/// <summary>How often an open circuit asks whether its account was changed by another process.</summary>
public sealed record SessionCheck(TimeSpan Every);

/// <summary>
/// Ends open circuits of an account that was changed, locked or removed: at once where this process did it, else at the next check. Commands do
/// not wait for it: they ask the store themselves.
/// </summary>
internal sealed class SessionRevalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly IServiceScopeFactory scopes;
    private readonly IOptions<IdentityOptions> options;
    private readonly Decisions decisions;
    private readonly SessionCheck check;

    public SessionRevalidation(ILoggerFactory logs, IServiceScopeFactory scopes, IOptions<IdentityOptions> options, Decisions decisions, SessionCheck check) : base(logs)
    {
        (this.scopes, this.options, this.decisions, this.check) = (scopes, options, decisions, check);
        decisions.Made += Follow;
    }

    protected override TimeSpan RevalidationInterval => check.Every;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            if (await users.GetUserAsync(authenticationState.User) is not { } account || await users.IsLockedOutAsync(account)) return false;
            return authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType) == await users.GetSecurityStampAsync(account);
        }
        catch (ObjectDisposedException)
        {
            // The site has ended and left this circuit behind: there is nobody to ask, and nothing that it could still do.
            return true;
        }
    }

    protected override void Dispose(bool disposing)
    {
        decisions.Made -= Follow;
        base.Dispose(disposing);
    }

    private void Follow(DecisionMade made)
    {
        if (made.Changed.Any(c => c.Entity == nameof(Account))) _ = EndIfChangedAsync(made.Changed);
    }

    private async Task EndIfChangedAsync(IReadOnlyList<RecordName> changed)
    {
        var state = await GetAuthenticationStateAsync();
        if (!long.TryParse(state.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id) || !changed.Contains(new(nameof(Account), id))) return;
        if (!await ValidateAuthenticationStateAsync(state, default)) SetAuthenticationState(Task.FromResult(new AuthenticationState(new ClaimsPrincipal(new ClaimsIdentity()))));
    }
}
