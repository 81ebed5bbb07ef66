using ClaimTracker.Store.Reading;
using ClaimTracker.Web.Components.Parts;

namespace ClaimTracker.Web.Components.Articles;

/// <summary>An article with one statement chosen, or none: which statements are lit, and the letters and numbers of claims and answers.</summary>
public sealed class ArticleReading
{
    private readonly Dictionary<long, string> letters = [];
    private readonly Dictionary<long, int> numbers = [];

    public ArticleReading(ArticlePage page, long? chosen)
    {
        ArgumentNullException.ThrowIfNull(page);
        Page = page;
        Chosen = page.Statements.FirstOrDefault(s => s.Id == chosen);
        var answered = page.Statements.SelectMany(s => s.Answer?.Claims ?? []).Select(a => a.Claim.Id).ToHashSet();
        foreach (var claim in page.Statements.SelectMany(s => s.Claims).Select(c => c.Id).Where(answered.Contains).Distinct()) letters[claim] = Shapes.Letter(letters.Count);
        foreach (var statement in page.Statements.Where(s => s.Answer is not null)) numbers[statement.Id] = numbers.Count + 1;
        Lit = Chosen is null ? new HashSet<long>() : Related(Chosen).ToHashSet();
    }

    public ArticlePage Page { get; }

    /// <summary>The chosen statement; null where all are shown alike.</summary>
    public ArticleStatement? Chosen { get; }

    /// <summary>Ids of the chosen statement and of those that are linked to it.</summary>
    public IReadOnlySet<long> Lit { get; }

    /// <summary>Place of the chosen statement in reading order, from 0; -1 where none is chosen.</summary>
    public int Index => Chosen is null ? -1 : Page.Statements.ToList().IndexOf(Chosen);

    /// <summary>True for a statement that stands out now.</summary>
    public bool IsLit(ArticleStatement statement) => Lit.Contains(statement.Id);

    /// <summary>True for a statement whose colours go before those of others: a lit one, or, where none is chosen, one with a letter or number.</summary>
    public bool StandsOut(ArticleStatement statement) => Chosen is null ? Marker(statement) is not null : IsLit(statement);

    /// <summary>claim, rebut, none, confirm or empty: the meaning that colours a statement.</summary>
    public static string Meaning(ArticleStatement statement) => statement.Answer is { } answer ? Shapes.Of(answer.Kind).Class : "claim";

    /// <summary>The letter of the answered claim that it tells, or its number as an answer; null for neither.</summary>
    public string? Marker(ArticleStatement statement)
    {
        if (numbers.TryGetValue(statement.Id, out var number)) return number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        return statement.Claims.Select(c => letters.GetValueOrDefault(c.Id)).FirstOrDefault(l => l is not null);
    }

    /// <summary>The letter of a claim in this article; null where nothing here answers it.</summary>
    public string? Letter(long claim) => letters.GetValueOrDefault(claim);

    /// <summary>The answers in this article to the claims that a statement tells, best first.</summary>
    public IEnumerable<(ArticleStatement Statement, AnsweredClaim Link)> AnswersTo(ArticleStatement statement)
    {
        var claims = statement.Claims.Select(c => c.Id).ToHashSet();
        return from s in Page.Statements
               from link in s.Answer?.Claims ?? []
               where claims.Contains(link.Claim.Id)
               select (s, link);
    }

    /// <summary>Where the claim is told in this article, nearest to what the link names.</summary>
    public ArticleStatement? Told(AnsweredClaim link) =>
        Page.Statements.FirstOrDefault(s => s.Id == link.Target) ?? Page.Statements.FirstOrDefault(s => s.Claims.Any(c => c.Id == link.Claim.Id));

    private IEnumerable<long> Related(ArticleStatement chosen)
    {
        yield return chosen.Id;
        var claims = chosen.Claims.Select(c => c.Id).Concat((chosen.Answer?.Claims ?? []).Select(a => a.Claim.Id)).ToHashSet();
        foreach (var other in Page.Statements.Where(s => s != chosen))
        {
            if (other.Claims.Any(c => claims.Contains(c.Id))) yield return other.Id;
            else if (chosen.Claims.Count > 0 && (other.Answer?.Claims ?? []).Any(a => claims.Contains(a.Claim.Id))) yield return other.Id;
        }
    }
}
