using System.Net;
using System.Net.Http.Headers;
using System.Text.Json;

namespace ClaimTracker.Web.Tests.Api;

/// <summary>
/// A client that knows an API by its OpenAPI document and nothing else: it finds operations by their ids, sends only parameters that are
/// described, and holds every answer against the described status and schema.
/// </summary>
internal sealed class OpenApiClient(HttpClient http, JsonElement document)
{
    public static async Task<OpenApiClient> LoadAsync(HttpClient http, CancellationToken cancel) =>
        new(http, JsonDocument.Parse(await http.GetStringAsync("/api/v1/openapi.json", cancel)).RootElement);

    public JsonElement Document => document;

    /// <summary>Calls an operation; the answer must be described and must fit.</summary>
    public async Task<JsonElement> CallAsync(string operationId, CancellationToken cancel, string? body = null, params (string Name, object Value)[] arguments)
    {
        using var answer = await SendAsync(operationId, cancel, body, arguments);
        Assert.True(answer.StatusCode == HttpStatusCode.OK, $"{operationId}: {await answer.Content.ReadAsStringAsync(cancel)}");
        return await ReadAsync(operationId, answer, cancel);
    }

    /// <summary>Sends an operation's request; its status must be a described one.</summary>
    public async Task<HttpResponseMessage> SendAsync(string operationId, CancellationToken cancel, string? body = null, params (string Name, object Value)[] arguments)
    {
        var (path, method, operation) = Find(operationId);
        var query = new List<string>();
        foreach (var (name, value) in arguments)
        {
            var place = operation.GetProperty("parameters").EnumerateArray().Single(p => p.GetProperty("name").GetString() == name).GetProperty("in").GetString();
            var text = Uri.EscapeDataString(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!);
            if (place == "path") path = path.Replace("{" + name + "}", text, StringComparison.Ordinal);
            else query.Add($"{name}={text}");
        }
        var request = new HttpRequestMessage(new HttpMethod(method), path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        if (body is not null) request.Content = new StringContent(body, new MediaTypeHeaderValue("text/plain", "utf-8"));
        var answer = await http.SendAsync(request, cancel);
        Assert.True(operation.GetProperty("responses").TryGetProperty(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture), out _), $"{operationId} answers {answer.StatusCode}, which is not described");
        return answer;
    }

    public async Task<JsonElement> ReadAsync(string operationId, HttpResponseMessage answer, CancellationToken cancel)
    {
        var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync(cancel)).RootElement;
        var described = Find(operationId).Operation.GetProperty("responses").GetProperty(((int)answer.StatusCode).ToString(System.Globalization.CultureInfo.InvariantCulture));
        var type = answer.Content.Headers.ContentType!.MediaType!;
        Check(json, described.GetProperty("content").GetProperty(type).GetProperty("schema"), operationId);
        return json;
    }

    /// <summary>Holds a value against a schema, as far as the document's schemas go.</summary>
    public void Check(JsonElement value, JsonElement schema, string where)
    {
        if (schema.TryGetProperty("$ref", out var reference)) { Check(value, Resolve(reference.GetString()!), where); return; }
        if (schema.TryGetProperty("type", out var type))
        {
            var types = type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()!).ToList() : [type.GetString()!];
            Assert.True(types.Exists(t => Is(value, t)), $"{where}: {value} is not of type {string.Join(" or ", types)}");
        }
        if (value.ValueKind == JsonValueKind.Null) return;
        if (schema.TryGetProperty("enum", out var values)) Assert.Contains(value.ToString(), values.EnumerateArray().Select(v => v.ToString()));
        if (schema.TryGetProperty("required", out var required))
            foreach (var name in required.EnumerateArray()) Assert.True(value.TryGetProperty(name.GetString()!, out _), $"{where}: {name} is missing");
        if (schema.TryGetProperty("properties", out var properties))
            foreach (var property in properties.EnumerateObject())
                if (value.TryGetProperty(property.Name, out var member)) Check(member, property.Value, $"{where}.{property.Name}");
        if (schema.TryGetProperty("items", out var items))
            foreach (var item in value.EnumerateArray()) Check(item, items, where + "[]");
    }

    public JsonElement Resolve(string reference) =>
        reference.TrimStart('#', '/').Split('/').Aggregate(document, (at, part) => at.GetProperty(part));

    private (string Path, string Method, JsonElement Operation) Find(string operationId) => (
        from path in document.GetProperty("paths").EnumerateObject()
        from method in path.Value.EnumerateObject()
        where method.Value.TryGetProperty("operationId", out var id) && id.GetString() == operationId
        select (path.Name, method.Name, method.Value)).Single();

    private static bool Is(JsonElement value, string type) => type switch
    {
        "null" => value.ValueKind == JsonValueKind.Null,
        "string" => value.ValueKind == JsonValueKind.String,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        "number" => value.ValueKind == JsonValueKind.Number,
        "boolean" => value.ValueKind is JsonValueKind.True or JsonValueKind.False,
        "array" => value.ValueKind == JsonValueKind.Array,
        "object" => value.ValueKind == JsonValueKind.Object,
        _ => false,
    };
}
