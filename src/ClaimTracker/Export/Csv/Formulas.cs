namespace ClaimTracker.Export.Csv;

/// <summary>Recognizes cells that a spreadsheet would run (OWASP "CSV injection").</summary>
internal static class Formulas
{
    /// <summary>True where the text, behind blanks, starts with a formula sign (half or full width), a tab or a line break.</summary>
    public static bool Starts(ReadOnlySpan<byte> utf8)
    {
        var text = utf8.TrimStart((byte)' ');
        if (text.IsEmpty) return false;
        if (text[0] is (byte)'=' or (byte)'+' or (byte)'-' or (byte)'@' or (byte)'\t' or (byte)'\r' or (byte)'\n') return true;
        return text.StartsWith("＝"u8) || text.StartsWith("＋"u8) || text.StartsWith("－"u8) || text.StartsWith("＠"u8);
    }
}
