namespace ClaimTracker.Import;

/// <summary>A document that cannot be read as news. The message names the file, the reason and the cure.</summary>
public sealed class UnreadableDocumentException : Exception
{
    /// <summary>An exception without details; readers use the other constructor.</summary>
    public UnreadableDocumentException() : base("The document cannot be read.") { }

    /// <summary>An exception with a finished message.</summary>
    public UnreadableDocumentException(string message) : base(message) { }

    /// <summary>An exception with a finished message and its cause.</summary>
    public UnreadableDocumentException(string message, Exception innerException) : base(message, innerException) { }

    /// <summary>One line: <c>location: reason. cure</c></summary>
    /// <param name="location">File, entry or address.</param>
    /// <param name="reason">What is wrong, without a full stop.</param>
    /// <param name="cure">What the reader can do, as a sentence.</param>
    public UnreadableDocumentException(string location, string reason, string cure)
        : base($"{location}: {reason}. {cure}")
    {
        Location = location;
        Reason = reason;
        Cure = cure;
    }

    /// <summary>File, entry or address.</summary>
    public string Location { get; } = "";

    /// <summary>What is wrong.</summary>
    public string Reason { get; } = "";

    /// <summary>What the reader can do.</summary>
    public string Cure { get; } = "";
}
