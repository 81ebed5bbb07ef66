using ClaimTracker.Model;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ClaimTracker.Editing;

/// <summary>Decisions about who may do what. Every change of an account ends its sessions, and the last administrator stays.</summary>
public sealed class AccountCommands(Decisions decisions, TimeProvider clock)
{
    /// <summary>Longest life of an API token, in days.</summary>
    public const int MaxTokenDays = 366;

    /// <summary>Makes an account without a password; its owner sets one by a link.</summary>
    public Task<Outcome> AddAsync(Actor actor, string userName, string? displayName, string role, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Administrator, "add-account", null, null, async draft =>
        {
            var name = Checked(userName);
            if (await draft.Context.Users.AnyAsync(a => a.NormalizedUserName == Normal(name), cancellationToken))
                throw new InvalidDecisionException($"There is an account “{name}” already.");
            var account = draft.Context.Add(new Account
            {
                UserName = name, NormalizedUserName = Normal(name), DisplayName = string.IsNullOrWhiteSpace(displayName) ? name : displayName.Trim(),
                CreatedAt = draft.At, LockoutEnabled = true, SecurityStamp = NewStamp(),
            }).Entity;
            await draft.FlushAsync(cancellationToken);
            await GiveAsync(draft, account.Id, role, cancellationToken);
            draft.Record(nameof(Account), account.Id, null, new { UserName = name, account.DisplayName, Role = role });
            draft.RecordId = account.Id;
        }, cancellationToken);

    /// <summary>Gives the account another role.</summary>
    public Task<Outcome> SetRoleAsync(Actor actor, long accountId, string role, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Administrator, "set-role", null, null, async draft =>
        {
            var account = await draft.LoadAsync<Account>(accountId, null, cancellationToken);
            var old = await RoleAsync(draft, accountId, cancellationToken);
            if (old == role) return;
            if (old == Roles.Administrator) await ThrowWhereLastAsync(draft, accountId, cancellationToken);
            draft.Context.UserRoles.RemoveRange(await draft.Context.UserRoles.Where(r => r.UserId == accountId).ToListAsync(cancellationToken));
            await draft.FlushAsync(cancellationToken);
            await GiveAsync(draft, accountId, role, cancellationToken);
            account.SecurityStamp = NewStamp();
            draft.Record(nameof(Account), accountId, new { Role = old }, new { Role = role });
        }, cancellationToken);

    /// <summary>Locks the account out, or lets it in again.</summary>
    public Task<Outcome> DisableAsync(Actor actor, long accountId, bool disabled, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Administrator, disabled ? "disable-account" : "enable-account", null, null, async draft =>
        {
            var account = await draft.LoadAsync<Account>(accountId, null, cancellationToken);
            var was = account.LockoutEnd > clock.GetUtcNow();
            if (was == disabled) return;
            if (disabled) await ThrowWhereLastAsync(draft, accountId, cancellationToken);
            account.LockoutEnd = disabled ? DateTimeOffset.MaxValue : null;
            (account.AccessFailedCount, account.SecurityStamp) = (0, NewStamp());
            draft.Record(nameof(Account), accountId, new { Disabled = was }, new { Disabled = disabled });
        }, cancellationToken);

    /// <summary>Ends every session of the account and takes its password, so that a new one is set by a link.</summary>
    public Task<Outcome> ResetAsync(Actor actor, long accountId, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Administrator, "reset-account", null, null, async draft =>
        {
            var account = await draft.LoadAsync<Account>(accountId, null, cancellationToken);
            (account.PasswordHash, account.SecurityStamp) = (null, NewStamp());
            draft.Record(nameof(Account), accountId, null, new { Password = "taken" });
        }, cancellationToken);

