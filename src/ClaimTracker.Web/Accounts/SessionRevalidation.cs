using System.Globalization;
using System.Security.Claims;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTracker.Web.Accounts;

/// <summary>How often an open circuit asks whether its account was changed by another process.</summary>
public sealed record SessionInterval(TimeSpan Every);

/// <summary>Asks the store whether a session still stands; one narrow query, for every open circuit asks again and again.</summary>
public sealed class SessionCheck(ContextFactory store, TimeProvider clock, SessionInterval interval) : IDisposable
{
    private volatile bool hasEnded;

    private readonly Func<ClaimTrackerContext, long, Task<Standing?>> standing = EF.CompileAsyncQuery((ClaimTrackerContext context, long id) =>
        context.Users.Where(a => a.Id == id).Select(a => new Standing(a.SecurityStamp, a.LockoutEnd)).SingleOrDefault());

    /// <inheritdoc cref="SessionInterval"/>
    public TimeSpan Every => interval.Every;

    /// <summary>The site has ended: circuits that it left behind are asked for nothing more.</summary>
    public void Dispose() => hasEnded = true;

    /// <summary>True while the account is there, not locked, and unchanged since it got this stamp.</summary>
    public async Task<bool> IsOpenAsync(long accountId, string? stamp, CancellationToken cancellationToken)
    {
        if (hasEnded) return true;
        cancellationToken.ThrowIfCancellationRequested();
        await using var context = store.Create();
        return await standing(context, accountId) is { } now && now.Stamp == stamp && !(now.LockoutEnd > clock.GetUtcNow());
    }

    private sealed record Standing(string? Stamp, DateTimeOffset? LockoutEnd);
}

/// <summary>
/// Ends open circuits of an account that was changed, locked or removed: at once where this process did it, else at the next check. Commands do
/// not wait for it: they ask the store themselves.
/// </summary>
internal sealed class SessionRevalidation : RevalidatingServerAuthenticationStateProvider
{
    private readonly IOptions<IdentityOptions> options;
    private readonly Decisions decisions;
    private readonly SessionCheck check;

    public SessionRevalidation(ILoggerFactory logs, IOptions<IdentityOptions> options, Decisions decisions, SessionCheck check) : base(logs)
    {
        (this.options, this.decisions, this.check) = (options, decisions, check);
        decisions.Made += Follow;
    }

    protected override TimeSpan RevalidationInterval => check.Every;

    protected override async Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken)
    {
        return long.TryParse(authenticationState.User.FindFirstValue(ClaimTypes.NameIdentifier), CultureInfo.InvariantCulture, out var id)
            && await check.IsOpenAsync(id, authenticationState.User.FindFirstValue(options.Value.ClaimsIdentity.SecurityStampClaimType), cancellationToken);
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
