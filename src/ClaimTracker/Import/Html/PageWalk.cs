using System.Collections.Frozen;
using AngleSharp.Dom;

namespace ClaimTracker.Import.Html;

/// <summary>Walks a parsed page once and gathers blocks and metadata.</summary>
internal sealed class PageWalk
{
    private static readonly FrozenSet<string> Skipped = FrozenSet.Create(
        StringComparer.Ordinal, "style", "noscript", "template", "svg", "iframe", "button", "select", "option", "textarea",
        "object", "video", "audio", "canvas", "map", "datalist", "dialog", "math", "applet", "embed", "input");
    private static readonly FrozenSet<string> Inline = FrozenSet.Create(
        StringComparer.Ordinal, "a", "b", "i", "em", "strong", "span", "u", "small", "sub", "sup", "font", "abbr", "cite", "q", "code", "mark",
        "time", "ins", "del", "s", "bdi", "bdo", "label", "tt", "kbd", "wbr", "acronym", "big", "strike", "dfn", "data", "var", "samp", "img", "picture", "source");

    private const int LongestCell = 120;

    private readonly Page _page;
    private char[] _text = new char[4096];
    private int _length;
    private readonly Dictionary<string, uint> _words = new(StringComparer.Ordinal);
    private readonly CancellationToken _cancel;
    private int _link, _bold, _italic;
    private int _linkChars, _boldChars, _italicChars, _breaks;
    private string? _time;
    private Frame _frame;

    private PageWalk(Page page, CancellationToken cancel) => (_page, _frame, _cancel) = (page, page.Root, cancel);

    public static Page Of(IDocument document, CancellationToken cancel)
    {
        var page = new Page { Root = new Frame(null, "html", 0, FrameFlags.None) };
        var walk = new PageWalk(page, cancel);
        page.Language = document.DocumentElement?.GetAttribute("lang");
        if (document.Head is { } head) walk.Head(head);
        if (document.Body is { } body) walk.Element(body);
        walk.Flush();
        return page;
    }

    private void Head(IElement head)
    {
        foreach (var node in head.ChildNodes)
        {
            if (node is IElement element) Metadata(element, element.LocalName);
        }
    }

    private void Children(INode node)
    {
        var children = node.ChildNodes;
        for (var i = 0; i < children.Length; i++)
        {
            var child = children[i];
            if (child is IText text) Append(text.Data);
            else if (child is IElement element) Element(element);
        }
    }

    private void Element(IElement element)
    {
        _cancel.ThrowIfCancellationRequested();
        var tag = element.LocalName;
        if (tag is "script" or "meta" or "link" or "title" or "base") Metadata(element, tag);
        else if (tag == "br") Break();
        else if (tag == "hr") Flush();
        else if (!Skipped.Contains(tag))
        {
            if (Inline.Contains(tag)) InlineElement(element, tag);
            else if (tag is "td" or "th") Cell(element);
            else BlockElement(element, tag);
        }
    }

    private void InlineElement(IElement element, string tag)
    {
        var marks = Marks(element);
        if (marks.IsHidden || (marks.Words & ClassWords.Unseen) != 0) return;
        var start = _length;
        var blocks = _page.Blocks.Count;
        if (tag == "a") _link++;
        else if (tag is "b" or "strong") _bold++;
        else if (tag is "i" or "em") _italic++;
        Children(element);
        if (tag == "a") _link--;
        else if (tag is "b" or "strong") _bold--;
        else if (tag is "i" or "em") _italic--;
        if (marks.Any) Mark(element, tag, marks, blocks == _page.Blocks.Count && start <= _length ? start : 0);
    }

    private void BlockElement(IElement element, string tag)
    {
        Flush();
        var marks = Marks(element);
        var outer = _frame;
        _frame = new Frame(outer, tag, marks.Words, FlagsOf(tag, marks));
        var blocks = _page.Blocks.Count;
        Children(element);
        if (tag == "h1") _page.Headings.Add(JoinedSince(blocks, 0));
        if (marks.Any && _page.Blocks.Count - blocks <= 3) Mark(element, tag, marks, 0, blocks);
        Flush();
        _frame = outer;
    }

