using ClaimTracker.Store.Reading.Search;
using Microsoft.AspNetCore.Components;

namespace ClaimTracker.Web.Components.Search;

/// <summary>The search page: one line of words and operators, four places to look, everything in the address.</summary>
public partial class SearchPage
{
    private static readonly (string Value, string Word)[] Places = [("statements", "Statements"), ("claims", "Claims"), ("articles", "Articles"), ("sources", "Sources")];

    private static readonly Dictionary<string, string> Titles = new()
    {
        ["source"] = "Source", ["kind"] = "Kind of answer", ["outlet"] = "Outlet", ["country"] = "Country of source", ["from"] = "Year",
    };

    private SearchRequest request = new();
    private StatementResults? statements;
    private ClaimResults? claims;
    private ArticleResults? articles;
    private SourceResults? sources;
    private int total;
    private int pages = 1;
    private bool isCapped;

    [SupplyParameterFromQuery(Name = "q")] private string? Line { get; set; }
    [SupplyParameterFromQuery(Name = "in")] private string? In { get; set; }
    [SupplyParameterFromQuery(Name = "order")] private string? Order { get; set; }
    [SupplyParameterFromQuery(Name = "page")] private int? Asked { get; set; }

    private string Place => Array.Exists(Places, p => p.Value == In) ? In! : "statements";

    private int Number => Math.Max(1, Asked ?? 1);

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        request = SearchRequest.Parse(Line);
        if (request.IsEmpty) return;
        switch (Place)
        {
            case "claims":
                claims = await Others.ClaimsAsync(request, Number);
                (total, isCapped, pages) = (claims.Total, claims.IsCapped, claims.Pages);
                break;
            case "articles":
                articles = await Others.ArticlesAsync(request, Number);
                (total, isCapped, pages) = (articles.Total, articles.IsCapped, articles.Pages);
                break;
            case "sources":
                sources = await Others.SourcesAsync(request, Number);
                (total, isCapped, pages) = (sources.Total, sources.IsCapped, sources.Pages);
                break;
            default:
                statements = await Statements.FindAsync(request, Order == "best", Number);
                (total, isCapped, pages) = (statements.Total, statements.IsCapped, statements.Pages);
                break;
        }
    }

    private string Link(params (string Name, string? Value)[] changes)
    {
        var parts = new Dictionary<string, string?> { ["q"] = request.Line, ["in"] = Place == "statements" ? null : Place, ["order"] = Order, ["page"] = Asked?.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        foreach (var (name, value) in changes) parts[name] = value;
        return "/search?" + string.Join('&', parts.Where(p => p.Value is { Length: > 0 }).Select(p => $"{p.Key}={Uri.EscapeDataString(p.Value!)}"));
    }

    private string Narrow(string name, string value)
    {
        var operators = name == "from" ? $"from:{value} to:{value}" : $"{name}:{(value.Contains(' ', StringComparison.Ordinal) ? $"\"{value}\"" : value)}";
        return Link(("q", $"{request.Line.Trim()} {operators}"), ("page", null));
    }
}
