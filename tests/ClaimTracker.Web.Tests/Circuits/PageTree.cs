namespace ClaimTracker.Web.Tests.Circuits;

/// <summary>An element, text or component of a page, as a browser would hold it.</summary>
internal sealed class PageNode(string name, PageNode? parent)
{
    /// <summary>Tag of an element; empty for a component, <c>#text</c> for text.</summary>
    public string Name { get; } = name;

    public PageNode? Parent { get; } = parent;
    public List<PageNode> Children { get; } = [];
    public Dictionary<string, string?> Attributes { get; } = [];
    public Dictionary<string, ulong> Handlers { get; } = [];
    public string Text { get; set; } = "";

    public string? this[string attribute] => Attributes.GetValueOrDefault(attribute);

    public IEnumerable<PageNode> All => Children.SelectMany(child => child.All.Prepend(child));

    /// <summary>Everything that is to be read in it.</summary>
    public string AllText => Name == "#text" ? Text : string.Concat(Children.Select(c => c.AllText));
}

/// <summary>The page of a circuit, kept up to date by its render batches.</summary>
internal sealed class PageTree
{
    private readonly Dictionary<int, PageNode> components = [];

    public PageNode Root { get; } = new("", null);

    public IEnumerable<PageNode> All => Root.All;

    public void Apply(byte[] data)
    {
        var batch = new RenderBatch(data);
        foreach (var (component, edits, count) in batch.Updated()) Edit(batch, Component(component), edits, count);
        foreach (var gone in batch.Disposed()) components.Remove(gone);
    }

    // A component that nobody placed is one that the page starts with.
    private PageNode Component(int id)
    {
        if (components.TryGetValue(id, out var node)) return node;
        Root.Children.Add(node = new("", Root));
        return components[id] = node;
    }

    private void Edit(RenderBatch batch, PageNode parent, int edits, int count)
    {
        var moves = new List<(PageNode Node, int To)>();
        for (var i = 0; i < count; i++)
        {
            var (type, sibling, frame, attribute) = batch.Edit(edits, i);
            switch (type)
            {
                case 1: Insert(batch, parent, sibling, frame); break;
                case 2: parent.Children.RemoveAt(sibling); break;
                case 3: SetAttribute(batch, parent.Children[sibling], frame); break;
                case 4: Remove(parent.Children[sibling], attribute!); break;
                case 5 or 8: parent.Children[sibling].Text = batch.Text(batch.Frame(frame).First) ?? ""; break;
                case 6: parent = parent.Children[sibling]; break;
                case 7: parent = parent.Parent!; break;
                case 9: moves.Add((parent.Children[sibling], frame)); break;
                case 10:
                    foreach (var (node, to) in moves) parent.Children[to] = node;
                    moves.Clear();
                    break;
            }
        }
    }

    /// <summary>Inserts one frame with everything in it; returns how many siblings it became.</summary>
    private int Insert(RenderBatch batch, PageNode parent, int at, int index)
    {
        var (type, first, second, _) = batch.Frame(index);
        if (type is 3) SetAttribute(batch, parent, index);
        if (type is not (1 or 2 or 4 or 5 or 8)) return 0;
        if (type == 5) return InsertRange(batch, parent, at, index + 1, index + first);
        var node = new PageNode(type switch { 1 => batch.Text(second)!, 4 => "", _ => "#text" }, parent);
        parent.Children.Insert(at, node);
        if (type == 1) InsertRange(batch, node, 0, index + 1, index + first);
        else if (type == 4) components[second] = node;
        else node.Text = batch.Text(first) ?? "";
        return 1;
    }

    private int InsertRange(RenderBatch batch, PageNode parent, int at, int from, int end)
    {
        var start = at;
        for (var i = from; i < end; i += Length(batch.Frame(i))) at += Insert(batch, parent, at, i);
        return at - start;
    }

    private static int Length((int Type, int First, int Second, ulong Handler) frame) => frame.Type is 1 or 4 or 5 ? frame.First : 1;

    private static void SetAttribute(RenderBatch batch, PageNode node, int index)
    {
        var (_, name, value, handler) = batch.Frame(index);
        if (handler > 0) node.Handlers[batch.Text(name)!] = handler;
        else node.Attributes[batch.Text(name)!] = batch.Text(value);
    }

    private static void Remove(PageNode node, string attribute)
    {
        node.Attributes.Remove(attribute);
        node.Handlers.Remove(attribute);
    }
}
