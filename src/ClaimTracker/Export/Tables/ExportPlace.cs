using System.Text;
using ClaimTracker.Export.Rows;

namespace ClaimTracker.Export.Tables;

/// <summary>What cells need besides their row: the address that permalinks start with, and the texts.</summary>
internal sealed class ExportPlace(string address, ArticleTexts texts)
{
    /// <summary>Address of the install without a slash at the end; empty for links relative to it.</summary>
    public byte[] Address { get; } = Encoding.UTF8.GetBytes(address.TrimEnd('/'));

    public ArticleTexts Texts { get; } = texts;
}