    /// <summary>Cells of a row read as one line; a cell with a lot of text is a block of its own.</summary>
    private void Cell(IElement element)
    {
        if (_length > LongestCell) Flush();
        else Append(" ");
        Children(element);
        if (_length > LongestCell) Flush();
    }

    /// <summary>What the attributes of an element say, read in one pass.</summary>
    private readonly record struct ElementMarks(bool Any, uint Words, bool IsHidden, string? Role, string? Property, string? Rel);

    private ElementMarks Marks(IElement element)
    {
        var attributes = element.Attributes;
        if (attributes.Length == 0) return default;
        uint words = 0;
        var hidden = false;
        string? role = null, property = null, rel = null;
        for (var i = 0; i < attributes.Length; i++)
        {
            var attribute = attributes[i]!;
            switch (attribute.LocalName)
            {
                case "class" or "id": words |= Cached(attribute.Value); break;
                case "hidden": hidden = true; break;
                case "aria-hidden": hidden |= attribute.Value == "true"; break;
                case "style": hidden |= attribute.Value.Contains("none", StringComparison.Ordinal) && attribute.Value.Contains("display", StringComparison.Ordinal); break;
                case "role": role = attribute.Value; break;
                case "itemprop": property = attribute.Value; break;
                case "rel": rel = attribute.Value; break;
            }
        }
        return new(true, words, hidden, role, property, rel);
    }

    private uint Cached(string names)
    {
        if (!_words.TryGetValue(names, out var bits)) _words[names] = bits = ClassWords.Of(names);
        return bits;
    }

    private static FrameFlags FlagsOf(string tag, in ElementMarks marks)
    {
        var flags = tag switch
        {
            "article" => FrameFlags.Article,
            "main" => FrameFlags.Main,
            "aside" => FrameFlags.Aside,
            "header" => FrameFlags.Header,
            "footer" => FrameFlags.Footer,
            "nav" => FrameFlags.Nav,
            "form" => FrameFlags.Form,
            "figure" or "figcaption" => FrameFlags.Figure,
            "ul" or "ol" or "dl" => FrameFlags.List,
            "table" => FrameFlags.Table,
            "blockquote" => FrameFlags.Quote,
            "section" => FrameFlags.Section,
            _ => FrameFlags.None,
        };
        if (marks.IsHidden) flags |= FrameFlags.Hidden;
        if (marks.Property == "articleBody") flags |= FrameFlags.ArticleBody;
        return flags | marks.Role switch
        {
            "main" => FrameFlags.Main,
            "complementary" => FrameFlags.Aside,
            "navigation" => FrameFlags.Nav,
            "contentinfo" => FrameFlags.Footer,
            "banner" => FrameFlags.Header,
            _ => FrameFlags.None,
        };
    }

    private void Metadata(IElement element, string tag)
    {
        switch (tag)
        {
            case "script" when element.GetAttribute("type") is { } type && type.Contains("ld+json", StringComparison.OrdinalIgnoreCase):
                _page.JsonLd.Add(element.TextContent);
                break;
            case "meta" when element.GetAttribute("content") is { Length: > 0 } content:
                if ((element.GetAttribute("property") ?? element.GetAttribute("name") ?? element.GetAttribute("itemprop")) is { } name)
                    AddMeta(name.Trim().ToLowerInvariant(), content);
                break;
            case "link" when "canonical".Equals(element.GetAttribute("rel"), StringComparison.OrdinalIgnoreCase):
                _page.Canonical ??= element.GetAttribute("href");
                break;
            case "base":
                _page.Base ??= element.GetAttribute("href");
                break;
            case "title":
                _page.TitleElement ??= element.TextContent;
                break;
        }
    }

    private void AddMeta(string name, string content)
    {
        if (!_page.Metas.TryGetValue(name, out var values)) _page.Metas[name] = values = [];
        values.Add(content);
    }

