using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Sources;

/// <summary>Joins the credited noun phrases of an article to sources: names to names, pronouns and "the official" to whom they mean.</summary>
internal sealed class SourceResolver(SyntaxView view, NounPhraseReader phrases)
{
    private const int MaxLookBack = 400;
    private readonly SourceNamer _namer = new(view);
    private readonly AnonymityCoder _coder = new(view);
    private readonly List<SourceEntity> _entities = [];

    /// <summary>From this probability on, a phrase is an unnamed source.</summary>
    public double Threshold { get; init; } = 0.42;

    /// <summary>The sources, given every mention's chance to be an unnamed one, and for every mention (in text order) the index of its source; -1 for a phrase that is none.</summary>
    public (List<ExtractedSource> Sources, int[] SourceOf) Resolve(IReadOnlyList<SourceMention> mentions, double[] chances)
    {
        var sourceOf = new int[mentions.Count];
        for (var i = 0; i < mentions.Count; i++)
        {
            sourceOf[i] = -1;
            if (EntityOf(mentions[i], chances[i]) is not { } entity)
                continue;
            entity.Mentions.Add(mentions[i]);
            sourceOf[i] = entity.Index;
        }
        return (_entities.ConvertAll(Describe), sourceOf);
    }

    private SourceEntity? EntityOf(SourceMention mention, double chance)
    {
        var head = view.Tokens[mention.Head];
        if (head.Tag is "PRP" or "WP" or "WDT" or "DT" && Pronoun(mention, head) is { } meant)
            return meant;
        if (PartOf(mention, chance) is { } whole)
            return whole;
        var anonymous = head.Tag is not ("PRP" or "WP" or "WDT") && chance >= Threshold;
        if (!anonymous && !mention.Credited)
            return null;
        var named = _namer.Name(mention, anonymous);
        var known = Known(mention, named) ?? Add(named);
        known.Unnamed |= anonymous && known.IsDescription;
        return known;
    }

    private SourceEntity? Known(SourceMention mention, SourceName name)
    {
        for (var i = _entities.Count - 1; i >= Math.Max(0, _entities.Count - MaxLookBack); i--)
            if (_entities[i].Name.Means(name))
                return _entities[i];
        if (!name.Definite)
            return null;
        for (var i = _entities.Count - 1; i >= Math.Max(0, _entities.Count - MaxLookBack); i--)
            if (Describes(name, _entities[i], mention))
                return _entities[i];
        if (name is { Kind: SourceKind.Unnamed, Plural: false } && Latest(mention, e => e.Kind == SourceKind.Unnamed && e.Name.Plural && e.Name.Noun == name.Noun && name.Modifiers.IsSubsetOf(e.Name.Modifiers)) is { } oneOfThem)
            return oneOfThem;
        return name is { Kind: SourceKind.Unnamed, Modifiers.Count: 0, Noun: "source" or "person" or "people" }
            ? Latest(mention, e => e.Kind == SourceKind.Unnamed && e.Name.Plural == name.Plural) : null;
    }

    /// <summary>"The official", "the ministry", "the sources": the latest source that is headed or titled so.</summary>
    private static bool Describes(SourceName name, SourceEntity entity, SourceMention mention) =>
        name.Plural == entity.Name.Plural
        && (name.Noun == entity.Name.Noun && name.Noun.Length > 0 || entity.Name.Roles.Contains(name.Noun) || name.Noun == "person" && entity.Kind == SourceKind.Unnamed && !entity.Name.Plural)
        && (name.Modifiers.Count == 0 || name.Modifiers.IsSubsetOf(entity.Name.Modifiers) || entity.Name.Modifiers.IsSubsetOf(name.Modifiers) && name.Modifiers.Overlaps(entity.Name.Modifiers))
        && entity.Mentions[0].First < mention.First;

    private SourceEntity? Pronoun(SourceMention mention, Token head)
    {
        if (head.Lemma is "he" or "she" or "him" or "her")
            return LastPerson(mention) ?? Latest(mention, e => e.Kind is SourceKind.Person || e.Kind == SourceKind.Unnamed && !e.Name.Plural);
        if (head.Lemma is "they" or "them")
            return Latest(mention, e => e.Kind == SourceKind.Unnamed && e.Name.Plural || e.Name.Plural) ?? Latest(mention, e => e.Kind is SourceKind.Organization or SourceKind.Unnamed);
        if (head.Lemma is "it")
            return Latest(mention, e => e.Kind is SourceKind.Organization or SourceKind.Government or SourceKind.Document or SourceKind.Outlet);
        if (head.Lemma is "who" or "which" or "that")
            return Latest(mention, e => e.Mentions[^1].End >= mention.First - 3);
        return null;
    }

