namespace ClaimTracker.Model;

/// <summary>What the responses make of a claim; computed, never a verdict on the truth.</summary>
public enum ClaimState { Unanswered, NoComment, Denied, Disputed, Confirmed, Mixed, Withdrawn }

/// <summary>A proposition that is tracked. Every figure is recomputed from tellings and links whenever one changes.</summary>
public sealed class Claim
{
    public long Id { get; set; }

    /// <summary>The proposition: the words of its clearest telling, or an editor's.</summary>
    public required string Text { get; set; }

    public ClaimState State { get; set; }

    /// <summary>The telling with the earliest date (ties: the first stored); null while it has none.</summary>
    public long? FirstStatementId { get; set; }

    public DateTime? FirstToldAt { get; set; }
    public DatePrecision FirstToldPrecision { get; set; }

    /// <summary>Articles that tell it, copies included.</summary>
    public int ArticleCount { get; set; }

    /// <summary>Articles that tell it, near-identical copies counted once.</summary>
    public int IndependentCount { get; set; }

    public int OutletCount { get; set; }
    public int NamedSourceCount { get; set; }
    public int UnnamedSourceCount { get; set; }
    public int RebuttalCount { get; set; }
    public int NoPositionCount { get; set; }
    public int ConfirmationCount { get; set; }

    /// <summary>Time of the earliest answer; null while there is none or it is undated.</summary>
    public DateTime? FirstAnsweredAt { get; set; }

    /// <summary>Time of the newest telling or answer, for ordering; where nothing is dated, the latest date that the articles name, else the time of import.</summary>
    public DateTime ActiveAt { get; set; }

    /// <summary>True where every telling is invented demonstration material.</summary>
    public bool IsFiction { get; set; }

    public ReviewState Review { get; set; }

    /// <summary>The claim that an editor merged this one into; null while it stands for itself.</summary>
    public long? MergedIntoId { get; set; }

    /// <summary>Concurrency version, raised by every edit.</summary>
    public int Version { get; set; }

    public List<Telling> Tellings { get; set; } = [];
    public List<ResponseLink> Links { get; set; } = [];
}

/// <summary>A statement that puts a claim forward.</summary>
public sealed class Telling
{
    public long Id { get; set; }
    public long ClaimId { get; set; }
    public Claim? Claim { get; set; }
    public long StatementId { get; set; }
    public Statement? Statement { get; set; }

    /// <summary>Probability that the statement puts forward this claim; 1 for the one the claim was made from.</summary>
    public double Confidence { get; set; }

    /// <summary>Why the two were joined, in plain English.</summary>
    public List<string> Because { get; set; } = [];

    public ReviewState Review { get; set; }
    public int Version { get; set; }
}
