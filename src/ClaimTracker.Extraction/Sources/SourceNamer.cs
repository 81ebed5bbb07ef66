using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Reads kind, name, role and affiliation off the words of a mention.</summary>
internal sealed class SourceNamer(SyntaxView view)
{
    private readonly Token[] _tokens = view.Tokens;

    /// <summary>What the mention says of its source.</summary>
    public SourceName Name(SourceMention mention, bool anonymous)
    {
        var head = _tokens[mention.Head];
        var text = view.SpanOf(mention.First, mention.End).Cut(view.Article.Article.Text);
        var proper = head.Tag.StartsWith("NNP", StringComparison.Ordinal);
        var country = anonymous ? null : Countries.ByName(text) ?? (proper && mention.Head - mention.First <= 1 ? Countries.ByName(head.Form) : null);
        var kind = anonymous ? SourceKind.Unnamed : country is not null ? SourceKind.Government : KindOf(mention, text);
        var words = kind == SourceKind.Person ? PersonWords(mention) : proper && !anonymous ? NameWords(mention) : [];
        var plural = head.Tag is "NNS" or "NNPS" || head.Lemma is "people" or "some" or "many" or "they" or "we" or "others" or "those";
        var first = _tokens[mention.First].Lemma;
        return new(kind, words, country, proper && !anonymous ? "" : head.Lemma, Roles(mention), Modifiers(mention), Complement(mention), plural, first is "the" or "this" or "these" or "those" or "that" or "both" or "our");
    }

    /// <summary>The longest run of a person's name among the mentions; null where none holds one.</summary>
    public Span? FullestName(IEnumerable<SourceMention> mentions)
    {
        (int First, int End) best = (0, 0);
        foreach (var mention in mentions)
            if (NameRun(mention) is var run && run.End - run.First > best.End - best.First)
                best = run;
        return best.End > best.First ? view.SpanOf(best.First, best.End) : null;
    }

    /// <summary>Office and side, from the title before a name or the apposition behind it.</summary>
    public (Span? Role, Span? Affiliation) RoleOf(IEnumerable<SourceMention> mentions)
    {
        foreach (var mention in mentions)
        {
            var (nameFirst, nameEnd) = NameRun(mention);
            var before = Title(mention.First, nameFirst);
            if (before.Role is not null)
                return before;
            var start = nameEnd;
            while (start < mention.End && _tokens[start].Tag is "," or "DT")
                start++;
            if (start > nameEnd && start < mention.End && Apposition(start, mention.End) is { Role: not null } behind)
                return behind;
        }
        return default;
    }

    private (Span? Role, Span? Affiliation) Title(int first, int end)
    {
        var role = end;
        while (role > first && (_tokens[role - 1].Tag is "NN" or "JJ" or "IN" || IsOffice(role - 1)) && _tokens[role - 1].Name is not (NameKind.Nationality or NameKind.Place))
            role--;
        if (role == end || !Enumerable.Range(role, end - role).Any(IsOffice))
            return default;
        while (first < role && _tokens[first].Tag is "DT" or "PRP$" or "``" or "\"")
            first++;
        var side = role;
        while (side > first && _tokens[side - 1].Tag == "POS")
            side--;
        return (view.SpanOf(role, end), side > first ? view.SpanOf(first, side) : null);
    }

    private (Span? Role, Span? Affiliation) Apposition(int first, int end)
    {
        var stop = first;
        while (stop < end && _tokens[stop].Tag is not ("IN" or "TO" or "," or "WP"))
            stop++;
        if (!Enumerable.Range(first, stop - first).Any(IsOffice))
            return default;
        var side = stop + 1;
        while (side < end && _tokens[side].Tag is not ("," or "WP" or "CC"))
            side++;
        return (view.SpanOf(first, stop), stop < end && _tokens[stop].Tag == "IN" && side > stop + 1 ? view.SpanOf(stop + 1, side) : null);
    }

    private bool IsOffice(int i)
    {
        var lemma = _tokens[i].Lemma;
        return WordLists.PersonNouns.Contains(lemma) || lemma.StartsWith("spokes", StringComparison.Ordinal) || lemma is "ceo" or "sen." or "rep." or "gov." or "gen." or "prof." or "vice" or "king" or "prince" or "queen" or "pope";
    }

