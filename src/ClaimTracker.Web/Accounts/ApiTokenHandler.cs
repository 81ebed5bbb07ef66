using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ClaimTracker.Web.Accounts;

/// <summary>
/// Signs in requests with <c>Authorization: Bearer ct_…</c>. Such an identity has the token's scopes and no role, so that a token never
/// edits, whatever its owner may do.
/// </summary>
internal sealed class ApiTokenHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logs, UrlEncoder encoder, ContextFactory store, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logs, encoder)
{
    public new const string Scheme = "token";

    /// <summary>Claim that holds one scope of the token.</summary>
    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return AuthenticateResult.NoResult();
        var secret = header[Bearer.Length..].Trim();
        if (!secret.StartsWith(ApiToken.Mark, StringComparison.Ordinal)) return AuthenticateResult.Fail("This is not a token of this site.");
        var (hash, now) = (ApiToken.HashOf(secret), clock.GetUtcNow());
        await using var context = store.Create();
        var token = await context.ApiTokens.Include(t => t.Account).SingleOrDefaultAsync(t => t.Hash == hash, Context.RequestAborted);
        if (token is null || !token.IsValid(now.UtcDateTime) || token.Account!.LockoutEnd > now) return AuthenticateResult.Fail("The token is unknown, expired or revoked.");
        await NoteUseAsync(context, token, now.UtcDateTime.Date);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(IdentityOf(token)), Scheme));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer";
        return Task.CompletedTask;
    }

    private async Task NoteUseAsync(ClaimTrackerContext context, ApiToken token, DateTime today)
    {
        if (token.LastUsedAt == today) return;
        using var pass = await store.Gate.EnterAsync(Context.RequestAborted);
        await context.ApiTokens.Where(t => t.Id == token.Id).ExecuteUpdateAsync(t => t.SetProperty(x => x.LastUsedAt, today), Context.RequestAborted);
    }

    private static ClaimsIdentity IdentityOf(ApiToken token) => new(
        [
            new(ClaimTypes.NameIdentifier, token.AccountId.ToString(CultureInfo.InvariantCulture)),
            new(ClaimTypes.Name, token.Account!.UserName ?? ""),
            .. token.Scopes.Select(scope => new System.Security.Claims.Claim(ScopeClaim, scope)),
        ], Scheme);
}
