namespace ClaimTracker.Extraction;

/// <summary>Who is credited with a statement.</summary>
public enum SourceKind { Person, Organization, Government, Document, Outlet, Unnamed, Other }

/// <summary>How a statement is reported.</summary>
public enum QuoteKind { Indirect, Direct, Mixed }

/// <summary>What kind of act the cue names; the product shows speech (<see cref="Statement"/>) first.</summary>
public enum StatementAct { Statement, Belief, Intention, Perception, Other }

/// <summary>How someone answered a claim (the gold guidelines' nine kinds).</summary>
public enum ResponseKind
{
    Denial,
    CounterClaim,
    DisputesFraming,
    DeclinedToComment,
    NoResponse,
    NotConfirmed,
    Referral,
    Confirmation,
    Retraction,
}

/// <summary>How firmly a claim is denied.</summary>
public enum DenialStrength { Plain, Categorical, Hedged }

/// <summary>Whether a response answers the whole claim or a part of it.</summary>
public enum ResponseScope { Whole, Part }

/// <summary>What an unnamed source is.</summary>
public enum AnonymityType { Individual, Group, Spokesperson, Generic }

/// <summary>What the article says about how an unnamed source knows.</summary>
public enum KnowledgeBasis { NotStated, FirstHand, Familiar, Briefed, Document }

/// <summary>The published description of an unnamed source, coded. Never holds a real identity.</summary>
/// <param name="Type">Individual, group, spokesperson or generic.</param>
/// <param name="Count"><c>one</c>, a number in digits, or <c>plural</c>.</param>
/// <param name="Affiliation">The words that name country, body or side; null where none.</param>
/// <param name="Seniority">"senior", "high-ranking" and the like, verbatim; null where none.</param>
/// <param name="Basis">Basis of knowledge.</param>
/// <param name="AnonymityCondition">True where the text says that the source asked not to be named.</param>
/// <param name="Reason">The reason given for not being named, verbatim; null where none.</param>
/// <param name="Evidence">The passages the codes were read from, by field name (camelCase, e.g. <c>basis</c>).</param>
public sealed record Anonymity(
    AnonymityType Type,
    string Count,
    string? Affiliation,
    string? Seniority,
    KnowledgeBasis Basis,
    bool AnonymityCondition,
    string? Reason,
    IReadOnlyDictionary<string, Span> Evidence);

/// <summary>A source of one article with every mention that was joined to it.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Fullest name or description, as published.</param>
/// <param name="Role">Office or function in the article's words; null where none.</param>
/// <param name="Affiliation">Country, body or side in the article's words; null where none.</param>
/// <param name="Mentions">Every span that names it, in text order; at least one.</param>
/// <param name="Anonymity">The coded description; set exactly where <paramref name="Kind"/> is <see cref="SourceKind.Unnamed"/>.</param>
public sealed record ExtractedSource(
    SourceKind Kind,
    string Name,
    string? Role,
    string? Affiliation,
    IReadOnlyList<Span> Mentions,
    Anonymity? Anonymity);

/// <summary>One attribution: who (source span) says (cue span) what (content spans), in the terms of PARC and PolNeAR.</summary>
/// <param name="Source">Index into <see cref="ArticleExtraction.Sources"/>; null for a claim nobody is credited with.</param>
/// <param name="Parent">Index of the statement whose content holds this one; null outside.</param>
/// <param name="SourceSpan">The source's noun phrase beside this cue; null where the text has none.</param>
/// <param name="CueSpan">The words that signal the attribution; null for an unattributed claim.</param>
/// <param name="ContentSpans">The attributed words in text order; empty only for a response without content.</param>
/// <param name="Quote">Direct, indirect or mixed.</param>
/// <param name="Act">Speech, belief, intention or perception.</param>
/// <param name="Confidence">Probability that the attribution is right, 0 to 1.</param>
/// <param name="RelaySpan">The outlet or agency through which the words came ("Iran's Mehr news agency"); null where none.</param>
/// <param name="TimeSpan">The words that date the statement ("on Tuesday"); null where none.</param>
public sealed record ExtractedStatement(
    int? Source,
    int? Parent,
    Span? SourceSpan,
    Span? CueSpan,
    IReadOnlyList<Span> ContentSpans,
    QuoteKind Quote,
    StatementAct Act,
    double Confidence,
    Span? RelaySpan = null,
    Span? TimeSpan = null);

/// <summary>The link from a response to one claim of the same article.</summary>
/// <param name="Statement">Index of the statement that puts the claim forward.</param>
/// <param name="Confidence">Calibrated probability that the link is right, 0 to 1.</param>
/// <param name="Because">Reasons in plain English: "cue: denied", "refers to: the report", "both name Iran".</param>
public sealed record ResponseTarget(int Statement, double Confidence, IReadOnlyList<string> Because);

/// <summary>A statement that answers claims.</summary>
/// <param name="Statement">Index of the answering statement.</param>
/// <param name="Kind">How it answers.</param>
/// <param name="Targets">The claims it answers in this article, best first; empty where the claim is not in the article.</param>
/// <param name="Confidence">Calibrated probability that this is a response of this kind, 0 to 1.</param>
/// <param name="Because">Reasons in plain English for reading it as a response.</param>
/// <param name="Strength">How firm a denial is; <see cref="DenialStrength.Plain"/> for other kinds.</param>
/// <param name="Scope">Whether it answers the whole claim or a part.</param>
public sealed record ExtractedResponse(
    int Statement,
    ResponseKind Kind,
    IReadOnlyList<ResponseTarget> Targets,
    double Confidence,
    IReadOnlyList<string> Because,
    DenialStrength Strength,
    ResponseScope Scope);

/// <summary>Everything found in one article. Indices point into these lists.</summary>
public sealed record ArticleExtraction(
    IReadOnlyList<ExtractedSource> Sources,
    IReadOnlyList<ExtractedStatement> Statements,
    IReadOnlyList<ExtractedResponse> Responses);
