namespace ClaimTracker.Extraction.Syntax;

/// <summary>Coarse kind of a name.</summary>
public enum NameKind : byte { None, Person, Organization, Place, Nationality, Date, Number, Other }

/// <summary>One token with what tagger and parser say of it. Tags and relations are Penn Treebank / basic Stanford Dependencies as in CoreNLP's output.</summary>
/// <param name="Span">Where it stands in the text.</param>
/// <param name="Form">The characters it covers.</param>
/// <param name="Lemma">Lower-case lemma.</param>
/// <param name="Tag">Penn Treebank part-of-speech tag.</param>
/// <param name="Name">Kind of name it belongs to.</param>
/// <param name="Head">Index of its head in the article's token list; -1 for a root.</param>
/// <param name="Relation">Dependency relation to the head.</param>
public readonly record struct Token(Span Span, string Form, string Lemma, string Tag, NameKind Name, int Head, string Relation);

/// <summary>A tokenized, tagged and parsed article.</summary>
/// <param name="Article">The text and its blocks.</param>
/// <param name="Tokens">All tokens outside boilerplate, in text order.</param>
/// <param name="Sentences">Sentences in text order; together they cover all tokens.</param>
public sealed record ParsedArticle(ArticleText Article, Token[] Tokens, Text.Sentence[] Sentences);
