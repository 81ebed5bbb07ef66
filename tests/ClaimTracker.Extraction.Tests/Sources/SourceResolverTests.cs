using ClaimTracker.Extraction.Sources;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Tests.Sources;

public class SourceResolverTests
{
    [Fact]
    public void A_surname_is_joined_to_the_full_name()
    {
        var found = Articles.Extract("Finance Minister Maria Lopez denied the report on Monday.\n\nLopez declined to comment on the letter.");

        var source = Assert.Single(found.Sources, s => s.Kind == SourceKind.Person);
        Assert.Equal("Maria Lopez", source.Name);
        Assert.Equal(2, source.Mentions.Count);
    }

    [Fact]
    public void An_unnamed_source_is_coded_with_the_words_it_was_read_from()
    {
        const string text = "The bank will be sold, two senior officials familiar with the talks said on condition of anonymity because they were not allowed to speak.";
        var found = Articles.Extract(text);

        var source = Assert.Single(found.Sources, s => s.Kind == SourceKind.Unnamed);
        Assert.Equal(AnonymityType.Group, source.Anonymity!.Type);
        Assert.Equal("2", source.Anonymity.Count);
        Assert.Equal("senior", source.Anonymity.Seniority);
        Assert.Equal(KnowledgeBasis.Familiar, source.Anonymity.Basis);
        Assert.True(source.Anonymity.AnonymityCondition);
        Assert.Equal("they were not allowed to speak", source.Anonymity.Reason);
        Assert.StartsWith("familiar with", source.Anonymity.Evidence["basis"].Cut(text), StringComparison.Ordinal);
    }

    [Fact]
    public void A_capital_stands_for_its_government()
    {
        var found = Articles.Extract("Iran denied the report on Monday.\n\nTehran has denied such claims before.");

        var source = Assert.Single(found.Sources);
        Assert.Equal(SourceKind.Government, source.Kind);
    }

    [Fact]
    public void Whom_an_outlet_quotes_is_the_speaker_and_the_outlet_relays()
    {
        const string text = "State television quoted Defense Minister Omar Haddad as saying the base was safe.";
        var found = Articles.Extract(text);

        var statement = Assert.Single(found.Statements, s => s.RelaySpan is not null);
        Assert.Contains("Haddad", statement.SourceSpan!.Value.Cut(text), StringComparison.Ordinal);
        Assert.StartsWith("State television", statement.RelaySpan!.Value.Cut(text), StringComparison.Ordinal);
    }

    [Fact]
    public void Sources_named_again_in_fewer_words_are_the_same_source()
    {
        var found = Articles.Extract("Three senior officials said the port was closed.\n\nThe officials said it would open on Monday.");

        Assert.Equal(2, Assert.Single(found.Sources, s => s.Kind == SourceKind.Unnamed).Mentions.Count);
    }

    [Fact]
    public void Another_official_is_another_source()
    {
        var found = Articles.Extract("A senior official said the port was closed.\n\nAnother senior official said it would open on Monday.");

        Assert.Equal(2, found.Sources.Count(s => s.Kind == SourceKind.Unnamed));
    }

    [Fact]
    public void A_spokesman_with_a_name_is_not_unnamed()
    {
        var found = Articles.Extract("A spokesman, Karl Lindgren, said the bridge was safe.");

        Assert.DoesNotContain(found.Sources, s => s.Kind == SourceKind.Unnamed);
    }

    [Fact]
    public void What_a_source_says_is_no_part_of_the_source()
    {
        var found = Articles.Extract("The reports have been disputed, with an Iraqi official denying on Wednesday that she was his wife.");

        Assert.Equal("an Iraqi official", Assert.Single(found.Sources, s => s.Kind == SourceKind.Unnamed).Name);
    }

    [Fact]
    public void All_of_whom_are_those_who_were_named_before()
    {
        var found = Articles.Extract("The paper spoke to three former ministers, all of whom said the harbor was never closed.");

        Assert.DoesNotContain(found.Sources, s => s.Name.Contains("whom", StringComparison.Ordinal));
        Assert.Contains(found.Sources, s => s.Name.EndsWith("former ministers", StringComparison.Ordinal));
    }

    [Fact]
    public void The_verb_of_a_clause_is_no_part_of_its_subject()
    {
        var found = Articles.Extract("The company said a treaty of 1987 obliges both countries to share the river's water.");

        Assert.DoesNotContain(found.Sources, s => s.Name.Contains("obliges", StringComparison.Ordinal));
    }

    [Fact]
    public void A_source_that_speaks_again_is_not_a_second_one()
    {
        var found = Articles.Extract("A source told the magazine that the singer had left the band.\n\nA source said she would record alone.");

        Assert.Single(found.Sources, s => s.Kind == SourceKind.Unnamed);
    }

    [Fact]
    public void News_sources_are_outlets_and_no_unnamed_people()
    {
        var found = Articles.Extract("Several news sources reported on Monday that the port was closed.");

        Assert.DoesNotContain(found.Sources, s => s.Kind == SourceKind.Unnamed);
    }

    [Fact]
    public void A_source_in_another_place_is_another_source()
    {
        var found = Articles.Extract("A source at the harbor office said the ferry was late.\n\nA source in the navy said it had never left.");

        Assert.Equal(2, found.Sources.Count(s => s.Kind == SourceKind.Unnamed));
    }

    [Fact]
    public void One_and_again_one_are_two()
    {
        var found = Articles.Extract("\"The update broke my phone,\" one user wrote on the forum.\n\n\"It works well for me,\" one user replied.");

        Assert.Equal(2, found.Sources.Count(s => s.Kind == SourceKind.Unnamed));
    }

    [Fact]
    public void The_source_of_an_office_is_who_speaks()
    {
        var found = Articles.Extract("A Ministry of Transport source said the tunnel had been closed since Friday.");

        Assert.Equal("A Ministry of Transport source", Assert.Single(found.Sources, s => s.Kind == SourceKind.Unnamed).Name);
    }

    [Fact]
    public void A_description_that_turns_out_to_be_an_unnamed_source_was_one_from_the_start()
    {
        var view = new SyntaxView(SyntaxPipeline.Default.Parse(Articles.Of("A clerk at the archive opened the box.\n\nThe clerk said the letters were gone.")));
        var phrases = new NounPhraseReader(view);
        var mentions = phrases.Phrases.Where(p => view.Tokens[p.Head].Lemma == "clerk").Select(p => new SourceMention(p.First, p.End, p.Head, view.Tokens[p.Head].Head)).ToList();

        var (sources, sourceOf) = new SourceResolver(view, phrases).Resolve(mentions, [0.1, 0.9]);

        Assert.Equal([0, 0], sourceOf);
        Assert.Equal(SourceKind.Unnamed, Assert.Single(sources).Kind);
    }
}
