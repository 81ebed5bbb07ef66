using System.Net;
using System.Net.Sockets;

namespace ClaimTracker.Import.Fetching;

/// <summary>Which addresses a fetch may connect to: public ones only.</summary>
internal static class AddressPolicy
{
    // IANA special-purpose address registries (RFC 6890 and its updates).
    private static readonly IPNetwork[] Closed = new[]
    {
        "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24",
        "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24", "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24",
        "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
        "::/96", "::1/128", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
    }.Select(IPNetwork.Parse).ToArray();

    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");
    private static readonly IPNetwork SixToFour = IPNetwork.Parse("2002::/16");

    /// <summary>True for an address of the public internet; IPv4 within IPv6 is judged as IPv4.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) return IsPublic(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetworkV6)
        {
            var bytes = address.GetAddressBytes();
            if (Translated.Contains(address)) return IsPublic(new IPAddress(bytes.AsSpan(12, 4)));
            if (SixToFour.Contains(address)) return IsPublic(new IPAddress(bytes.AsSpan(2, 4)));
        }
        return !Array.Exists(Closed, network => network.BaseAddress.AddressFamily == address.AddressFamily && network.Contains(address));
    }
}
