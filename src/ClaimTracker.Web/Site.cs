using System.Text.Encodings.Web;
using System.Text.Unicode;
using ClaimTracker.Editing;
using ClaimTracker.Store;
using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Accounts;
using ClaimTracker.Web.Components;
using ClaimTracker.Web.Components.Import;
using ClaimTracker.Web.Components.Review;
using ClaimTracker.Web.Endpoints;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.WebEncoders;
using MudBlazor.Services;

namespace ClaimTracker.Web;

/// <summary>Builds the web application of one install: its services, its middleware and its endpoints.</summary>
public static class Site
{
    /// <summary>The application, ready to run. The store must have been prepared.</summary>
    /// <param name="store">Where the install keeps its data.</param>
    /// <param name="urls">Addresses to listen on, separated by semicolons; null for the configured or default ones.</param>
    /// <param name="configure">Changes services before the application is built (tests).</param>
    /// <param name="args">Configuration as <c>--Key=Value</c>, e.g. <c>--PublicReading=false</c>.</param>
    public static WebApplication Build(StoreOptions store, string? urls = null, Action<WebApplicationBuilder>? configure = null, params string[] args)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            Args = args,
            ApplicationName = typeof(Site).Assembly.GetName().Name,
            ContentRootPath = AppContext.BaseDirectory,
        });
        if (urls is not null) builder.WebHost.UseUrls(urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        builder.WebHost.UseStaticWebAssets();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.AddServerHeader = false);
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning);
        // Without a certificate the keys lie in a folder of their own, as the README says: no news at every start.
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        AddServices(builder, store);
        configure?.Invoke(builder);
        var app = builder.Build();
        UseMiddleware(app);
        MapEndpoints(app);
        return app;
    }

    private static void AddServices(WebApplicationBuilder builder, StoreOptions store)
    {
        var services = builder.Services;
        services.AddSingleton(new ContextFactory(store));
        services.AddReading();
        services.AddExports();
        services.AddApi(builder.Configuration);
        services.AddPolicies(builder.Configuration.GetValue("PublicReading", true));
        services.AddSingleton<JudgeAnswers>(ClaimTracker.Ingest.Asides.MarkAsync);
        services.AddEditing();
        services.AddImport();
        services.AddSingleton<Components.Review.Presence>();
        services.AddMudServices(options => (options.SnackbarConfiguration.PositionClass, options.SnackbarConfiguration.ShowTransitionDuration, options.SnackbarConfiguration.HideTransitionDuration) =
            (MudBlazor.Defaults.Classes.Position.BottomLeft, 0, 0));
        services.AddAccounts(store);
        services.AddSingleton<Microsoft.Extensions.Localization.IStringLocalizer<Resources.Words>, Resources.Words>();
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddCascadingAuthenticationState();
        services.AddResponseCompression(options => options.EnableForHttps = false);
        services.Configure<BrotliCompressionProviderOptions>(options => options.Level = System.IO.Compression.CompressionLevel.Fastest);
        services.AddSingleton(TimeProvider.System);
        services.AddQuietAntiforgery();
        services.Configure<WebEncoderOptions>(options => options.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
    }

    private static void UseMiddleware(WebApplication app)
    {
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseWhen(context => !IsPage(context), programs => programs.UseProblemDetails());
        app.UseWhen(IsPage, pages => pages.UseStatusCodePagesWithReExecute("/not-found", "?status={0}", createScopeForStatusCodePages: true));
        app.Use(ReadInsteadOfTheAnswer);
        app.UseResponseCompression();
        app.UseRouting();
        app.UseSecurityHeaders();
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.UseAntiforgery();
    }

    // What is shown in place of the answer is a page to read: run as the form that was refused, it would be refused once more, as no form of its own.
    private static Task ReadInsteadOfTheAnswer(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null) context.Request.Method = HttpMethods.Get;
        return next(context);
    }

    private static void MapEndpoints(WebApplication app)
    {
        if (File.Exists(Path.Combine(AppContext.BaseDirectory, $"{app.Environment.ApplicationName}.staticwebassets.endpoints.json"))) app.MapStaticAssets().AllowAnonymous();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null)
            .Add(CircuitsAreForEditors);
        app.MapHealth();
        app.MapTheme();
        app.MapPasskeys();
        app.MapReading();
        app.MapHere();
        app.MapExports();
        app.MapApi();
        app.MapFallback("{**path}", () => Results.NotFound()).AllowAnonymous();
    }

    // Every interactive page is worked in; what a circuit may do is checked in the commands besides.
    private static void CircuitsAreForEditors(EndpointBuilder endpoint)
    {
        if (endpoint is RouteEndpointBuilder { RoutePattern.RawText: { } path } && path.TrimStart('/').StartsWith("_blazor", StringComparison.Ordinal))
            endpoint.Metadata.Add(new AuthorizeAttribute(Policies.Edit));
    }

    private static bool IsPage(HttpContext context) =>
        !context.Request.Path.StartsWithSegments("/api") && !context.Request.Path.StartsWithSegments("/export") && !context.Request.Path.StartsWithSegments("/healthz")
        && !context.Request.Path.StartsWithSegments("/_blazor");
}
