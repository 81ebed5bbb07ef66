using System.Security.Claims;
using System.Text.Json;
using System.Text.Json.Serialization;
using ClaimTracker.Export;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest;
using ClaimTracker.Model;
using ClaimTracker.Store;
using ClaimTracker.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Endpoints;

/// <summary>Answers the part of the API that takes documents.</summary>
internal sealed class ApiWriting(ContextFactory store, TimeProvider time)
{
    /// <summary>Bytes of a document at most.</summary>
    public const int MostBytes = 10 * 1024 * 1024;

    private static readonly JsonSerializerOptions Codes = new(JsonSerializerOptions.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) } };

    /// <summary>What the engine finds in the document that the request holds, in the extraction format; nothing is stored.</summary>
    public async Task<IResult> ExtractAsync(HttpContext context)
    {
        var document = ReadDocument.Of(NameOf(context), await BodyAsync(context), context.Request.ContentType, context.RequestAborted);
        if (document.Problem is not null) return Results.Problem(document.Problem, statusCode: StatusCodes.Status422UnprocessableEntity);
        var lines = document.Articles.Select(a => ExtractionFormat.Line(
            document.Location, document.BytesHash, a, ArticleExtractor.Default.Extract(new ArticleText(a.Text, a.Blocks))));
        return Results.Bytes(lines.SelectMany(l => l).ToArray(), document.Articles.Count == 1 ? "application/json" : "application/x-ndjson");
    }

    /// <summary>Imports the document that the request holds.</summary>
    public async Task<IResult> ImportAsync(HttpContext context)
    {
        if (!await MayImportAsync(context)) return Results.Problem("importing needs an editor, or a token with the scope 'import' whose owner may edit", statusCode: StatusCodes.Status403Forbidden);
        var pending = PendingDocument.Of(NameOf(context), await BodyAsync(context), context.Request.ContentType);
        var result = await new Importer(store, time).ImportAsync(pending, context.RequestAborted);
        return result.Problem is null ? Results.Json(result, Codes) : Results.Problem(result.Problem, statusCode: StatusCodes.Status422UnprocessableEntity);
    }

    private async Task<bool> MayImportAsync(HttpContext context)
    {
        if (context.User.IsInRole(Roles.Editor) || context.User.IsInRole(Roles.Administrator)) return true;
        if (!context.User.HasClaim(ApiTokenHandler.ScopeClaim, ApiScopes.Import)) return false;
        var owner = long.Parse(context.User.FindFirstValue(ClaimTypes.NameIdentifier)!, System.Globalization.CultureInfo.InvariantCulture);
        await using var database = store.Create();
        // Asked anew each time: a role that was taken away is gone at once.
        return await (from held in database.UserRoles
                      join role in database.Roles on held.RoleId equals role.Id
                      where held.UserId == owner && (role.Name == Roles.Editor || role.Name == Roles.Administrator)
                      select role.Id).AnyAsync(context.RequestAborted);
    }

    private static string NameOf(HttpContext context)
    {
        context.Request.Query.AllowOnly("name");
        return context.Request.Query.Text("name") ?? "document";
    }

    private static async Task<byte[]> BodyAsync(HttpContext context)
    {
        if (context.Request.ContentLength > MostBytes) throw TooLong();
        using var bytes = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await context.Request.Body.ReadAsync(buffer, context.RequestAborted)) > 0;)
        {
            if (bytes.Length + read > MostBytes) throw TooLong();
            bytes.Write(buffer, 0, read);
        }
        return bytes.Length > 0 ? bytes.ToArray() : throw new UnclearRequestException("the body is empty; send the document itself, as text/plain or text/html");
    }

    private static UnclearRequestException TooLong() => new($"the document is longer than {MostBytes / 1024 / 1024} MB; import it by the command line");
}
