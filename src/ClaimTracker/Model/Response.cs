using ClaimTracker.Extraction;

namespace ClaimTracker.Model;

/// <summary>A statement that answers claims, and how.</summary>
public sealed class Response
{
    public long Id { get; set; }
    public long StatementId { get; set; }
    public Statement? Statement { get; set; }
    public ResponseKind Kind { get; set; }
    public DenialStrength Strength { get; set; }
    public ResponseScope Scope { get; set; }
    public double Confidence { get; set; }

    /// <summary>Why it was read as a response, in plain English.</summary>
    public List<string> Because { get; set; } = [];

    public ReviewState Review { get; set; }
    public required string Fingerprint { get; set; }
    public int Version { get; set; }
    public List<ResponseLink> Links { get; set; } = [];
}

/// <summary>The link from a response to a claim that it answers.</summary>
public sealed class ResponseLink
{
    public long Id { get; set; }
    public long ResponseId { get; set; }
    public Response? Response { get; set; }
    public long ClaimId { get; set; }
    public Claim? Claim { get; set; }

    /// <summary>The telling that is answered; null where the response answers the claim as told elsewhere.</summary>
    public long? TargetStatementId { get; set; }

    public double Confidence { get; set; }
    public List<string> Because { get; set; } = [];
    public ReviewState Review { get; set; }
    public required string Fingerprint { get; set; }

    /// <summary>
    /// True where the response likely answers only what its own article says and not what the articles of the claim share: it does not
    /// count for the claim until an editor confirms it.
    /// </summary>
    public bool IsAside { get; set; }

    public int Version { get; set; }
}
