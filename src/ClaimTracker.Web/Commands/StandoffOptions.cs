using System.CommandLine;
using ClaimTracker.Extraction.Training;

namespace ClaimTracker.Web.Commands;

/// <summary>The options that name annotations kept apart from their texts.</summary>
internal sealed class StandoffOptions
{
    private readonly Option<string?> _annotations = new("--annotations") { Description = "File of annotations apart from their texts; also learned from.", HelpName = "FILE" };
    private readonly Option<string[]> _texts = new("--texts")
    {
        Description = "The texts of --annotations: folders with NAME.txt, JSON Lines files with id and text.",
        HelpName = "PATH",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> _weights = new("--weights") { Description = "Folder with an attribution.bin that has not seen these texts; the shipped one otherwise.", HelpName = "DIR" };

    public void AddTo(Command command)
    {
        command.Add(_annotations);
        command.Add(_texts);
        command.Add(_weights);
    }

    /// <summary>The annotated articles that the options name; none where they name no file.</summary>
    /// <exception cref="FormatException">A file cannot be read, or there is no folder of texts.</exception>
    public async Task<List<ResponseExample>> ReadAsync(ParseResult parsed)
    {
        if (parsed.GetValue(_annotations) is not { } file) return [];
        var texts = parsed.GetValue(_texts) is { Length: > 0 } places ? new TextShelf(places) : throw new FormatException("--annotations holds offsets only: --texts has to name its texts.");
        return await ResponseCorpus.ReadStandoffAsync(file, texts, parsed.GetValue(_weights));
    }
}
