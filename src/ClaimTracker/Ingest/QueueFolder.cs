using System.Globalization;
using System.Text.Json;

namespace ClaimTracker.Ingest;

/// <summary>
/// Keeps the documents of the import queue on disk until they are imported, one file each: a line of JSON with location and type, then the
/// bytes. So a restart loses nothing that waits, and what waits takes no memory.
/// </summary>
public sealed class QueueFolder
{
    private const string Extension = ".waiting";
    private const string CancelledMark = ".cancelled";
    private readonly string folder;

    /// <summary>A folder, made where it is missing.</summary>
    public QueueFolder(string folder)
    {
        this.folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <summary>What was kept, in order of number.</summary>
    public IEnumerable<(long Id, PendingDocument Document, bool IsCancelled)> Kept() =>
        from path in Directory.EnumerateFiles(folder, "*" + Extension)
        let number = long.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0
        where number > 0
        orderby number
        select (number, Open(path), File.Exists(MarkOf(number)));

    /// <summary>Writes a document down; gives one that reads it from there.</summary>
    public PendingDocument Keep(long id, PendingDocument document)
    {
        ArgumentNullException.ThrowIfNull(document);
        var path = PathOf(id);
        using (var file = File.Create(path + ".part"))
        {
            JsonSerializer.Serialize(file, new Head(document.Location, document.ContentType, document.Bytes is not null));
            file.WriteByte((byte)'\n');
            if (document.Bytes is { } bytes) file.Write(bytes.Span);
        }
        File.Move(path + ".part", path, overwrite: true);
        return Open(path);
    }

    /// <summary>Marks a document as cancelled, so that a restart does not import it.</summary>
    public void Cancel(long id) => File.Create(MarkOf(id)).Dispose();

    /// <summary>Takes the mark of <see cref="Cancel"/> away.</summary>
    public void Resume(long id) => File.Delete(MarkOf(id));

    /// <summary>Removes a document that is imported or not wanted any more.</summary>
    public void Forget(long id)
    {
        File.Delete(PathOf(id));
        Resume(id);
    }

    private string PathOf(long id) => Named(id, Extension);

    private string MarkOf(long id) => Named(id, CancelledMark);

    private string Named(long id, string extension) => Path.Combine(folder, id.ToString("D10", CultureInfo.InvariantCulture) + extension);

    private static PendingDocument Open(string path)
    {
        try
        {
            using var file = File.OpenRead(path);
            var head = HeadOf(file) ?? throw new JsonException("no head");
            var start = file.Position;
            return head.HasBytes ? new(head.Location, cancel => ReadAsync(path, start, head, cancel)) { ContentType = head.ContentType } : PendingDocument.At(head.Location);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            var problem = $"{path}: this file of the import queue cannot be read ({e.Message}). Add the document again, and delete the file.";
            return new(path, _ => Task.FromResult(ReadDocument.Failed(path, problem)));
        }
    }

    private static async Task<ReadDocument> ReadAsync(string path, long start, Head head, CancellationToken cancellationToken)
    {
        try
        {
            var bytes = await File.ReadAllBytesAsync(path, cancellationToken);
            return ReadDocument.Of(head.Location, bytes.AsMemory((int)start), head.ContentType, cancellationToken);
        }
        catch (IOException e)
        {
            return ReadDocument.Failed(head.Location, $"{head.Location}: it waited in the import queue and cannot be read any more ({e.Message}). Add it again.");
        }
    }

    private static Head? HeadOf(FileStream file)
    {
        var line = new List<byte>();
        for (int next; (next = file.ReadByte()) is not (-1 or '\n');) line.Add((byte)next);
        return JsonSerializer.Deserialize<Head>(line.ToArray());
    }

    private sealed record Head(string Location, string? ContentType, bool HasBytes);
}
