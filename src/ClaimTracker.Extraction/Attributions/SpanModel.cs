using ClaimTracker.Extraction.Cues;

namespace ClaimTracker.Extraction.Attributions;

/// <summary>The trained chain: a table of feature weights and the transitions, both in the same unit.</summary>
/// <param name="Table">Rows of <see cref="SpanChain.Slots"/> weights.</param>
/// <param name="Transitions"><see cref="SpanChain.Transitions"/> weights.</param>
internal sealed record SpanModel(ScoreTable Table, int[] Transitions)
{
    public void Write(BinaryWriter writer)
    {
        Table.Write(writer);
        foreach (var value in Transitions)
            writer.Write(value);
    }

    public static SpanModel Read(BinaryReader reader)
    {
        var table = ScoreTable.Read(reader);
        var transitions = new int[SpanChain.Transitions];
        for (var i = 0; i < transitions.Length; i++)
            transitions[i] = reader.ReadInt32();
        return new SpanModel(table, transitions);
    }
}
