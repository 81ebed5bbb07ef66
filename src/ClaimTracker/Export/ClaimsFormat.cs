using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Export;

/// <summary>Writes the claims format, version 1: one JSON object a line for each claim, offsets in code points.</summary>
public static class ClaimsFormat
{
    /// <summary>Value of the member <c>format</c>.</summary>
    public const string Name = "claimtracker-claims/1";

    private const int Page = 500;
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes every claim that stands for itself, suggested ones included, in order of id. Gives their number.</summary>
    public static async Task<long> WriteAsync(ClaimTrackerContext context, Stream output, CancellationToken cancellationToken = default)
    {
        var (last, count) = (0L, 0L);
        while (true)
        {
            var claims = await context.Claims.AsNoTracking().Where(c => c.Id > last && c.MergedIntoId == null && c.Review != ReviewState.Rejected)
                .OrderBy(c => c.Id).Take(Page).ToListAsync(cancellationToken);
            if (claims.Count == 0) return count;
            last = claims[^1].Id;
            count += claims.Count;
            var buffer = await PageAsync(context, claims, cancellationToken);
            await output.WriteAsync(buffer.WrittenMemory, cancellationToken);
        }
    }

    private static async Task<ArrayBufferWriter<byte>> PageAsync(ClaimTrackerContext context, List<Claim> claims, CancellationToken cancellationToken)
    {
        var ids = claims.ConvertAll(c => c.Id);
        var tellings = await TellingsAsync(context, ids, cancellationToken);
        var answers = await AnswersAsync(context, ids, cancellationToken);
        var places = await PlacesAsync(context, tellings.Select(t => t.Statement).Concat(answers.Select(a => a.Statement)), cancellationToken);
        var (told, answered) = (tellings.ToLookup(t => t.ClaimId), answers.ToLookup(a => a.ClaimId));
        var buffer = new ArrayBufferWriter<byte>();
        foreach (var claim in claims)
        {
            using (var json = new Utf8JsonWriter(buffer, Options)) Write(json, claim, told[claim.Id], answered[claim.Id], places);
            buffer.Write("\n"u8);
        }
        return buffer;
    }

    private static Task<List<Line>> TellingsAsync(ClaimTrackerContext context, List<long> ids, CancellationToken cancellationToken) =>
        (from telling in context.Tellings.AsNoTracking()
         where ids.Contains(telling.ClaimId) && telling.Review != ReviewState.Rejected && telling.Statement!.IsCurrent && telling.Statement.Review != ReviewState.Rejected
         orderby telling.ClaimId, telling.Id
         select new Line(telling.ClaimId, telling.Statement!, telling.Review, telling.Confidence, null, false)).ToListAsync(cancellationToken);

    private static Task<List<Line>> AnswersAsync(ClaimTrackerContext context, List<long> ids, CancellationToken cancellationToken) =>
        (from link in context.ResponseLinks.AsNoTracking()
         where ids.Contains(link.ClaimId) && link.Review != ReviewState.Rejected && link.Response!.Review != ReviewState.Rejected
             && link.Response.Statement!.IsCurrent && link.Response.Statement.Review != ReviewState.Rejected
         orderby link.ClaimId, link.Id
         select new Line(link.ClaimId, link.Response!.Statement!, link.Review, link.Confidence, link.Response.Kind, link.IsAside && link.Review == ReviewState.Suggested)).ToListAsync(cancellationToken);

    private static async Task<Dictionary<long, Place>> PlacesAsync(ClaimTrackerContext context, IEnumerable<Statement> statements, CancellationToken cancellationToken)
    {
        var ids = statements.Select(s => s.ArticleVersionId).Distinct().ToList();
        var rows = await (from version in context.ArticleVersions.AsNoTracking()
                          where ids.Contains(version.Id)
                          select new
                          {
                              version.Id, version.Text, version.Article!.Url,
                              Location = context.Fetches.Where(f => f.ArticleVersionId == version.Id).OrderBy(f => f.Id).Select(f => f.Location).FirstOrDefault(),
                          }).ToListAsync(cancellationToken);
        return rows.ToDictionary(r => r.Id, r => new Place(r.Location ?? r.Url ?? "", new CodePointOffsets(r.Text)));
    }

    private static void Write(Utf8JsonWriter json, Claim claim, IEnumerable<Line> tellings, IEnumerable<Line> answers, Dictionary<long, Place> places)
    {
        json.WriteStartObject();
        json.WriteString("format", Name);
        json.WriteString("id", claim.Id.ToString(CultureInfo.InvariantCulture));
        json.WriteString("text", WellFormed.Of(claim.Text));
        json.WriteString("state", SnakeCase.Of(claim.State));
        json.WriteStartArray("tellings");
        foreach (var line in tellings) Write(json, line, places);
        json.WriteEndArray();
        json.WriteStartArray("responses");
        foreach (var line in answers.Where(a => !a.IsAside)) Write(json, line, places);
        json.WriteEndArray();
        json.WriteStartArray("asides");
        foreach (var line in answers.Where(a => a.IsAside)) Write(json, line, places);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, Line line, Dictionary<long, Place> places)
    {
        var statement = line.Statement;
        var place = places[statement.ArticleVersionId];
        var passage = statement.Content.Count > 0 ? statement.Content[0] : statement.CuePassage ?? statement.SourcePassage;
        json.WriteStartObject();
        json.WriteString("article", WellFormed.Of(place.Location));
        json.WriteString("statement", statement.Id.ToString(CultureInfo.InvariantCulture));
        if (line.Kind is { } kind) json.WriteString("kind", SnakeCase.Of(kind));
        json.WriteNumber("start", passage is null ? 0 : place.Offsets.Of(passage.Start));
        json.WriteNumber("end", passage is null ? 0 : place.Offsets.Of(passage.End));
        json.WriteString("text", WellFormed.Of(passage?.Text ?? ""));
        json.WriteNumber("confidence", Math.Round(line.Confidence, 4));
        json.WriteString("link", line.Review == ReviewState.Suggested ? "suggested" : "confirmed");
        json.WriteEndObject();
    }

    private sealed record Line(long ClaimId, Statement Statement, ReviewState Review, double Confidence, Extraction.ResponseKind? Kind, bool IsAside);

    private sealed record Place(string Location, CodePointOffsets Offsets);
}
