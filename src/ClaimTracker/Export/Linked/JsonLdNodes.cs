using System.Text.Json;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Linked;

/// <summary>Writes the nodes of a JSON-LD document, one behind the other.</summary>
internal sealed class JsonLdNodes(Utf8JsonWriter json, string address)
{
    private readonly HashSet<long> quoted = [];

    public void Begin()
    {
        json.WriteStartObject();
        json.WriteStartObject("@context");
        foreach (var (term, iri) in new[]
        {
            ("@vocab", "https://schema.org/"), ("oa", "http://www.w3.org/ns/oa#"), ("xsd", "http://www.w3.org/2001/XMLSchema#"), ("ct", JsonLdExport.Terms),
        }) json.WriteString(term, iri);
        foreach (var term in new[] { "dateCreated", "datePublished" }) Typed(term, "https://schema.org/" + term, "xsd:dateTime");
        foreach (var term in new[] { "start", "end" }) Typed(term, "oa:" + term, "xsd:nonNegativeInteger");
        json.WriteEndObject();
        json.WriteStartArray("@graph");
    }

    public void End()
    {
        json.WriteEndArray();
        json.WriteEndObject();
    }

    public void Claim(RecordCells claim)
    {
        json.WriteStartObject();
        json.WriteString("@id", claim.Text("url"));
        json.WriteString("@type", "Claim");
        json.WriteString("text", claim.Text("text"));
        Optional("dateCreated", claim.Text("first_told_at"));
        json.WriteString("ct:state", claim.Text("state"));
        json.WriteString("ct:review", claim.Text("review"));
        json.WriteEndObject();
    }

    public void Row(RecordCells row)
    {
        // A statement that tells or answers several claims is one quotation.
        if (quoted.Add(row.Whole("statement_id")!.Value)) Quotation(row);
        if (row.Whole("link_id") is null) Telling(row);
        else Response(row);
    }

    private void Quotation(RecordCells row)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(row));
        json.WriteString("@type", "Quotation");
        json.WriteString("text", row.Text("words"));
        Optional("dateCreated", row.Text("said_at"));
        if (row.Whole("source_id") is { } source) Source(row, source);
        Article(row);
        json.WriteEndObject();
        if (row.Whole("start") is not null) Annotation(row);
    }

    private void Source(RecordCells row, long id)
    {
        json.WriteStartObject("creator");
        json.WriteString("@id", $"{address}{Tables.Permalinks.Source}{id}");
        json.WriteString("@type", row.Text("source_kind") switch
        {
            "person" or "unnamed" => "Person",
            "government" => "GovernmentOrganization",
            "organization" or "outlet" => "Organization",
            "document" => "CreativeWork",
            _ => "Thing",
        });
        json.WriteString("name", row.Text("source"));
        json.WriteBoolean("ct:isUnnamed", row.Text("source_kind") == "unnamed");
        json.WriteEndObject();
    }

    private void Article(RecordCells row)
    {
        json.WriteStartObject("isPartOf");
        json.WriteString("@id", row.Text("article_url"));
        json.WriteString("@type", "NewsArticle");
        json.WriteString("headline", row.Text("article_title"));
        Optional("url", row.Text("published_url"));
        Optional("datePublished", row.Text("published_at"));
        if (row.Text("outlet") is { } outlet)
        {
            json.WriteStartObject("publisher");
            json.WriteString("@type", "NewsMediaOrganization");
            json.WriteString("name", outlet);
            json.WriteEndObject();
        }
        json.WriteEndObject();
    }

    // Web Annotation Data Model: the words are selected by quotation, for any copy of the text, and by position, for the text with this hash.
    private void Annotation(RecordCells row)
    {
        json.WriteStartObject();
        json.WriteString("@id", Id(row) + "#annotation");
        json.WriteString("@type", "oa:Annotation");
        Reference("oa:motivatedBy", "oa:identifying");
        Reference("oa:hasBody", Id(row));
        json.WriteStartObject("oa:hasTarget");
        json.WriteString("@type", "oa:SpecificResource");
        Reference("oa:hasSource", row.Text("article_url")!);
        json.WriteString("ct:textSha256", row.Text("text_hash"));
        json.WriteStartArray("oa:hasSelector");
        json.WriteStartObject();
        json.WriteString("@type", "oa:TextQuoteSelector");
        json.WriteString("oa:exact", row.Text("exact"));
        json.WriteString("oa:prefix", row.Text("prefix"));
        json.WriteString("oa:suffix", row.Text("suffix"));
        json.WriteEndObject();
        json.WriteStartObject();
        json.WriteString("@type", "oa:TextPositionSelector");
        json.WriteNumber("start", row.Whole("start")!.Value);
        json.WriteNumber("end", row.Whole("end")!.Value);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void Telling(RecordCells row)
    {
        json.WriteStartObject();
        json.WriteString("@id", row.Text("claim_url"));
        Reference("appearance", Id(row));
        json.WriteEndObject();
    }

    private void Response(RecordCells row)
    {
        json.WriteStartObject();
        json.WriteString("@id", $"{row.Text("claim_url")}#link-{row.Whole("link_id")}");
        json.WriteString("@type", "ct:Response");
        json.WriteString("ct:kind", row.Text("response_kind"));
        json.WriteString("ct:stance", row.Text("response_stance"));
        Reference("ct:statement", Id(row));
        Reference("ct:answers", row.Text("claim_url")!);
        json.WriteNumber("ct:confidence", row.Real("confidence"));
        json.WriteString("ct:review", row.Text("review"));
        json.WriteEndObject();
    }

    private static string Id(RecordCells row) => $"{row.Text("article_url")}?s={row.Whole("statement_id")}";

    private void Optional(string name, string? value)
    {
        if (value is not null) json.WriteString(name, value);
    }

    private void Reference(string name, string id)
    {
        json.WriteStartObject(name);
        json.WriteString("@id", id);
        json.WriteEndObject();
    }

    private void Typed(string term, string iri, string type)
    {
        json.WriteStartObject(term);
        json.WriteString("@id", iri);
        json.WriteString("@type", type);
        json.WriteEndObject();
    }
}
