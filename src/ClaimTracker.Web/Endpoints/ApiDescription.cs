using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Makes the OpenAPI document out of the endpoints' own descriptions and the definitions of the exported tables.</summary>
internal static class ApiDescription
{
    private const string Problem = "Problem";
    private static readonly string[] DocumentTypes = ["text/plain", "text/html", "application/octet-stream"];

    public static void Describe(OpenApiOptions options)
    {
        options.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1;
        options.ShouldInclude = endpoint => endpoint.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Any();
        options.AddOperationTransformer((operation, context, _) =>
        {
            Describe(operation, context.Description.ActionDescriptor.EndpointMetadata.OfType<ApiOperation>().Single(), context.Document!);
            return Task.CompletedTask;
        });
        options.AddDocumentTransformer((document, _, _) =>
        {
            Describe(document);
            return Task.CompletedTask;
        });
    }

    private static void Describe(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "ClaimTracker", Version = "1",
            Description = "Claims in news articles, who told them, and the responses to them. Names and meanings are those of the data package; see its codebook. "
                + "Offsets count Unicode code points. A claim's state is computed from its responses and is never a verdict on the truth.",
            License = new OpenApiLicense { Name = "Ask the publisher of this install" },
        };
        document.Servers = [new OpenApiServer { Url = "/" }];
        var tags = document.Paths.Values.SelectMany(p => p.Operations?.Values.ToList() ?? []).SelectMany(o => o.Tags?.Select(t => t.Name!) ?? []).Distinct().Order();
        document.Tags = tags.Select(t => new OpenApiTag { Name = t, Description = $"Operations on {t}." }).ToHashSet();
        ApiSchemas.AddTo(document);
        document.AddComponent("token", new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "A token made on the account page." });
        // Reading may be open to everyone: the empty requirement says so.
        document.Security = [new OpenApiSecurityRequirement(), new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("token", document)] = [] }];
    }

    private static void Describe(OpenApiOperation operation, ApiOperation about, OpenApiDocument document)
    {
        operation.OperationId = about.Id;
        operation.Summary = about.Summary;
        operation.Description = about.Summary;
        operation.Tags = new HashSet<OpenApiTagReference> { new(about.Tag, document) };
        var path = operation.Parameters?.Where(p => p.In == ParameterLocation.Path).ToList() ?? [];
        foreach (var id in path.OfType<OpenApiParameter>()) id.Description = "Id of the record.";
        operation.Parameters = [.. path, .. about.Parameters.Select(Parameter)];
        if (about.TakesDocument) operation.RequestBody = Document();
        operation.Responses = new OpenApiResponses { ["200"] = Answer(about, document) };
        var problems = new List<(string, string)> { ("400", "The request cannot be understood."), ("401", "The token is unknown, expired or revoked."), ("429", "Too many requests; see Retry-After.") };
        if (path.Count > 0) problems.Add(("404", "There is no such record."));
        if (about.TakesDocument) problems.Add(("422", "The document cannot be read."));
        if (about == ApiOperation.Import) problems.Add(("403", "This account or token may not import."));
        foreach (var (code, meaning) in problems) operation.Responses[code] = Content(meaning, "application/problem+json", new OpenApiSchemaReference(Problem, document));
        if (!about.TakesDocument) operation.Responses["304"] = new OpenApiResponse { Description = "Nothing changed since the answer with the ETag in If-None-Match." };
    }

    private static OpenApiResponse Answer(ApiOperation about, OpenApiDocument document)
    {
        IOpenApiSchema one = about.Answer is null ? new OpenApiSchema { Type = JsonSchemaType.Object } : new OpenApiSchemaReference(about.Answer, document);
        var answer = Content("The answer.", "application/json", about.IsPage ? ApiSchemas.PageOf(one) : one);
        if (!about.TakesDocument)
            answer.Headers = new Dictionary<string, IOpenApiHeader> { ["ETag"] = new OpenApiHeader { Description = "For If-None-Match.", Schema = new OpenApiSchema { Type = JsonSchemaType.String } } };
        return answer;
    }

    private static OpenApiResponse Content(string meaning, string type, IOpenApiSchema schema) =>
        new() { Description = meaning, Content = new Dictionary<string, OpenApiMediaType> { [type] = new() { Schema = schema } } };

    private static OpenApiParameter Parameter(ApiParameter parameter)
    {
        var one = new OpenApiSchema { Type = parameter.IsNumber ? JsonSchemaType.Integer : JsonSchemaType.String };
        if (parameter.IsNumber) one.Format = "int64";
        return new OpenApiParameter
        {
            Name = parameter.Name, In = ParameterLocation.Query, Description = parameter.Meaning, Required = false,
            Schema = parameter.IsRepeated ? new OpenApiSchema { Type = JsonSchemaType.Array, Items = one } : one,
        };
    }

    private static OpenApiRequestBody Document() => new()
    {
        Required = true, Description = "The document itself.",
        Content = DocumentTypes.ToDictionary(type => type, _ => new OpenApiMediaType { Schema = new OpenApiSchema { Type = JsonSchemaType.String } }),
    };
}
