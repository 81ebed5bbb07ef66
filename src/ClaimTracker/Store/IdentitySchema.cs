using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Store;

/// <summary>Tells the account tables to have passkeys: they read their version from these options only, wherever the context is made.</summary>
internal static class IdentitySchema
{
    private static readonly ServiceProvider Options = new ServiceCollection()
        .Configure<IdentityOptions>(options => options.Stores.SchemaVersion = IdentitySchemaVersions.Version3)
        .BuildServiceProvider();

    public static DbContextOptionsBuilder<T> UseIdentitySchema<T>(this DbContextOptionsBuilder<T> builder) where T : DbContext =>
        builder.UseApplicationServiceProvider(Options);
}
