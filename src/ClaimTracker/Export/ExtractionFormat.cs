using System.Buffers;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Import;

namespace ClaimTracker.Export;

/// <summary>Writes the extraction format, version 1: one JSON object a line for each article, offsets in code points.</summary>
public static class ExtractionFormat
{
    /// <summary>Value of the member <c>format</c>.</summary>
    public const string Name = "claimtracker-extraction/1";

    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The line for one article in UTF-8, with its line feed.</summary>
    /// <param name="input">Path as given.</param>
    /// <param name="bytesHash">SHA-256 of the input bytes, lower-case hex.</param>
    /// <param name="article">The article as it was read.</param>
    /// <param name="found">What the extractor found in it.</param>
    public static byte[] Line(string input, string bytesHash, ImportedArticle article, ArticleExtraction found)
    {
        var buffer = new ArrayBufferWriter<byte>(4 * article.Text.Length + 4096);
        using (var json = new Utf8JsonWriter(buffer, Options)) new Writing(json, article.Text).Article(input, bytesHash, article, found);
        buffer.Write("\n"u8);
        return buffer.WrittenSpan.ToArray();
    }

    private sealed class Writing(Utf8JsonWriter json, string text)
    {
        private readonly CodePointOffsets offsets = new(text);

        public void Article(string input, string bytesHash, ImportedArticle article, ArticleExtraction found)
        {
            json.WriteStartObject();
            json.WriteString("format", Name);
            Text("input", input);
            json.WriteString("sha256", bytesHash);
            Text("title", article.Title);
            Text("byline", article.Byline);
            Text("publisher", article.Outlet);
            json.WriteString("published", article.Published.ToIso8601());
            Text("url", article.Url);
            json.WriteString("language", article.Language);
            Text("text", text);
            List("blocks", article.Blocks, Block);
            List("sources", found.Sources.Index(), s => Source(s.Index, s.Item));
            List("statements", found.Statements.Index(), s => Statement(s.Index, s.Item));
            List("responses", found.Responses, Response);
            json.WriteEndObject();
        }

        private void Block(TextBlock block)
        {
            json.WriteStartObject();
            json.WriteString("kind", SnakeCase.Of(block.Kind));
            Range(block.Span);
            json.WriteEndObject();
        }

        private void Source(int index, ExtractedSource source)
        {
            json.WriteStartObject();
            json.WriteString("id", Id('s', index));
            json.WriteString("kind", SnakeCase.Of(source.Kind));
            Text("name", source.Name);
            Text("role", source.Role);
            Text("affiliation", source.Affiliation);
            List("mentions", source.Mentions, SpanValue);
            json.WritePropertyName("anonymity");
            if (source.Anonymity is { } coded) Anonymity(coded);
            else json.WriteNullValue();
            json.WriteEndObject();
        }

        private void Anonymity(Anonymity coded)
        {
            json.WriteStartObject();
            json.WriteString("type", SnakeCase.Of(coded.Type));
            json.WriteString("count", coded.Count);
            Text("affiliation", coded.Affiliation);
            Text("seniority", coded.Seniority);
            json.WriteString("basis", SnakeCase.Of(coded.Basis));
            json.WriteBoolean("anonymityCondition", coded.AnonymityCondition);
            Text("reason", coded.Reason);
            json.WriteStartObject("evidence");
            foreach (var (field, span) in coded.Evidence.OrderBy(e => e.Key, StringComparer.Ordinal)) OptionalSpan(field, span);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        private void Statement(int index, ExtractedStatement statement)
        {
            json.WriteStartObject();
            json.WriteString("id", Id('t', index));
            json.WriteString("source", statement.Source is { } source ? Id('s', source) : null);
            json.WriteString("parent", statement.Parent is { } parent ? Id('t', parent) : null);
            OptionalSpan("sourceSpan", statement.SourceSpan);
            OptionalSpan("cueSpan", statement.CueSpan);
            List("contentSpans", statement.ContentSpans, SpanValue);
            json.WriteString("quote", SnakeCase.Of(statement.Quote));
            json.WriteString("act", SnakeCase.Of(statement.Act));
            json.WriteNumber("confidence", Math.Round(statement.Confidence, 4));
            OptionalSpan("relaySpan", statement.RelaySpan);
            OptionalSpan("timeSpan", statement.TimeSpan);
            json.WriteEndObject();
        }

        private void Response(ExtractedResponse response)
        {
            json.WriteStartObject();
            json.WriteString("statement", Id('t', response.Statement));
            json.WriteString("kind", SnakeCase.Of(response.Kind));
            List("to", response.Targets, t => json.WriteStringValue(Id('t', t.Statement)));
            json.WriteNumber("confidence", Math.Round(response.Confidence, 4));
            List("because", response.Because, json.WriteStringValue);
            json.WriteString("strength", SnakeCase.Of(response.Strength));
            json.WriteString("scope", SnakeCase.Of(response.Scope));
            List("links", response.Targets, Link);
            json.WriteEndObject();
        }

        private void Link(ResponseTarget target)
        {
            json.WriteStartObject();
            json.WriteString("to", Id('t', target.Statement));
            json.WriteNumber("confidence", Math.Round(target.Confidence, 4));
            List("because", target.Because, json.WriteStringValue);
            json.WriteEndObject();
        }

        private void List<T>(string name, IEnumerable<T> items, Action<T> write)
        {
            json.WriteStartArray(name);
            foreach (var item in items) write(item);
            json.WriteEndArray();
        }

        private void OptionalSpan(string name, Span? span)
        {
            json.WritePropertyName(name);
            if (span is { } present) SpanValue(present);
            else json.WriteNullValue();
        }

        private void SpanValue(Span span)
        {
            json.WriteStartObject();
            Range(span);
            Text("text", span.Cut(text));
            json.WriteEndObject();
        }

        private void Range(Span span)
        {
            json.WriteNumber("start", offsets.Of(span.Start));
            json.WriteNumber("end", offsets.Of(span.End));
        }

        private void Text(string name, string? value) => json.WriteString(name, value is null ? null : WellFormed.Of(value));
    }

    private static string Id(char kind, int index) => string.Create(CultureInfo.InvariantCulture, $"{kind}{index + 1}");
}
