namespace ClaimTracker.Extraction.Syntax;

/// <summary>Everything that was trained, and the names of tags and relations.</summary>
/// <param name="TagNames">Penn Treebank tags by number.</param>
/// <param name="RelationNames">Relations by number.</param>
/// <param name="Vocabulary">Known words.</param>
/// <param name="Lemmatizer">Rules for lemmas.</param>
/// <param name="Tagger">Part-of-speech tagger.</param>
/// <param name="NameFinder">Finder of names.</param>
/// <param name="Parser">Dependency parser.</param>
internal sealed record SyntaxModel(
    string[] TagNames,
    string[] RelationNames,
    Vocabulary Vocabulary,
    Lemmatizer Lemmatizer,
    Tagger Tagger,
    NameFinder NameFinder,
    DependencyParser Parser)
{
    /// <summary>Number that stands for "no tag" outside the sentence.</summary>
    public byte NoTag => (byte)TagNames.Length;
}
