using System.Collections.Frozen;
using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>How a phrase that is no subject of a reporting verb may still be where information comes from.</summary>
internal enum InformationPath
{
    /// <summary>None of those below.</summary>
    None,

    /// <summary>"Citing a source", "quoted two fighters".</summary>
    Cited,

    /// <summary>"According to an official", "in the words of an aide".</summary>
    AccordingTo,

    /// <summary>"Learned from agents", "a letter from a friend".</summary>
    From,

    /// <summary>"Was told by members", "criticized by voters".</summary>
    By,

    /// <summary>"Suspicions among soldiers", "the belief of many".</summary>
    Among,

    /// <summary>"Critics' claims".</summary>
    Possessive,

    /// <summary>"Lawmakers who told the paper".</summary>
    Relative,

    /// <summary>"Told reporters", "spoke to voters": who only hears it.</summary>
    Told,
}

/// <summary>Reads the path from the words around a phrase.</summary>
internal sealed class InformationFrame(SyntaxView view)
{
    private static readonly FrozenSet<string> Information = Set(
        "claim report allegation statement rumor rumour information accusation warning complaint criticism comment remark word view testimony account belief suspicion fear concern " +
        "interview question speculation suggestion tip quote message post tweet letter email e-mail call denial confirmation assurance explanation response answer reaction opinion " +
        "estimate prediction forecast assessment recommendation advice evidence detail leak praise objection outcry condemnation doubt skepticism scepticism pushback backlash demand " +
        "request story tale charge revelation admission announcement argument assertion consensus feedback review attack rebuke support sentiment worry anger outrage");

    private readonly Token[] _tokens = view.Tokens;

    /// <summary>The path of a mention.</summary>
    public InformationPath Of(SourceMention mention)
    {
        if (IsRelative(mention))
            return InformationPath.Relative;
        if (mention.End + 1 < _tokens.Length && _tokens[mention.End].Tag == "POS" && Information.Contains(_tokens[mention.End + 1].Lemma)
            || _tokens[mention.End - 1].Tag == "POS" && mention.End < _tokens.Length && Information.Contains(_tokens[mention.End].Lemma))
            return InformationPath.Possessive;
        return mention.First > view.SentenceOf(mention.First).First ? Before(mention) : InformationPath.None;
    }

    private InformationPath Before(SourceMention mention)
    {
        var first = view.SentenceOf(mention.First).First;
        var previous = _tokens[mention.First - 1].Lemma;
        var second = mention.First - 2 >= first ? _tokens[mention.First - 2].Lemma : "";
        var governor = _tokens[mention.Head].Head is >= 0 and var head ? _tokens[head] : default;
        if (IsCiting(previous) || IsCiting(governor.Lemma) && _tokens[mention.Head].Relation == "dobj")
            return InformationPath.Cited;
        return previous switch
        {
            "to" when second is "according" or "accord" => InformationPath.AccordingTo,
            "of" when second is "word" or "view" or "opinion" or "eye" => InformationPath.AccordingTo,
            "from" when Information.Contains(second) || governor.Lemma is "hear" or "learn" or "know" or "come" or "receive" or "get" or "obtain" || Information.Contains(governor.Lemma) => InformationPath.From,
            "by" when Information.Contains(second) || IsReporting(governor) || IsReporting(_tokens[Math.Max(first, mention.First - 2)]) => InformationPath.By,
            "among" or "of" or "with" when Information.Contains(second) => InformationPath.Among,
            "to" or "with" when IsReporting(governor) || second is "talk" or "speak" => InformationPath.Told,
            _ => _tokens[mention.Head].Relation is "dobj" or "iobj" && governor.Lemma is "tell" or "inform" or "ask" or "urge" or "warn" or "assure" or "remind" ? InformationPath.Told : InformationPath.None,
        };
    }

    private bool IsRelative(SourceMention mention)
    {
        for (var i = mention.Head + 1; i + 1 < Math.Min(_tokens.Length, mention.End + 2); i++)
            if (_tokens[i].Tag == "WP" && (IsReporting(_tokens[i + 1]) || i + 2 < _tokens.Length && _tokens[i + 1].Tag is "VBP" or "VBZ" or "VBD" or "MD" or "RB" && IsReporting(_tokens[i + 2])))
                return true;
        return false;
    }

    private static bool IsCiting(string? lemma) => lemma is "cite" or "quote" or "interview" or "citing" or "quoting";

    private static bool IsReporting(Token token) => token.Tag is not null && token.Tag.StartsWith('V') && WordLists.ReportingVerbs.Contains(token.Lemma);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
