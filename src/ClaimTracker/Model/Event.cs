using System.Security.Cryptography;
using System.Text;

namespace ClaimTracker.Model;

/// <summary>One entry of the append-only record of editors' decisions. Entries are hash chained in order of id.</summary>
public sealed class Event
{
    public long Id { get; set; }
    public DateTime At { get; set; }

    /// <summary>The deciding account; null for the command line.</summary>
    public long? AccountId { get; set; }

    /// <summary>Name of who decided, as shown.</summary>
    public required string Actor { get; set; }

    /// <summary>Name of the editor command, e.g. <c>confirm-link</c>.</summary>
    public required string Command { get; set; }

    /// <summary>Type of the record, e.g. <c>ResponseLink</c>.</summary>
    public required string Entity { get; set; }

    public long EntityId { get; set; }

    /// <summary>The changed fields before, as JSON; null for a creation.</summary>
    public string? Before { get; set; }

    /// <summary>The changed fields after, as JSON; null for a deletion.</summary>
    public string? After { get; set; }

    public string? Why { get; set; }

    /// <summary>Joins the events of one decision, so that one undo takes all back.</summary>
    public required string Decision { get; set; }

    /// <summary>The decision that this one takes back; null otherwise.</summary>
    public string? Undoes { get; set; }

    /// <summary>Hash of the entry before; 64 zeros for the first.</summary>
    public required string PreviousHash { get; set; }

    /// <summary>SHA-256 over the fields and <see cref="PreviousHash"/>, lower-case hex.</summary>
    public required string Hash { get; set; }

    /// <summary>The hash that this entry's fields give.</summary>
    public string ComputeHash()
    {
        var fields = new[]
        {
            PreviousHash, At.Ticks.ToString(System.Globalization.CultureInfo.InvariantCulture),
            AccountId?.ToString(System.Globalization.CultureInfo.InvariantCulture), Actor, Command, Entity,
            EntityId.ToString(System.Globalization.CultureInfo.InvariantCulture), Before, After, Why, Decision, Undoes,
        };
        var joined = string.Join('\u001f', fields.Select(f => f is null ? "-" : "+" + f));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(joined)));
    }
}
