using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Export.Rows;

/// <summary>Looks up texts of article versions, which never change; keeps the last ones, and where surrogate pairs stand in many more.</summary>
internal sealed class ArticleTexts(ContextFactory factory) : IDisposable
{
    private const int KeptTexts = 32;
    private const int KeptPairs = 100_000;
    private readonly Dictionary<long, string> texts = [];
    private readonly Dictionary<long, CodePointOffsets> points = [];
    private ClaimTrackerContext? context;

    /// <summary>The text of a version.</summary>
    public string Of(long versionId)
    {
        if (texts.TryGetValue(versionId, out var text)) return text;
        if (texts.Count >= KeptTexts) texts.Clear();
        context ??= factory.Create();
        text = context.ArticleVersions.AsNoTracking().Where(v => v.Id == versionId).Select(v => v.Text).Single();
        return texts[versionId] = text;
    }

    /// <summary>Converts offsets into a version's text.</summary>
    public CodePointOffsets Points(long versionId)
    {
        if (points.TryGetValue(versionId, out var found)) return found;
        if (points.Count >= KeptPairs) points.Clear();
        return points[versionId] = new CodePointOffsets(Of(versionId));
    }

    public void Dispose() => context?.Dispose();
}
