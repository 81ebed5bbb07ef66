using System.Globalization;

namespace ClaimTracker.Store.Reading;

/// <summary>One page of a list.</summary>
/// <param name="Items">The rows.</param>
/// <param name="Next">Where the next page begins; null on the last.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

/// <summary>A place in an ordered list: the order value and the id of the last row before it.</summary>
/// <param name="Value">Ticks or count that the list is ordered by.</param>
/// <param name="Id">Id of that row.</param>
public readonly record struct Cursor(long Value, long Id)
{
    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static Cursor? Parse(string? text) =>
        text?.Split('-') is [var value, var id]
        && long.TryParse(value, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var v)
        && long.TryParse(id, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var i)
            ? new Cursor(v, i) : null;

    /// <summary>The value as an instant; the earliest one where it is none.</summary>
    public DateTime At => Value is >= 0 and <= 3155378975999999999 ? new DateTime(Value, DateTimeKind.Utc) : DateTime.UnixEpoch;

    /// <inheritdoc/>
    public override string ToString() => $"{Value:x}-{Id:x}";
}

internal static class Paging
{
    /// <summary>Makes a page of <paramref name="size"/> rows out of one row more.</summary>
    public static Page<T> Cut<T>(List<T> rows, int size, Func<T, Cursor> cursor) =>
        rows.Count <= size ? new Page<T>(rows, null) : new Page<T>(rows[..size], cursor(rows[size - 1]).ToString());
}
