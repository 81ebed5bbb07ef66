using ClaimTracker.Model;
using ClaimTracker.Store;

namespace ClaimTracker.Web.Components.Review;

/// <summary>Where a record is edited by hand.</summary>
public static class DeskAddress
{
    /// <summary>The page of the desk for the record of a field.</summary>
    public static string Of(DisputedField field)
    {
        ArgumentNullException.ThrowIfNull(field);
        return field.Entity switch
        {
            nameof(Source) => $"/review/sources/{field.EntityId}",
            nameof(Claim) => $"/review/claims/{field.EntityId}",
            nameof(Article) => $"/review/articles/{field.EntityId}",
            nameof(UnnamedTagging) => $"/review/unnamed/{field.EntityId}",
            nameof(Statement) => $"/review/statements/{field.EntityId}",
            nameof(ResponseLink) => $"/review?link={field.EntityId}",
            nameof(Story) => "/review/stories",
            _ => $"/review/record?entity={field.Entity}&id={field.EntityId}",
        };
    }
}
