namespace ClaimTracker.Model;

/// <summary>
/// What an editor coded of an unnamed source's published description, beside the program's own <see cref="UnnamedCoding"/>. A null
/// is a field that nobody coded yet; "not stated" is a value of its own. There is no field for a real identity, and there never will be.
/// </summary>
public sealed class UnnamedTagging
{
    /// <summary>What a text field holds where the article says nothing.</summary>
    public const string NotStated = "not stated";

    public long SourceId { get; set; }
    public Identification? Identification { get; set; }

    /// <summary><c>one</c>, <c>two</c>, a number in digits, <c>several</c> or <c>not stated</c>.</summary>
    public string? StatedCount { get; set; }

    /// <summary>Country in English, region words of the article, or <c>not stated</c>.</summary>
    public string? Country { get; set; }

    /// <summary>Body in the article's own words, or <c>not stated</c>.</summary>
    public string? Body { get; set; }

    public Sector? Sector { get; set; }
    public Seniority? Seniority { get; set; }
    public Basis? Basis { get; set; }
    public Terms? Terms { get; set; }
    public ReasonGiven? Reason { get; set; }
    public Corroboration? Corroboration { get; set; }
    public ContentKind? Content { get; set; }
    public QuotationMode? Quotation { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }
}

/// <summary>What the article presents the unnamed source as.</summary>
public enum Identification { NotStated, OnePerson, Group, BareSources, Institution, Document, Outlet }

/// <summary>Field of work of an unnamed source.</summary>
public enum Sector { NotStated, Executive, Diplomatic, Military, Intelligence, Legislature, LawEnforcement, Company, Other }

/// <summary>Rank of an unnamed source as published.</summary>
public enum Seniority { NotStated, Senior, Official, Spokesperson, Aide, Former }

/// <summary>How an unnamed source knows, as published.</summary>
public enum Basis { NotStated, FirstHand, DocumentSeen, Briefed, FamiliarWith }

/// <summary>The terms on which an unnamed source spoke, as published.</summary>
public enum Terms { NotStated, OnRecord, Background, DeepBackground, ConditionOfAnonymity }

/// <summary>The published reason for not naming a source.</summary>
public enum ReasonGiven { NotStated, NotAuthorized, SensitiveTalks, FearOfReprisal, Legal, Privacy, GroundRules, Other }

/// <summary>What the article says about a second confirmation.</summary>
public enum Corroboration { NotStated, SingleSource, SeveralIndependent, Document, OtherOutlet, CouldNotVerify }

/// <summary>What kind of thing an unnamed source said.</summary>
public enum ContentKind { NotStated, Fact, Opinion, Prediction, Attack }

/// <summary>How the words of an unnamed source are given.</summary>
public enum QuotationMode { NotStated, Direct, Indirect, Mixed }
