using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Web.Accounts;

/// <summary>One line of the list of accounts.</summary>
public sealed record AccountLine(long Id, string UserName, string DisplayName, string? Role, DateTime CreatedAt, bool HasPassword, bool IsDisabled);

/// <summary>One line of an account's list of tokens.</summary>
public sealed record TokenLine(long Id, string Name, string Prefix, IReadOnlyList<string> Scopes, DateTime CreatedAt, DateTime ExpiresAt, DateTime? LastUsedAt, bool IsValid);

/// <summary>Reads accounts and makes the links by which their owners set a password.</summary>
public sealed class AccountBook(ContextFactory store, UserManager<Account> users, AccountCommands commands, TimeProvider clock)
{
    /// <summary>Every account, by name.</summary>
    public async Task<IReadOnlyList<AccountLine>> ListAsync(CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var roles = (await (from held in context.UserRoles join role in context.Roles on held.RoleId equals role.Id select new { held.UserId, role.Name }).ToListAsync(cancellationToken))
            .ToLookup(r => r.UserId, r => r.Name);
        var accounts = await context.Users.AsNoTracking().OrderBy(a => a.NormalizedUserName).ToListAsync(cancellationToken);
        return [.. accounts.Select(a => new AccountLine(
            a.Id, a.UserName ?? "", a.DisplayName, roles[a.Id].FirstOrDefault(), a.CreatedAt, a.PasswordHash is not null, a.LockoutEnd > clock.GetUtcNow()))];
    }

    /// <summary>The account of this user name; null where there is none.</summary>
    public async Task<AccountLine?> FindAsync(string userName, CancellationToken cancellationToken = default) =>
        (await ListAsync(cancellationToken)).FirstOrDefault(a => string.Equals(a.UserName, userName, StringComparison.OrdinalIgnoreCase));

    /// <summary>Tokens of one account, newest first.</summary>
    public async Task<IReadOnlyList<TokenLine>> TokensAsync(long accountId, CancellationToken cancellationToken = default)
    {
        await using var context = store.Create();
        var tokens = await context.ApiTokens.AsNoTracking().Where(t => t.AccountId == accountId).OrderByDescending(t => t.Id).ToListAsync(cancellationToken);
        return [.. tokens.Select(t => new TokenLine(t.Id, t.Name, t.Prefix, t.Scopes, t.CreatedAt, t.ExpiresAt, t.LastUsedAt, t.IsValid(clock.GetUtcNow().UtcDateTime)))];
    }

    /// <summary>Path and query of a link, good for a day and once, by which the account's owner sets a password.</summary>
    public async Task<string> PasswordLinkAsync(long accountId)
    {
        var account = await users.FindByIdAsync(Text(accountId)) ?? throw new InvalidOperationException($"Account {accountId} does not exist.");
        return $"/account/password?account={accountId}&key={Uri.EscapeDataString(await users.GeneratePasswordResetTokenAsync(account))}";
    }

    /// <summary>Sets a password by a link's key; returns the account's user name, or null with what is wrong.</summary>
    public async Task<(Account? Account, string? Problem)> SetPasswordAsync(long accountId, string? key, string password)
    {
        if (await users.FindByIdAsync(Text(accountId)) is not { } account || string.IsNullOrEmpty(key)) return (null, BadLink);
        var result = await users.ResetPasswordAsync(account, key, password);
        if (result.Succeeded) return (account, null);
        return (null, result.Errors.Any(e => e.Code == "InvalidToken") ? BadLink : Sentences(result));
    }

    /// <summary>Makes the first administrator with a password.</summary>
    public async Task<(Account? Account, string? Problem)> AddFirstAsync(string userName, string password, CancellationToken cancellationToken = default)
    {
        foreach (var validator in users.PasswordValidators)
            if (await validator.ValidateAsync(users, new Account { UserName = userName }, password) is { Succeeded: false } weak) return (null, Sentences(weak));
        var outcome = await commands.AddAsync(Actor.CommandLine with { Name = "first start" }, userName, null, Roles.Administrator, cancellationToken);
        if (outcome is not Outcome.Done { RecordId: { } id }) return (null, outcome is Outcome.Invalid invalid ? invalid.Problem : "The account could not be made.");
        var account = (await users.FindByIdAsync(Text(id)))!;
        await users.AddPasswordAsync(account, password);
        return (account, null);
    }

    /// <summary>What a failed change of a password says, in plain English.</summary>
    public static string Sentences(IdentityResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return string.Join(" ", result.Errors.Select(e => e.Description));
    }

    private const string BadLink = "This link was used already or is too old. Ask an administrator for a new one.";

    private static string Text(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
