namespace ClaimTracker.Web.Resources;

/// <summary>Marks the resource of all words that pages show. The English text is the key; <c>Words.&lt;language&gt;.resx</c> beside this file translates it.</summary>
public sealed class Words;
