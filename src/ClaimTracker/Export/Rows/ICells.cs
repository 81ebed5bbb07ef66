namespace ClaimTracker.Export.Rows;

/// <summary>Takes the cells of a table in order, row by row, and writes them in one format.</summary>
internal interface ICells
{
    void Null();
    void Integer(long value);
    void Number(double value);
    void Boolean(bool value);

    /// <summary>Text of the program's own making (codes, instants, addresses): ASCII that needs no care.</summary>
    void Code(ReadOnlySpan<byte> ascii);

    /// <summary>Text from outside, in UTF-8.</summary>
    void Text(ReadOnlySpan<byte> utf8);

    /// <summary>A JSON value.</summary>
    void Json(ReadOnlySpan<byte> utf8);

    void EndRow();
}
