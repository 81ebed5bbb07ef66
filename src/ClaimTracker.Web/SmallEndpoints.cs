using ClaimTracker.Store;

namespace ClaimTracker.Web;

/// <summary>Health and theme.</summary>
internal static class SmallEndpoints
{
    /// <summary>Cookie that holds the chosen theme; absent for the system's.</summary>
    public const string ThemeCookie = "theme";

    /// <summary>The chosen theme, or null where the system decides.</summary>
    public static string? Theme(this HttpContext context) => context.Request.Cookies[ThemeCookie] is "light" or "dark" ? context.Request.Cookies[ThemeCookie] : null;

    public static void MapHealth(this WebApplication app) => app.MapGet("/healthz", async (ContextFactory store, CancellationToken cancel) =>
    {
        await using var context = store.Create();
        return await context.Database.CanConnectAsync(cancel)
            ? Results.Text("ok\n")
            : Results.Text("The database does not answer.\n", statusCode: StatusCodes.Status503ServiceUnavailable);
    }).AllowAnonymous();

    public static void MapTheme(this WebApplication app) => app.MapPost("/theme", async (HttpContext context) =>
    {
        var form = await context.Request.ReadFormAsync();
        var options = new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Secure = context.Request.IsHttps };
        if (form["to"].ToString() is "light" or "dark") context.Response.Cookies.Append(ThemeCookie, form["to"].ToString(), options);
        else context.Response.Cookies.Delete(ThemeCookie);
        var back = form["back"].ToString();
        return Results.LocalRedirect(back.StartsWith('/') && !back.StartsWith("//", StringComparison.Ordinal) && !back.Contains('\\', StringComparison.Ordinal) ? back : "/");
    }).AllowAnonymous().DisableAntiforgery();
}
