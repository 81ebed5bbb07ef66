namespace ClaimTracker.Web.Commands;

/// <summary>A command cannot do its work; the message names the cause and the cure for the person at the terminal.</summary>
internal sealed class CommandFailedException(string message, Exception inner) : Exception(message, inner);
