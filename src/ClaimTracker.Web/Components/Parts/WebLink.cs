namespace ClaimTracker.Web.Components.Parts;

/// <summary>Addresses from outside: only http and https become links.</summary>
public static class WebLink
{
    /// <summary>The address in its normal form; null for anything but http and https.</summary>
    public static string? Safe(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps) ? uri.AbsoluteUri : null;
}
