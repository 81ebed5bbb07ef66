using System.Threading.RateLimiting;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using StoreOptions = ClaimTracker.Store.StoreOptions;

namespace ClaimTracker.Web.Accounts;

/// <summary>Accounts, sessions and tokens of one install.</summary>
public static partial class AccountServices
{
    /// <summary>Rate limit of everything that checks a password or a passkey: a handful of tries a minute from one address.</summary>
    public const string SignInLimit = "sign-in";

    /// <summary>Tries a minute from one address.</summary>
    public const int TriesPerMinute = 10;

    private const string Site = "site";

    /// <summary>Adds the account store, the keys that links and cookies are sealed with, and the rules for passwords; enough for the command line.</summary>
    public static IdentityBuilder AddAccountStore(this IServiceCollection services, StoreOptions store)
    {
        services.AddKeys(store);
        services.AddScoped(provider => provider.GetRequiredService<ContextFactory>().Create());
        services.AddScoped<AccountBook>();
        return services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Password = new PasswordOptions { RequiredLength = 12, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false, RequiredUniqueChars = 4 };
                options.Lockout = new LockoutOptions { MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15), AllowedForNewUsers = true };
            })
            .AddRoles<IdentityRole<long>>()
            .AddEntityFrameworkStores<ClaimTrackerContext>()
            .AddTokenProvider<DataProtectorTokenProvider<Account>>(TokenOptions.DefaultProvider)
            .AddClaimsPrincipalFactory<AccountPrincipalFactory>();
    }

    /// <summary>Adds sign-in, sessions that end when an account changes, API tokens and the rate limit.</summary>
    public static IServiceCollection AddAccounts(this IServiceCollection services, StoreOptions store)
    {
        services.AddAccountStore(store).AddSignInManager();
        services.AddSingleton<FirstAdministrator>();
        services.AddSingleton(new SessionInterval(TimeSpan.FromSeconds(10))).AddSingleton<SessionCheck>();
        services.AddScoped<AuthenticationStateProvider, SessionRevalidation>();
        services.AddAuthentication(Site)
            .AddPolicyScheme(Site, null, options => options.ForwardDefaultSelector = context =>
                context.Request.Headers.Authorization.Count > 0 ? ApiTokenHandler.Scheme : IdentityConstants.ApplicationScheme)
            .AddScheme<AuthenticationSchemeOptions, ApiTokenHandler>(ApiTokenHandler.Scheme, null)
            .AddIdentityCookies();
        services.ConfigureApplicationCookie(Cookie);
        // Every request looks whether the account changed: a revoked role or a reset ends the session at once.
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.Zero);
        services.Configure<IdentityPasskeyOptions>(options => options.ResidentKeyRequirement = "required");
        services.AddRateLimiter(options =>
        {
            options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            options.AddPolicy(SignInLimit, PartitionOf);
        });
        return services;
    }

    private static void Cookie(CookieAuthenticationOptions options)
    {
        options.Cookie.Name = "claimtracker";
        options.Cookie.HttpOnly = true;
        options.Cookie.SameSite = SameSiteMode.Lax;
        options.ExpireTimeSpan = TimeSpan.FromHours(12);
        options.LoginPath = "/account/sign-in";
        options.ReturnUrlParameter = "back";
        options.Events.OnRedirectToAccessDenied = Refuse;
        options.Events.OnRedirectToLogin = context => IsForPrograms(context.Request.Path)
            ? Status(context, StatusCodes.Status401Unauthorized)
            : Redirect(context);
    }

    private static bool IsForPrograms(PathString path) => path.StartsWithSegments("/api") || path.StartsWithSegments("/export");

    private static Task Redirect(RedirectContext<CookieAuthenticationOptions> context)
    {
        context.Response.Redirect(context.RedirectUri);
        return Task.CompletedTask;
    }

    private static Task Refuse(RedirectContext<CookieAuthenticationOptions> context)
    {
        var actor = context.HttpContext.User.Actor();
        LogRefusal(context.HttpContext.RequestServices.GetRequiredService<ILogger<Actor>>(), context.Request.Path, actor.Name, actor.AccountId);
        return Status(context, StatusCodes.Status403Forbidden);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused {Path} to {Actor} (account {AccountId})")]
    private static partial void LogRefusal(ILogger log, string path, string actor, long? accountId);

    private static Task Status(RedirectContext<CookieAuthenticationOptions> context, int status)
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    }

    private static RateLimitPartition<string> PartitionOf(HttpContext context) => HttpMethods.IsPost(context.Request.Method)
        ? RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "", _ => new FixedWindowRateLimiterOptions { PermitLimit = TriesPerMinute, Window = TimeSpan.FromMinutes(1) })
        : RateLimitPartition.GetNoLimiter("");
}
