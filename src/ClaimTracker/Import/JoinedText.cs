using System.Text;
using ClaimTracker.Extraction;

namespace ClaimTracker.Import;

/// <summary>Builds an article's text out of blocks, with a blank line between them.</summary>
internal sealed class JoinedText
{
    private readonly StringBuilder _text = new();
    private readonly List<TextBlock> _blocks = [];

    /// <summary>The text so far.</summary>
    public string Text => _text.ToString();

    public List<TextBlock> Blocks => _blocks;

    /// <summary>Adds a block; text without words is left out.</summary>
    public void Add(BlockKind kind, string? words)
    {
        var block = words?.Trim();
        if (string.IsNullOrEmpty(block)) return;
        if (_text.Length > 0) _text.Append("\n\n");
        var start = _text.Length;
        _text.Append(block);
        _blocks.Add(new(kind, new Span(start, _text.Length)));
    }
}
