using System.Buffers.Binary;
using System.Text;

namespace ClaimTracker.Web.Tests.Circuits;

/// <summary>Reads the changes of a page as the server sends them: five tables, whose places stand in the last twenty bytes.</summary>
internal sealed class RenderBatch(byte[] data)
{
    private const int FrameLength = 20;
    private const int EditLength = 16;

    public IEnumerable<(int Component, int Edits, int Count)> Updated()
    {
        var table = Int(data.Length - 20);
        for (var i = 0; i < Int(table); i++)
        {
            var at = Int(table + 4 + (i * 4));
            yield return (Int(at), at + 8, Int(at + 4));
        }
    }

    public IEnumerable<int> Disposed()
    {
        var table = Int(data.Length - 12);
        for (var i = 0; i < Int(table); i++) yield return Int(table + 4 + (i * 4));
    }

    public (int Type, int Sibling, int Frame, string? Attribute) Edit(int edits, int index)
    {
        var at = edits + (index * EditLength);
        return (Int(at), Int(at + 4), Int(at + 8), Text(Int(at + 12)));
    }

    public (int Type, int First, int Second, ulong Handler) Frame(int index)
    {
        var at = Int(data.Length - 16) + 4 + (index * FrameLength);
        return (Int(at), Int(at + 4), Int(at + 8), BinaryPrimitives.ReadUInt64LittleEndian(data.AsSpan(at + 12)));
    }

    public string? Text(int index)
    {
        if (index < 0) return null;
        var at = Int(Int(data.Length - 4) + (index * 4));
        var (length, shift) = (0, 0);
        for (byte part = 0x80; (part & 0x80) != 0; shift += 7)
        {
            part = data[at++];
            length |= (part & 0x7F) << shift;
        }
        return Encoding.UTF8.GetString(data, at, length);
    }

    private int Int(int at) => BinaryPrimitives.ReadInt32LittleEndian(data.AsSpan(at));
}