    /// <summary>Notes times and authors that the element names.</summary>
    private void Mark(IElement element, string tag, in ElementMarks marks, int start, int blocks = -1)
    {
        var property = marks.Property;
        if (tag == "time" || property is "datePublished" or "dateModified" or "dateCreated")
        {
            var value = element.GetAttribute("datetime") ?? element.GetAttribute("content") ?? Since(start, blocks);
            var inArticle = (_frame.Flags & (FrameFlags.Article | FrameFlags.Main)) != 0 && (_frame.Flags & (FrameFlags.Aside | FrameFlags.Nav | FrameFlags.Footer)) == 0;
            if (value.Length is > 0 and < 100)
            {
                _page.Times.Add(new(value, $"{element.ClassName} {element.Id} {property}", _page.Blocks.Count, inArticle));
                _time ??= value;
            }
        }
        if (property is "author" || (property is "name" && _page.Authors.Count == 0 && element.ParentElement?.GetAttribute("itemprop") == "author"))
            AddAuthor(Since(start, blocks), "microdata author");
        else if (marks.Rel is { } rel && rel.Contains("author", StringComparison.OrdinalIgnoreCase))
            AddAuthor(Since(start, blocks), "link rel=author");
        else if ((marks.Words & ByGroup) != 0 && (_frame.Flags & (FrameFlags.Aside | FrameFlags.Nav | FrameFlags.Footer)) == 0)
            AddAuthor(Since(start, blocks), "byline on the page");
    }

    private const uint ByGroup = 1u << 11;

    private void AddAuthor(string text, string from)
    {
        if (text.Length is > 2 and < 200 && _page.Authors.Count < 60) _page.Authors.Add((text, from));
    }

    private string Since(int start, int blocks) =>
        blocks >= 0 ? JoinedSince(blocks, start) : Own(start);

    private string Own(int start) => _length > start ? _text.AsSpan(start, _length - start).Trim().ToString() : "";

    private string JoinedSince(int blocks, int start)
    {
        var own = Own(start);
        return blocks == _page.Blocks.Count ? own : string.Join(' ', _page.Blocks.Skip(blocks).Select(b => b.Text)) + " " + own;
    }

    private void Append(string data)
    {
        if (_text.Length < _length + data.Length) Array.Resize(ref _text, Math.Max(2 * _text.Length, _length + data.Length));
        var (text, length) = (_text, _length);
        foreach (var c in data)
        {
            if (char.IsWhiteSpace(c) || c is '\u200b' or '\u00ad' or '\ufeff' or '\0')
            {
                if (c is '\u200b' or '\u00ad' or '\ufeff') continue;
                if (length > 0 && text[length - 1] != ' ') text[length++] = ' ';
            }
            else
            {
                text[length++] = c;
            }
        }
        var added = length - _length;
        _length = length;
        if (added == 0) return;
        if (added > 1 || text[length - 1] != ' ') _breaks = 0;
        if (_link > 0) _linkChars += added;
        if (_bold > 0) _boldChars += added;
        if (_italic > 0) _italicChars += added;
    }

    private void Break()
    {
        if (++_breaks >= 2) Flush();
        else if (_length > 0 && _text[_length - 1] != ' ') AddSpace();
    }

    private void AddSpace()
    {
        if (_length == _text.Length) Array.Resize(ref _text, 2 * _length);
        _text[_length++] = ' ';
    }

    private void Flush()
    {
        _breaks = 0;
        while (_length > 0 && _text[_length - 1] == ' ') _length--;
        if (_length > 0)
        {
            var text = new string(_text, 0, _length);
            var links = Math.Min(_linkChars, text.Length);
            var block = new PageBlock
            {
                Text = text, Frame = _frame, LinkChars = links, BoldChars = Math.Min(_boldChars, text.Length),
                ItalicChars = Math.Min(_italicChars, text.Length), Time = _time,
                IsProse = text.Length >= 60 && links * 3 < text.Length && text.AsSpan().IndexOfAny(Stops) >= 0,
            };
            _frame.Add(block, _page.Blocks.Count);
            _page.Blocks.Add(block);
        }
        _length = 0;
        _time = null;
        _linkChars = _boldChars = _italicChars = 0;
    }

    private static readonly System.Buffers.SearchValues<char> Stops = System.Buffers.SearchValues.Create(".,;:!?。，");
}