    private SourceKind KindOf(SourceMention mention, string text)
    {
        var head = _tokens[mention.Head];
        var noun = head.Lemma;
        if (WordLists.Outlets.Contains(text) || WordLists.Outlets.Contains(head.Form) && head.Name != NameKind.Person || noun is "newspaper" or "magazine" or "tabloid" or "broadcaster" or "channel" or "website" or "news" or "tv" or "television" || EndsLikeOutlet(mention))
            return SourceKind.Outlet;
        if (head.Name == NameKind.Person || head.Tag is "PRP" or "WP" && noun is "he" or "she" or "i" or "who")
            return SourceKind.Person;
        if (WordLists.Metonyms.Contains(text) || noun is "government" or "administration" || head.Name == NameKind.Place)
            return SourceKind.Government;
        if (WordLists.DocumentNouns.Contains(noun) && head.Name == NameKind.None)
            return SourceKind.Document;
        if (WordLists.BodyNouns.Contains(noun) || head.Name == NameKind.Organization)
            return SourceKind.Organization;
        if (HoldsPerson(mention) || WordLists.PersonNouns.Contains(noun))
            return SourceKind.Person;
        return SourceKind.Other;
    }

    private bool EndsLikeOutlet(SourceMention mention)
    {
        var head = _tokens[mention.Head];
        return head.Tag.StartsWith("NNP", StringComparison.Ordinal) && mention.Head > mention.First
            && head.Form is "Times" or "Post" or "News" or "Journal" or "Herald" or "Tribune" or "Telegraph" or "Gazette" or "Observer" or "Chronicle" or "Radio" or "TV" or "Television" or "Mail" or "Mirror" or "Express" or "Today" or "Daily" or "Magazine";
    }

    private bool HoldsPerson(SourceMention mention)
    {
        for (var i = mention.First; i < mention.End; i++)
            if (_tokens[i].Name == NameKind.Person)
                return true;
        return false;
    }

    private (int First, int End) NameRun(SourceMention mention)
    {
        for (var i = mention.First; i < mention.End; i++)
        {
            if (_tokens[i].Name != NameKind.Person)
                continue;
            var end = i;
            while (end < mention.End && _tokens[end].Name == NameKind.Person)
                end++;
            return (i, end);
        }
        return (mention.First, mention.First);
    }

    private string[] PersonWords(SourceMention mention)
    {
        var (first, end) = NameRun(mention);
        if (end == first && _tokens[mention.Head].Tag.StartsWith("NNP", StringComparison.Ordinal))
            (first, end) = (mention.Head, mention.Head + 1);
        return Forms(first, end, i => !IsHonorific(_tokens[i].Form));
    }

    private static bool IsHonorific(string form) => form is "Mr" or "Mr." or "Mrs" or "Mrs." or "Ms" or "Ms." or "Dr" or "Dr." or "Sir" or "Lord" or "Lady" or "Sgt" or "Sgt." or "Gen." or "Col." or "Capt." or "Lt." or "Sen." or "Rep." or "Gov." or "President" or "Jr." or "Jr";

    private string[] NameWords(SourceMention mention) => Forms(mention.First, mention.Head + 1, i => _tokens[i].Tag is not ("DT" or "POS" or "PRP$"));

    private string[] Forms(int first, int end, Predicate<int> keep)
    {
        var words = new List<string>();
        for (var i = first; i < end; i++)
            if (keep(i))
                words.Add(_tokens[i].Form);
        return [.. words];
    }

    private HashSet<string> Roles(SourceMention mention)
    {
        var roles = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.First; i < mention.End; i++)
            if (_tokens[i].Tag.StartsWith('N') && IsOffice(i))
                roles.Add(_tokens[i].Lemma);
        return roles;
    }

    private HashSet<string> Complement(SourceMention mention)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.Head + 1; i < mention.End; i++)
            if (_tokens[i].Tag.StartsWith('N'))
                words.Add(_tokens[i].Lemma);
        return words;
    }

    private HashSet<string> Modifiers(SourceMention mention)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var i = mention.First; i < mention.Head; i++)
            if (_tokens[i].Tag is not ("DT" or "PRP$" or "POS" or "``" or "''" or "CD") && _tokens[i].Lemma is not ("multiple" or "several" or "some" or "many" or "few" or "various" or "numerous")
                || _tokens[i].Lemma is "another" or "some" || i == mention.First && _tokens[i].Tag == "CD")
                words.Add(_tokens[i].Lemma);
        return words;
    }
}