    /// <summary>"All of whom", "both of which": those who are named just before; "all three": the several sources told of last.</summary>
    private SourceEntity? PartOf(SourceMention mention, double chance)
    {
        var tokens = view.Tokens;
        var last = tokens[mention.End - 1];
        if (mention.End - mention.First == 2 && tokens[mention.First].Lemma is "all" && last.Tag == "CD")
            return Latest(mention, e => e.Name.Plural);
        if (last.Lemma is not ("whom" or "which") || mention.First < 2 || tokens[mention.First - 1].Tag != "," || phrases.Holding(mention.First - 2) is not { } phrase)
            return null;
        var before = new SourceMention(phrase.First, phrase.End, phrase.Head, mention.Cue);
        var name = _namer.Name(before, chance >= Threshold && tokens[phrase.Head].Name != NameKind.Person);
        return _entities.FindLast(e => e.Mentions[^1].Head == phrase.Head) ?? Known(before, name) ?? AddWithMention(name, before);
    }

    private SourceEntity? Latest(SourceMention mention, Predicate<SourceEntity> fits)
    {
        SourceEntity? best = null;
        for (var i = _entities.Count - 1; i >= Math.Max(0, _entities.Count - 60); i--)
            if (fits(_entities[i]) && (best is null || _entities[i].Mentions[^1].First > best.Mentions[^1].First) && view.SentenceIndex(mention.First) - view.SentenceIndex(_entities[i].Mentions[^1].First) <= 6)
                best = _entities[i];
        return best;
    }

    /// <summary>The person whose name stands last as a subject before a pronoun, where nearer than the last source.</summary>
    private SourceEntity? LastPerson(SourceMention mention)
    {
        var sentence = view.SentenceIndex(mention.First);
        var lowest = view.Article.Sentences[Math.Max(0, sentence - 2)].First;
        for (var i = mention.First - 1; i >= lowest; i--)
        {
            if (phrases.Holding(i) is not { } phrase)
                continue;
            var before = new SourceMention(phrase.First, phrase.End, phrase.Head, mention.Cue);
            var entity = _entities.FindLast(e => e.Mentions[^1].Head == phrase.Head);
            if (entity is { Kind: SourceKind.Person } || entity is { Kind: SourceKind.Unnamed, Name.Plural: false })
                return entity;
            if (view.Tokens[phrase.Head].Name == NameKind.Person && view.Tokens[phrase.Head].Relation is "nsubj" or "nsubjpass")
            {
                var name = _namer.Name(before, false);
                return Known(before, name) ?? AddWithMention(name, before);
            }
            i = phrase.First;
        }
        return null;
    }

    private SourceEntity AddWithMention(SourceName name, SourceMention mention)
    {
        var entity = Add(name);
        entity.Mentions.Add(mention);
        return entity;
    }

    private SourceEntity Add(SourceName name)
    {
        var entity = new SourceEntity(name, _entities.Count);
        _entities.Add(entity);
        return entity;
    }

    private SourceMention WithoutPossessive(SourceMention mention) =>
        mention.End - mention.First > 1 && view.Tokens[mention.End - 1].Tag == "POS" ? mention with { End = mention.End - 1 } : mention;

    private ExtractedSource Describe(SourceEntity entity)
    {
        var text = view.Article.Article.Text;
        if (entity.Kind == SourceKind.Unnamed)
            for (var i = 0; i < entity.Mentions.Count; i++)
                entity.Mentions[i] = entity.Mentions[i] with { End = phrases.EndOfClause(entity.Mentions[i]) };
        var fullest = entity.Mentions.OrderByDescending(m => view.Tokens[m.Head].Tag is "PRP" or "WP" ? 0 : m.End - m.First).ThenBy(m => m.First).ToList();
        var plain = WithoutPossessive(fullest[0]);
        var name = entity.Kind == SourceKind.Person && _namer.FullestName(fullest) is { } person ? person.Cut(text) : view.SpanOf(plain.First, plain.End).Cut(text);
        var (role, affiliation) = entity.Kind == SourceKind.Person ? _namer.RoleOf(fullest) : default;
        return new(entity.Kind, name, role?.Cut(text), affiliation?.Cut(text),
            [.. entity.Mentions.Select(m => view.SpanOf(m.First, m.End)).Distinct().Order()],
            entity.Kind == SourceKind.Unnamed ? _coder.Code(fullest) : null);
    }
}
