using System.Globalization;
using System.Text.Json;
using ClaimTracker.Extraction;
using ClaimTracker.Ingest.Places;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Ingest;

/// <summary>Joins the sources of one article to the stored ones: named ones by name over all articles, unnamed ones within their article.</summary>
internal sealed class SourceJoiner(ClaimTrackerContext context, long articleId, string text)
{
    /// <summary>One stored source for each extracted one, in the same order; new ones are added to the context. Null for a name without letters.</summary>
    /// <param name="extracted">The article's sources.</param>
    /// <param name="earlier">Unnamed sources that the article's statements pointed to before, by index; they keep their id.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    public async Task<Source?[]> JoinAsync(
        IReadOnlyList<ExtractedSource> extracted, IReadOnlyDictionary<int, Source> earlier, CancellationToken cancellationToken)
    {
        var keys = extracted.Select(KeyOf).ToArray();
        var known = await KnownAsync(keys, cancellationToken);
        var unnamed = await context.Sources.Include(s => s.Coding).Where(s => s.ArticleId == articleId).OrderBy(s => s.Id).ToListAsync(cancellationToken);
        var joined = new Source?[extracted.Count];
        for (var i = 0; i < extracted.Count; i++)
            joined[i] = await StandingAsync(
                extracted[i].Kind == SourceKind.Unnamed ? Unnamed(extracted[i], earlier.GetValueOrDefault(i), unnamed, joined) : Named(extracted[i], keys[i], known), cancellationToken);
        return joined;
    }

    // A source that an editor joined into another speaks through that one.
    private async Task<Source?> StandingAsync(Source? source, CancellationToken cancellationToken)
    {
        while (source?.MergedIntoId is { } into) source = await context.Sources.FindAsync([into], cancellationToken);
        return source;
    }

    private static string KeyOf(ExtractedSource source) => Clip(NameKey.Of(Country(source) ?? source.Name), 400);

    private static string Clip(string key, int most) => key.Length <= most ? key : key[..most];

    private static string? Country(ExtractedSource source) => source.Kind == SourceKind.Government ? Countries.Government(source.Name) : null;

    // Neither query sorts or asks for named sources: SQLite would then go through every source there is instead of the keys.
    private async Task<Dictionary<string, Source>> KnownAsync(string[] keys, CancellationToken cancellationToken)
    {
        var known = (await context.Sources.Include(s => s.Aliases).Where(s => keys.Contains(s.Key)).ToListAsync(cancellationToken)).Where(s => s.ArticleId is null).ToDictionary(s => s.Key);
        var missing = keys.Where(k => !known.ContainsKey(k)).ToArray();
        if (missing.Length == 0) return known;
        var aliases = await (from alias in context.SourceAliases
                             join source in context.Sources on alias.SourceId equals source.Id
                             where missing.Contains(alias.Key)
                             select new { alias.Id, alias.Key, source }).ToListAsync(cancellationToken);
        foreach (var alias in aliases.Where(a => a.source.ArticleId is null).OrderBy(a => a.Id)) known.TryAdd(alias.Key, alias.source);
        return known;
    }

    private Source? Named(ExtractedSource extracted, string key, Dictionary<string, Source> known)
    {
        if (key.Length == 0) return null;
        if (!known.TryGetValue(key, out var source))
        {
            source = new Source { Kind = extracted.Kind, Name = Country(extracted) ?? OneLine(extracted.Name), Key = key };
            known.Add(key, source);
            context.Sources.Add(source);
        }
        if (source.Review == ReviewState.Suggested) Complete(source, extracted);
        AddAlias(source, extracted);
        return source;
    }

    private static void Complete(Source source, ExtractedSource extracted)
    {
        source.Role ??= extracted.Role is { } role ? OneLine(role) : null;
        source.Affiliation ??= extracted.Affiliation is { } affiliation ? OneLine(affiliation) : null;
        source.Country ??= Countries.In(extracted.Affiliation) ?? Countries.In(extracted.Role)
            ?? (source.Kind == SourceKind.Person ? null : Countries.In(source.Name));
    }

    private static void AddAlias(Source source, ExtractedSource extracted)
    {
        var key = Clip(NameKey.Of(extracted.Name), 400);
        if (key.Length == 0 || key == source.Key || source.Aliases.Exists(a => a.Key == key)) return;
        source.Aliases.Add(new SourceAlias { Name = OneLine(extracted.Name), Key = key });
    }

    private Source Unnamed(ExtractedSource extracted, Source? earlier, List<Source> ofArticle, Source?[] taken)
    {
        var name = OneLine(extracted.Name);
        var source = earlier ?? ofArticle.Find(s => NameKey.Of(s.Name) == NameKey.Of(name) && !taken.Contains(s));
        if (source is null)
        {
            source = new Source { Kind = SourceKind.Unnamed, Name = name, Key = NextKey(ofArticle), ArticleId = articleId };
            ofArticle.Add(source);
            context.Sources.Add(source);
        }
        if (source.Review != ReviewState.Suggested) return source;
        source.Name = name;
        Complete(source, extracted);
        if (extracted.Anonymity is { } coded) source.Coding = Coding(source.Coding, coded);
        return source;
    }

    private string NextKey(List<Source> ofArticle) => string.Create(CultureInfo.InvariantCulture, $"{articleId}:{ofArticle.Count + 1}");

    private UnnamedCoding Coding(UnnamedCoding? coding, Anonymity coded)
    {
        coding ??= new UnnamedCoding { Count = coded.Count };
        (coding.Type, coding.Count, coding.Affiliation, coding.Seniority) = (coded.Type, coded.Count, coded.Affiliation, coded.Seniority);
        (coding.Basis, coding.AnonymityCondition, coding.Reason) = (coded.Basis, coded.AnonymityCondition, coded.Reason);
        var evidence = coded.Evidence.OrderBy(e => e.Key, StringComparer.Ordinal).ToDictionary(e => e.Key, e => Passage.Of(e.Value, text));
        coding.Evidence = JsonSerializer.Serialize(evidence, JsonSerializerOptions.Default);
        return coding;
    }

    private static string OneLine(string name) => string.Join(' ', name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).TrimEnd(',', ';', ':', ' ');
}