    /// <summary>Makes a token for the actor's own account; <paramref name="secret"/> comes from <see cref="ApiToken.NewSecret"/> and is shown once.</summary>
    public Task<Outcome> AddTokenAsync(Actor actor, string secret, string name, IReadOnlyCollection<string> scopes, int days, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Reader, "add-token", null, null, async draft =>
        {
            if (actor.AccountId is not { } owner) throw new InvalidDecisionException("A token belongs to an account. Sign in to make one.");
            if (string.IsNullOrWhiteSpace(name)) throw new InvalidDecisionException("Give the token a name, so that you can tell it apart later.");
            if (scopes.Count == 0 || scopes.Any(s => !ApiScopes.All.Contains(s))) throw new InvalidDecisionException($"Choose what the token may do: {string.Join(", ", ApiScopes.All)}.");
            if (days is < 1 or > MaxTokenDays) throw new InvalidDecisionException($"A token lives 1 to {MaxTokenDays} days.");
            var token = draft.Context.Add(new ApiToken
            {
                AccountId = owner, Name = name.Trim(), Hash = ApiToken.HashOf(secret), Prefix = secret[..Math.Min(secret.Length, 10)], Scopes = [.. scopes.Distinct().Order()],
                CreatedAt = draft.At, ExpiresAt = draft.At.AddDays(days),
            }).Entity;
            await draft.FlushAsync(cancellationToken);
            draft.Record(nameof(ApiToken), token.Id, null, new { token.Name, token.Prefix, token.Scopes, token.ExpiresAt });
            draft.RecordId = token.Id;
        }, cancellationToken);

    /// <summary>Ends a token: one's own, or anyone's for an administrator.</summary>
    public Task<Outcome> RevokeTokenAsync(Actor actor, long tokenId, CancellationToken cancellationToken = default) =>
        decisions.DecideAsync(actor, Roles.Reader, "revoke-token", null, null, async draft =>
        {
            var token = await draft.LoadAsync<ApiToken>(tokenId, null, cancellationToken);
            if (token.AccountId != actor.AccountId && !Actor.Covers(actor.Role, Roles.Administrator)) throw new InvalidDecisionException("This token is not yours.");
            if (token.RevokedAt is not null) return;
            token.RevokedAt = draft.At;
            draft.Record(nameof(ApiToken), tokenId, null, new { Revoked = true });
        }, cancellationToken);

    private static string Checked(string userName)
    {
        var name = userName?.Trim() ?? "";
        return name.Length is > 1 and <= 100 && name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.' or '_' or '@' or '+')
            ? name
            : throw new InvalidDecisionException("A user name has 2 to 100 letters, digits or . _ - @ +, such as an address.");
    }

    private static string Normal(string name) => name.ToUpperInvariant();

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static async Task GiveAsync(Draft draft, long accountId, string role, CancellationToken cancellationToken)
    {
        if (role is not (Roles.Reader or Roles.Editor or Roles.Administrator))
            throw new InvalidDecisionException($"The role {role} is unknown; it is {Roles.Reader}, {Roles.Editor} or {Roles.Administrator}.");
        var found = await draft.Context.Roles.SingleOrDefaultAsync(r => r.Name == role, cancellationToken);
        if (found is null)
        {
            found = draft.Context.Add(new IdentityRole<long>(role) { NormalizedName = Normal(role) }).Entity;
            await draft.FlushAsync(cancellationToken);
        }
        draft.Context.UserRoles.Add(new IdentityUserRole<long> { UserId = accountId, RoleId = found.Id });
    }

    private static Task<string?> RoleAsync(Draft draft, long accountId, CancellationToken cancellationToken) =>
        (from held in draft.Context.UserRoles
         join role in draft.Context.Roles on held.RoleId equals role.Id
         where held.UserId == accountId
         select role.Name).FirstOrDefaultAsync(cancellationToken);

    private async Task ThrowWhereLastAsync(Draft draft, long accountId, CancellationToken cancellationToken)
    {
        var others = await (from account in draft.Context.Users
                            join held in draft.Context.UserRoles on account.Id equals held.UserId
                            join role in draft.Context.Roles on held.RoleId equals role.Id
                            where role.Name == Roles.Administrator && account.Id != accountId
                            select account.LockoutEnd).ToListAsync(cancellationToken);
        if (await RoleAsync(draft, accountId, cancellationToken) == Roles.Administrator && others.TrueForAll(end => end > clock.GetUtcNow()))
            throw new InvalidDecisionException("This is the last administrator. Make another one first.");
    }
}
