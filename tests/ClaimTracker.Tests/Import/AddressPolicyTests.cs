using System.Net;
using ClaimTracker.Import.Fetching;

namespace ClaimTracker.Tests.Import;

public class AddressPolicyTests
{
    [Theory]
    [InlineData("127.0.0.1"), InlineData("127.8.8.8"), InlineData("10.1.2.3"), InlineData("172.16.0.1"), InlineData("172.31.255.255"), InlineData("192.168.1.1")]
    [InlineData("169.254.169.254"), InlineData("100.64.0.1"), InlineData("0.0.0.0"), InlineData("224.0.0.1"), InlineData("255.255.255.255"), InlineData("198.18.0.1")]
    [InlineData("::1"), InlineData("::"), InlineData("::ffff:127.0.0.1"), InlineData("::ffff:10.0.0.1"), InlineData("::127.0.0.1"), InlineData("fe80::1"), InlineData("fd00:ec2::254")]
    [InlineData("64:ff9b::7f00:1"), InlineData("2002:7f00:1::"), InlineData("2001:db8::1"), InlineData("ff02::1")]
    public void An_address_that_is_not_public_is_closed(string address) => Assert.False(AddressPolicy.IsPublic(IPAddress.Parse(address)));

    [Theory]
    [InlineData("8.8.8.8"), InlineData("172.32.0.1"), InlineData("100.128.0.1"), InlineData("2606:4700::1111"), InlineData("::ffff:8.8.8.8"), InlineData("64:ff9b::808:808")]
    public void A_public_address_is_open(string address) => Assert.True(AddressPolicy.IsPublic(IPAddress.Parse(address)));
}
