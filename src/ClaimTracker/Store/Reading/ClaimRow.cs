using System.Linq.Expressions;
using ClaimTracker.Model;

namespace ClaimTracker.Store.Reading;

/// <summary>A claim as it stands in a list.</summary>
public sealed record ClaimRow(
    long Id,
    string Text,
    ClaimState State,
    long? FirstStatementId,
    DateTime? FirstToldAt,
    DatePrecision FirstToldPrecision,
    int ArticleCount,
    int IndependentCount,
    int OutletCount,
    int Named,
    int Unnamed,
    int Rebuttals,
    int NoPositions,
    int Confirmations,
    DateTime? FirstAnsweredAt,
    DateTime ActiveAt,
    bool IsFiction,
    ReviewState Review)
{
    /// <summary>Number as shown and cited, e.g. <c>C-0142</c>.</summary>
    public string Number => $"C-{Id:0000}";

    internal static Expression<Func<Claim, ClaimRow>> Of { get; } = c => new ClaimRow(
        c.Id, c.Text, c.State, c.FirstStatementId, c.FirstToldAt, c.FirstToldPrecision, c.ArticleCount, c.IndependentCount, c.OutletCount,
        c.NamedSourceCount, c.UnnamedSourceCount, c.RebuttalCount, c.NoPositionCount, c.ConfirmationCount, c.FirstAnsweredAt, c.ActiveAt,
        c.IsFiction, c.Review);
}
