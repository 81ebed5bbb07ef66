using System.Globalization;
using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading.Search;

/// <summary>One word or phrase of a search.</summary>
/// <param name="Text">The words, without quotation marks.</param>
/// <param name="IsExcluded">True where it must not occur.</param>
/// <param name="IsPrefix">True for a beginning of a word ("missil*").</param>
/// <param name="IsAlternative">True where it stands after OR: this or the one before.</param>
public sealed record SearchTerm(string Text, bool IsExcluded, bool IsPrefix, bool IsAlternative);

/// <summary>What a search asks for, read from one line.</summary>
public sealed record SearchRequest
{
    /// <summary>The value of an outlet that is not stated.</summary>
    public const string None = "none";

    /// <summary>The line as typed.</summary>
    public string Line { get; init; } = "";

    public IReadOnlyList<SearchTerm> Terms { get; init; } = [];

    /// <summary>True for unnamed sources only, false for named ones only.</summary>
    public bool? Unnamed { get; init; }

    /// <summary>Name of a source.</summary>
    public string? Source { get; init; }

    public string? Outlet { get; init; }
    public string? Country { get; init; }

    /// <summary>True for statements that put a claim forward.</summary>
    public bool Claims { get; init; }

    /// <summary>Kinds of response; empty for all statements.</summary>
    public IReadOnlyList<ResponseKind> Kinds { get; init; } = [];

    public IReadOnlyList<ClaimState> States { get; init; } = [];

    /// <summary>Basis of knowledge of unnamed sources: given or not.</summary>
    public bool? HasBasis { get; init; }

    /// <summary>Published reason for anonymity: given or not.</summary>
    public bool? HasReason { get; init; }

    /// <summary>Number of sources that a claim rests on; null for any.</summary>
    public int? SourceCount { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }

    /// <summary>What could not be read, in plain words.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>True where nothing is asked for.</summary>
    public bool IsEmpty => Line.Trim().Length == 0;

    /// <summary>True where words must occur.</summary>
    public bool HasWords => Terms.Any(t => !t.IsExcluded);

    /// <summary>Reads a line; whatever is no operator is a word. Never fails: <see cref="Problems"/> says what was left out.</summary>
    public static SearchRequest Parse(string? line)
    {
        line = line is null ? "" : line.Length > 500 ? line[..500] : line;
        var request = new SearchRequest { Line = line };
        var terms = new List<SearchTerm>();
        var problems = new List<string>();
        var either = false;
        foreach (var (name, value, excluded) in SearchPieces.Of(line))
        {
            if (name.Length > 0)
            {
                request = SearchOperators.Apply(request, name, value, problems);
                continue;
            }
            if (value == "OR" && terms.Count > 0)
            {
                either = true;
                continue;
            }
            var prefix = value.EndsWith('*');
            var text = value.TrimEnd('*');
            if (!text.Any(char.IsLetterOrDigit)) continue;
            terms.Add(new SearchTerm(text, excluded, prefix, either && !excluded));
            either = false;
        }
        if (terms.Count > 0 && terms.TrueForAll(t => t.IsExcluded)) problems.Add("a search cannot consist of excluded words alone; add a word that must occur");
        return request with { Terms = terms, Problems = problems };
    }

    internal static DateOnly? Day(string text, bool isEnd)
    {
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)) return day;
        if (DateOnly.TryParseExact(text, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out var month)) return isEnd ? month.AddMonths(1).AddDays(-1) : month;
        if (DateOnly.TryParseExact(text, "yyyy", CultureInfo.InvariantCulture, DateTimeStyles.None, out var year)) return isEnd ? year.AddYears(1).AddDays(-1) : year;
        return null;
    }
}
