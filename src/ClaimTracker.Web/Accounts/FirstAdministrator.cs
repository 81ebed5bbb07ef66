using System.Security.Cryptography;
using System.Text;
using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Accounts;

/// <summary>The one-time link by which the owner of a new install becomes its first administrator. There is no default password.</summary>
public sealed class FirstAdministrator(ContextFactory store)
{
    private readonly string secret = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    /// <summary>Path and query of the link, valid until this process ends or the account is made; null where an administrator exists.</summary>
    public async Task<string?> LinkAsync(CancellationToken cancellationToken = default) =>
        await IsNeededAsync(cancellationToken) ? $"/account/first?key={secret}" : null;

    /// <summary>True where <paramref name="key"/> is the link's and still opens.</summary>
    public async Task<bool> OpensAsync(string? key, CancellationToken cancellationToken = default) =>
        key is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes(secret)) && await IsNeededAsync(cancellationToken);

    private async Task<bool> IsNeededAsync(CancellationToken cancellationToken)
    {
        await using var context = store.Create();
        return !await (from held in context.UserRoles join role in context.Roles on held.RoleId equals role.Id where role.Name == Roles.Administrator select held).AnyAsync(cancellationToken);
    }
}
