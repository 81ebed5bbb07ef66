using ClaimTracker.Extraction;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading.Search;

/// <summary>An operator as it is explained to the reader.</summary>
public sealed record SearchOperator(string Name, string Example, string Meaning);

/// <summary>The operators of the search line, what they mean, and how each changes a request.</summary>
public static class SearchOperators
{
    /// <summary>Every operator with an example.</summary>
    public static IReadOnlyList<SearchOperator> All { get; } =
    [
        new("source", "source:unnamed", "Who says it: unnamed, named, or a name, source:\"Ilka Drovane\"."),
        new("kind", "kind:denial", "What it does: claim, rebuttal, denial, counter_claim, disputes_framing, declined_to_comment, no_response, not_confirmed, referral, confirmation, retraction."),
        new("state", "state:unanswered", "State of the claim: unanswered, no_comment, denied, disputed, confirmed, mixed, withdrawn, contested."),
        new("sources", "sources:1", "For claims: the number of sources that tell it; with source:unnamed, claims that nobody puts a name to."),
        new("outlet", "outlet:\"Mercury Wire\"", "The outlet that published it; outlet:none where it is not stated."),
        new("country", "country:Iran", "Country of the source."),
        new("basis", "basis:none", "For unnamed sources: how they know is stated (given) or not (none)."),
        new("reason", "reason:none", "For unnamed sources: why there is no name is stated (given) or not (none)."),
        new("from", "from:2017-09", "Said on this day, month or year, or later."),
        new("to", "to:2017-10-06", "Said on this day, month or year, or earlier."),
    ];

    internal static IReadOnlySet<string> Names { get; } = All.Select(o => o.Name).ToHashSet();

    internal static SearchRequest Apply(SearchRequest request, string name, string value, List<string> problems)
    {
        var word = value.ToLowerInvariant();
        return name switch
        {
            "source" => word switch { "unnamed" => request with { Unnamed = true }, "named" => request with { Unnamed = false }, _ => request with { Source = value } },
            "kind" => Kind(request, word, problems),
            "state" => State(request, word, problems),
            "sources" => int.TryParse(word, out var count) && count > 0 ? request with { SourceCount = count } : Bad(request, problems, $"sources:{word} is no number"),
            "outlet" => request with { Outlet = word is SearchRequest.None ? SearchRequest.None : value },
            "country" => request with { Country = value },
            "basis" => Given(word, name, problems) is { } basis ? request with { HasBasis = basis, Unnamed = true } : request,
            "reason" => Given(word, name, problems) is { } reason ? request with { HasReason = reason, Unnamed = true } : request,
            "from" => SearchRequest.Day(value, isEnd: false) is { } from ? request with { From = from } : Bad(request, problems, $"from:{value} is no date; write 2017, 2017-09 or 2017-09-20"),
            _ => SearchRequest.Day(value, isEnd: true) is { } to ? request with { To = to } : Bad(request, problems, $"to:{value} is no date; write 2017, 2017-09 or 2017-09-20"),
        };
    }

    private static SearchRequest Kind(SearchRequest request, string word, List<string> problems)
    {
        if (word is "claim") return request with { Claims = true };
        if (word is "rebuttal") return request with { Kinds = [.. request.Kinds, ResponseKind.Denial, ResponseKind.CounterClaim, ResponseKind.DisputesFraming] };
        return Enum.TryParse<ResponseKind>(word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var kind) && Enum.IsDefined(kind)
            ? request with { Kinds = [.. request.Kinds, kind] } : Bad(request, problems, $"kind:{word} is unknown; see the list of operators");
    }

    private static SearchRequest State(SearchRequest request, string word, List<string> problems)
    {
        if (word is "contested") return request with { States = [.. request.States, .. ClaimListFilter.Contested] };
        return Enum.TryParse<ClaimState>(word.Replace("_", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var state) && Enum.IsDefined(state)
            ? request with { States = [.. request.States, state] } : Bad(request, problems, $"state:{word} is unknown; see the list of operators");
    }

    private static bool? Given(string word, string name, List<string> problems)
    {
        if (word is "given" or "stated" or "yes") return true;
        if (word is "none" or "no") return false;
        problems.Add($"{name}:{word} is unknown; it is given or none");
        return null;
    }

    private static SearchRequest Bad(SearchRequest request, List<string> problems, string problem)
    {
        problems.Add(problem);
        return request;
    }
}
