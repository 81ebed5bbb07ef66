using ClaimTracker.Store.Reading;

namespace ClaimTracker.Web.Components.Timelines;

/// <summary>One row of the line of time.</summary>
public abstract record TimelineRow;

/// <summary>A date on the line.</summary>
/// <param name="First">The item that the date is taken from.</param>
/// <param name="IsUndated">True for the mark before items without a date.</param>
public sealed record MarkRow(string Label, TimelineItem First, bool IsUndated) : TimelineRow;

/// <summary>A stretch in which nothing is recorded.</summary>
public sealed record GapRow(string Label) : TimelineRow;

/// <summary>A telling with the answers of the same day or article.</summary>
/// <param name="Letter">Its letter on this timeline.</param>
/// <param name="Copies">The same telling in articles that repeat the text.</param>
/// <param name="LaterAnswers">Answers that stand further down, by number.</param>
/// <param name="HasSlot">True where no answer to the claim is recorded at all.</param>
public sealed record TellingRow(
    TimelineItem Item, string Letter, IReadOnlyList<AnswerOnLine> Answers, IReadOnlyList<TimelineItem> Copies, IReadOnlyList<AnswerOnLine> LaterAnswers, bool HasSlot) : TimelineRow;

/// <summary>An answer that stands at its own date, after or before what it answers.</summary>
public sealed record AnswerRow(AnswerOnLine Answer) : TimelineRow;

/// <summary>An answer with its number and what it answers on this timeline.</summary>
/// <param name="Targets">The tellings that it answers, the nearest first, each with its letter; empty where a filter hides them.</param>
/// <param name="CopyCount">Articles that repeat it.</param>
public sealed record AnswerOnLine(TimelineItem Item, int Number, IReadOnlyList<(TimelineItem Telling, string Letter)> Targets, int CopyCount);
