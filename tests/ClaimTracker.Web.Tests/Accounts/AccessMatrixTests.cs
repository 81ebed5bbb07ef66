using System.Net;
using System.Security.Claims;
using ClaimTracker.Model;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Accounts;

/// <summary>Every endpoint times every role: only what access.txt lists is allowed.</summary>
public class AccessMatrixTests
{
    private static readonly string?[] AllRoles = [null, Roles.Reader, Roles.Editor, Roles.Administrator];

    private static readonly string ListPath = Path.Combine(Repository.Root, "tests/ClaimTracker.Web.Tests/Accounts/access.txt");

    [Fact]
    public async Task Every_endpoint_is_open_to_the_listed_roles_and_to_nobody_else()
    {
        await using var site = await RunningSite.StartAsync();
        var found = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var endpoint in Endpoints(site.App))
            found.Add($"{Methods(endpoint)} {endpoint.RoutePattern.RawText} {await LowestAsync(site.App, endpoint)}");

        var listed = File.ReadAllLines(ListPath).Where(line => line.Length > 0 && line[0] != '#').ToHashSet();
        var wrong = found.Except(listed).Select(line => $"not listed in access.txt: {line}").Concat(listed.Except(found).Select(line => $"no longer there: {line}")).ToList();
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task Every_page_answers_every_role_as_its_policy_says()
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store);
        var pages = Endpoints(site.App).Where(e => Methods(e).Contains("GET", StringComparison.Ordinal) && !e.RoutePattern.RawText!.Contains("_blazor", StringComparison.Ordinal) && !e.RoutePattern.RawText.Contains("**", StringComparison.Ordinal)).ToList();
        var wrong = new List<string>();
        foreach (var role in AllRoles)
        {
            var browser = await site.BrowserAsAsync(role);
            foreach (var page in pages)
            {
                var path = PathOf(page.RoutePattern);
                var status = (await browser.GetAsync(path, HttpCompletionOption.ResponseHeadersRead)).StatusCode;
                var allowed = await IsAllowedAsync(site.App, page, role);
                var denied = status is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden || (status == HttpStatusCode.Found && role is null && !allowed);
                if (allowed == denied || (int)status >= 500) wrong.Add($"{role ?? "anonymous"} {path}: {(int)status}");
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
    }

    [Fact]
    public async Task A_form_posted_to_any_page_by_a_role_that_may_not_is_refused_for_that_and_for_nothing_else()
    {
        await using var site = await RunningSite.StartAsync();
        await SampleStore.FillAsync(site.Store);
        var pages = Endpoints(site.App).Where(e => Methods(e).Contains("POST", StringComparison.Ordinal) && !e.RoutePattern.RawText!.StartsWith("/api", StringComparison.Ordinal)).ToList();
        var (wrong, refused, browsers) = (new List<string>(), 0, new List<(string? Role, HttpClient Browser)>());
        foreach (var role in AllRoles) browsers.Add((role, await site.BrowserAsAsync(role)));
        foreach (var (role, browser) in browsers)
        {
            foreach (var page in pages)
            {
                using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["_handler"] = "edit", ["Name"] = "forged" });
                var answer = await browser.PostAsync(PathOf(page.RoutePattern), form);
                var isRefusal = answer.StatusCode == HttpStatusCode.Forbidden || (role is null && answer.StatusCode == HttpStatusCode.Found && answer.Headers.Location!.ToString().Contains("/account/sign-in", StringComparison.Ordinal));
                if (await IsAllowedAsync(site.App, page, role) == isRefusal || (int)answer.StatusCode >= 500) wrong.Add($"{role ?? "anonymous"} {PathOf(page.RoutePattern)}: {(int)answer.StatusCode}");
                else if (isRefusal) refused++;
            }
        }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(refused > AllRoles.Length, $"only {refused} refusals in {pages.Count} pages");
    }

    [Fact]
    public async Task A_page_without_a_policy_is_denied_to_everyone()
    {
        await using var site = await RunningSite.StartAsync();

        foreach (var role in AllRoles) Assert.False(await IsAllowedAsync(site.App, new Microsoft.AspNetCore.Http.EndpointMetadataCollection(), role));
    }

    private static IEnumerable<RouteEndpoint> Endpoints(WebApplication app) => ((IEndpointRouteBuilder)app).DataSources.SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
        .Where(e => !e.Metadata.Any(m => m.GetType().Name == "StaticAssetDescriptor") && !e.RoutePattern.RawText!.TrimStart('/').StartsWith("_framework/", StringComparison.Ordinal))
        .DistinctBy(e => Methods(e) + e.RoutePattern.RawText);

    private static string Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? string.Join(',', methods.Where(m => m != "HEAD").Order()) : "ANY";

    private static async Task<string> LowestAsync(WebApplication app, RouteEndpoint endpoint)
    {
        foreach (var role in AllRoles)
            if (await IsAllowedAsync(app, endpoint, role)) return role ?? "anonymous";
        return "nobody";
    }

    private static Task<bool> IsAllowedAsync(WebApplication app, RouteEndpoint endpoint, string? role) => IsAllowedAsync(app, endpoint.Metadata, role);

    private static async Task<bool> IsAllowedAsync(WebApplication app, Microsoft.AspNetCore.Http.EndpointMetadataCollection metadata, string? role)
    {
        if (metadata.GetMetadata<IAllowAnonymous>() is not null) return true;
        await using var scope = app.Services.CreateAsyncScope();
        var provider = scope.ServiceProvider.GetRequiredService<IAuthorizationPolicyProvider>();
        var policy = await AuthorizationPolicy.CombineAsync(provider, metadata.GetOrderedMetadata<IAuthorizeData>(), metadata.GetOrderedMetadata<AuthorizationPolicy>())
            ?? await provider.GetFallbackPolicyAsync();
        var user = new ClaimsPrincipal(role is null ? new ClaimsIdentity() : new ClaimsIdentity([new System.Security.Claims.Claim(ClaimTypes.Role, role)], "test"));
        return policy is null || (await scope.ServiceProvider.GetRequiredService<IAuthorizationService>().AuthorizeAsync(user, null, policy)).Succeeded;
    }

    // Ids that the sample store has; other parameters get a word.
    private static string PathOf(RoutePattern pattern) => "/" + string.Join('/', pattern.PathSegments.Select(segment => string.Concat(segment.Parts.Select(part => part switch
    {
        RoutePatternLiteralPart literal => literal.Content,
        RoutePatternSeparatorPart separator => separator.Content,
        RoutePatternParameterPart { ParameterPolicies: [{ Content: "long" or "int" }, ..] } => "1",
        _ => "sample",
    }))));
}
