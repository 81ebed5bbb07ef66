using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>What a responder is, as far as its words tell.</summary>
internal enum SourceTrait { None, Pronoun, First, Person, Spokesperson, Official, People, Body, Outlet, Text, Name, ClaimNoun, Expletive, Other }

internal static class SourceTraits
{
    public static SourceTrait Of(Token[] tokens, TokenRange source, int head)
    {
        if (source.IsEmpty || head < 0)
            return SourceTrait.None;
        var token = tokens[head];
        if (token.Lemma is "i" or "we" or "us" or "me" || token.Form is "I" or "We" or "we")
            return SourceTrait.First;
        if (token.Lemma is "it" or "this" or "that" or "there" or "which")
            return SourceTrait.Expletive;
        if (token.Tag is "PRP" or "WP")
            return SourceTrait.Pronoun;
        for (var i = source.First; i < source.End; i++)
            if (tokens[i].Lemma.StartsWith("spokes", StringComparison.Ordinal) || tokens[i].Lemma is "rep" or "representative")
                return SourceTrait.Spokesperson;
        if (token.Name == NameKind.Person)
            return SourceTrait.Person;
        if (token.Lemma is "official" or "officer" or "minister" or "secretary" or "source")
            return SourceTrait.Official;
        if (WordLists.Outlets.Contains(token.Form))
            return SourceTrait.Outlet;
        if ((ResponseWords.Of(token.Lemma) & ResponseSense.ClaimNoun) != 0)
            return SourceTrait.ClaimNoun;
        if (WordLists.PersonNouns.Contains(token.Lemma))
            return SourceTrait.People;
        if (WordLists.BodyNouns.Contains(token.Lemma) || token.Name == NameKind.Organization)
            return SourceTrait.Body;
        if (WordLists.DocumentNouns.Contains(token.Lemma))
            return SourceTrait.Text;
        return token.Tag.StartsWith("NNP", StringComparison.Ordinal) ? SourceTrait.Name : SourceTrait.Other;
    }
}
