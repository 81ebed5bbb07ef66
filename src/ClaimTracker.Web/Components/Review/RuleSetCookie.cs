namespace ClaimTracker.Web.Components.Review;

/// <summary>Remembers which newsroom's rules a desk works by.</summary>
internal static class RuleSetCookie
{
    public const string Name = "rules";

    public static void Keep(HttpContext context, string set) => context.Response.Cookies.Append(
        Name, set, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, MaxAge = TimeSpan.FromDays(365), Secure = context.Request.IsHttps });
}
