using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Ingest;

/// <summary>Turns extracted statements into rows of one article version.</summary>
internal sealed class StatementMaker(Article article, ArticleVersion version, long runId)
{
    /// <summary>A row for an extracted statement; source and parent are filled in later.</summary>
    public Statement Make(ExtractedStatement extracted)
    {
        var text = version.Text;
        var statement = new Statement { ArticleId = article.Id, ArticleVersionId = version.Id, Words = "", Fingerprint = "" };
        statement.SourcePassage = Cut(extracted.SourceSpan);
        statement.CuePassage = Cut(extracted.CueSpan);
        statement.RelayPassage = Cut(extracted.RelaySpan);
        statement.Content = [.. extracted.ContentSpans.Select(span => Passage.Of(span, text))];
        (statement.Quote, statement.Act, statement.Confidence, statement.RunId) = (extracted.Quote, extracted.Act, extracted.Confidence, runId);
        var said = SaidTime.Of(extracted.TimeSpan?.Cut(text), article.Published);
        (statement.SaidAt, statement.SaidPrecision, statement.SaidAsWritten) = (said.At, said.Precision, said.AsWritten);
        Name(statement, version.TextHash);
        return statement;

        Passage? Cut(Span? span) => span is { } s ? Passage.Of(s, text) : null;
    }

    /// <summary>Fills what follows from the passages: words, place in reading order, fingerprint.</summary>
    public static void Name(Statement statement, string textHash)
    {
        var passages = statement.Content.Append(statement.SourcePassage).Append(statement.CuePassage).OfType<Passage>().ToList();
        statement.Words = statement.Content.Count > 0 ? string.Join(' ', statement.Content.Select(p => p.Text)) : statement.CuePassage?.Text ?? statement.SourcePassage?.Text ?? "";
        statement.Start = passages.Count > 0 ? passages.Min(p => p.Start) : 0;
        statement.Fingerprint = Fingerprints.OfStatement(textHash, statement.SourcePassage, statement.CuePassage, statement.Content);
    }

    /// <summary>Takes the values of a newer reading over into a row that nobody touched; the row keeps its id.</summary>
    public static void Update(Statement row, Statement reading)
    {
        (row.ArticleVersionId, row.RunId, row.Fingerprint, row.Start, row.Words) = (reading.ArticleVersionId, reading.RunId, reading.Fingerprint, reading.Start, reading.Words);
        (row.SourcePassage, row.CuePassage, row.RelayPassage, row.Content) = (reading.SourcePassage, reading.CuePassage, reading.RelayPassage, reading.Content);
        (row.Quote, row.Act, row.Confidence) = (reading.Quote, reading.Act, reading.Confidence);
        (row.SaidAt, row.SaidPrecision, row.SaidAsWritten) = (reading.SaidAt, reading.SaidPrecision, reading.SaidAsWritten);
    }

    /// <summary>Moves a row that an editor touched to the new text; nothing but its place changes.</summary>
    public static void Move(Statement row, Statement moved, ArticleVersion version)
    {
        row.ArticleVersionId = version.Id;
        (row.SourcePassage, row.CuePassage, row.RelayPassage, row.Content) = (moved.SourcePassage, moved.CuePassage, moved.RelayPassage, moved.Content);
        var words = row.Words;
        Name(row, version.TextHash);
        row.Words = words;
    }
}
