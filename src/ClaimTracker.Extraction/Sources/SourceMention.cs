namespace ClaimTracker.Extraction.Sources;

/// <summary>A noun phrase that is credited with something.</summary>
/// <param name="First">First token of the phrase as a source.</param>
/// <param name="End">Token behind its last.</param>
/// <param name="Head">Its head noun or pronoun.</param>
/// <param name="Cue">The token that carries the cue, or the word that the phrase depends on.</param>
/// <param name="Credited">False where nothing is attributed to it by a cue that was found.</param>
/// <param name="Confidence">Probability of the attribution that credits it, 0 to 1; 0 where a mere pattern does or nothing.</param>
/// <param name="Content">Number of words that it is credited with; 0 where none were found.</param>
/// <param name="Quoted">True where some of them stand in quotation marks.</param>
/// <param name="Within">In how many statements' content it stands.</param>
public readonly record struct SourceMention(int First, int End, int Head, int Cue, bool Credited = true, double Confidence = 0, int Content = 0, bool Quoted = false, int Within = 0);
