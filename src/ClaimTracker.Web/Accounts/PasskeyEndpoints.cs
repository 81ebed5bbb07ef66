using ClaimTracker.Model;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;

namespace ClaimTracker.Web.Accounts;

/// <summary>What the browser needs before it can make or use a passkey.</summary>
public static class PasskeyEndpoints
{
    /// <summary>Maps <c>/account/passkey/…</c>; both want the antiforgery token of the page.</summary>
    public static void MapPasskeys(this WebApplication app)
    {
        app.MapPost("/account/passkey/request", RequestAsync).AllowAnonymous().RequireRateLimiting(AccountServices.SignInLimit);
        app.MapPost("/account/passkey/create", CreateAsync).RequireAuthorization(Policies.Account);
    }

    private static async Task<IResult> RequestAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIns) =>
        // Without a name: the passkey itself says whose it is, and nobody learns which accounts exist.
        await antiforgery.IsRequestValidAsync(context) ? Results.Content(await signIns.MakePasskeyRequestOptionsAsync(null), "application/json") : Results.BadRequest();

    private static async Task<IResult> CreateAsync(HttpContext context, IAntiforgery antiforgery, SignInManager<Account> signIns)
    {
        if (!await antiforgery.IsRequestValidAsync(context)) return Results.BadRequest();
        if (await signIns.UserManager.GetUserAsync(context.User) is not { } account) return Results.Unauthorized();
        var entity = new PasskeyUserEntity
        {
            Id = await signIns.UserManager.GetUserIdAsync(account), Name = account.UserName ?? "", DisplayName = account.DisplayName,
        };
        return Results.Content(await signIns.MakePasskeyCreationOptionsAsync(entity), "application/json");
    }
}
