using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Html;

namespace ClaimTracker.Tests.Import;

public class PointerRuleTests
{
    [Theory]
    [InlineData("Read more: Harbour opens again after repairs", true)]
    [InlineData("SEE ALSO: Ten walks along the coast", true)]
    [InlineData("Tempo de leitura: 1 minuto", true)]
    [InlineData("Read more than one page a day, the teacher said.", false)]
    [InlineData("Officials said: “Read more: it is all in the report.”", false)]
    public void A_line_that_points_elsewhere_is_told_from_a_paragraph(string line, bool isPointer) =>
        Assert.Equal(isPointer, PointerRule.IsPointer(line));

    [Theory]
    [InlineData("In this March 3, 2026, file photo, boats lie at the old pier, left, while two of the divers climb the ladder. (Oshmere Harbour via AP, File)", true)]
    [InlineData("The minister spoke on television (via AP) and left for the harbour.", false)]
    [InlineData("He said so on Tuesday (by way of his lawyer).", false)]
    public void A_caption_that_ends_with_an_agency_credit_is_known_by_it(string line, bool isCaption) =>
        Assert.Equal(isCaption, CaptionRules.EndsWithAgencyCredit(line));
}
