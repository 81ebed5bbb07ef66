using System.Text.Json;
using System.Text.RegularExpressions;
using ClaimTracker.Web.Tests.Accounts;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Web.Tests.Api;

public partial class OpenApiDocumentTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_document_is_without_faults()
    {
        await using var site = await RunningSite.StartAsync();
        var client = await OpenApiClient.LoadAsync(site.Browser(), Cancel);

        Assert.Empty(Faults(client));
    }

    [Fact]
    public async Task Every_endpoint_of_the_API_is_in_the_document()
    {
        await using var site = await RunningSite.StartAsync();
        var document = (await OpenApiClient.LoadAsync(site.Browser(), Cancel)).Document;
        var described = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(m => $"{m.Name.ToUpperInvariant()} {p.Name}"));

        var mapped = site.App.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.RoutePattern.RawText!.StartsWith("/api/v1/", StringComparison.Ordinal) && !e.RoutePattern.RawText.EndsWith("openapi.json", StringComparison.Ordinal))
            .Select(e => $"{e.Metadata.GetRequiredMetadata<HttpMethodMetadata>().HttpMethods[0]} {Constraint().Replace(e.RoutePattern.RawText!, "}")}");

        Assert.Equal(mapped.Order(), described.Order());
    }

    [Fact]
    public async Task The_reference_page_loads_nothing_from_elsewhere()
    {
        await using var site = await RunningSite.StartAsync();
        using var answer = await site.Browser().GetAsync("/api/reference/", Cancel);
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();

        Assert.DoesNotContain("://", page, StringComparison.Ordinal);
        Assert.DoesNotContain("http", policy, StringComparison.Ordinal);
        Assert.All(Script().Matches(page), tag => Assert.Contains($"'nonce-{System.Net.WebUtility.HtmlDecode(tag.Groups[1].Value)}'", policy, StringComparison.Ordinal));
        Assert.Contains("api/v1/openapi.json", page, StringComparison.Ordinal);
        using var script = await site.Browser().GetAsync("/api/reference/scalar.js", Cancel);
        Assert.True(script.IsSuccessStatusCode);
    }

    // The rules of the usual linters that concern documents like this one.
    private static IEnumerable<string> Faults(OpenApiClient client)
    {
        var document = client.Document;
        var ids = new HashSet<string>();
        var tags = document.GetProperty("tags").EnumerateArray().Select(t => t.GetProperty("name").GetString()).ToHashSet();
        foreach (var member in new[] { "openapi", "info", "servers", "paths", "components", "security" })
            if (!document.TryGetProperty(member, out _)) yield return $"{member} is missing";
        foreach (var reference in References(document))
            if (!Resolves(client, reference)) yield return $"{reference} points nowhere";
        foreach (var path in document.GetProperty("paths").EnumerateObject())
            foreach (var method in path.Value.EnumerateObject())
                foreach (var fault in Faults(path.Name, method.Value, ids, tags)) yield return $"{method.Name} {path.Name}: {fault}";
    }

    private static IEnumerable<string> Faults(string path, JsonElement operation, HashSet<string> ids, HashSet<string?> tags)
    {
        if (!operation.TryGetProperty("operationId", out var id) || !ids.Add(id.GetString()!)) yield return "no operationId of its own";
        foreach (var text in new[] { "summary", "description" })
            if (!operation.TryGetProperty(text, out var value) || string.IsNullOrWhiteSpace(value.GetString())) yield return $"no {text}";
        if (!operation.TryGetProperty("tags", out var own) || own.EnumerateArray().Any(t => !tags.Contains(t.GetString()))) yield return "a tag that is not declared";
        var parameters = operation.TryGetProperty("parameters", out var all) ? all.EnumerateArray().ToList() : [];
        if (parameters.GroupBy(p => p.GetProperty("name").GetString()).Any(g => g.Count() > 1)) yield return "a parameter twice";
        foreach (var parameter in parameters)
        {
            var name = parameter.GetProperty("name").GetString();
            if (!parameter.TryGetProperty("description", out var text) || string.IsNullOrWhiteSpace(text.GetString())) yield return $"parameter {name} has no description";
            if (!parameter.TryGetProperty("schema", out var schema) || !schema.TryGetProperty("type", out _)) yield return $"parameter {name} has no type";
        }
        foreach (Match part in Part().Matches(path))
            if (!parameters.Exists(p => p.GetProperty("name").GetString() == part.Groups[1].Value && p.GetProperty("required").GetBoolean())) yield return $"{part.Value} is not described";
        var statuses = operation.GetProperty("responses").EnumerateObject().ToList();
        if (!statuses.Exists(s => s.Name[0] == '2') || !statuses.Exists(s => s.Name[0] == '4')) yield return "no success or no error described";
        if (statuses.Exists(s => string.IsNullOrWhiteSpace(s.Value.GetProperty("description").GetString()))) yield return "a response without description";
    }

    private static IEnumerable<string> References(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => p is { Name: "$ref", Value.ValueKind: JsonValueKind.String } ? [p.Value.GetString()!] : References(p.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(References),
        _ => [],
    };

    private static bool Resolves(OpenApiClient client, string reference)
    {
        try
        {
            return client.Resolve(reference).ValueKind == JsonValueKind.Object;
        }
        catch (KeyNotFoundException)
        {
            return false;
        }
    }

    [GeneratedRegex(@":\w+\}", RegexOptions.NonBacktracking)]
    private static partial Regex Constraint();

    [GeneratedRegex(@"\{(\w+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Part();

    [GeneratedRegex("<script[^>]*nonce=\"([^\"]+)\"", RegexOptions.NonBacktracking)]
    private static partial Regex Script();
}
