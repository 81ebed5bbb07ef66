using ClaimTracker.Editing;
using ClaimTracker.Model;
using ClaimTracker.Web.Accounts;

namespace ClaimTracker.Web.Components.Administration;

/// <summary>Accounts and what may be done with them. Every change asks the store for the right to make it.</summary>
public sealed partial class AccountsPage
{
    private static readonly string[] AllRoles = [Roles.Reader, Roles.Editor, Roles.Administrator];

    private IReadOnlyList<AccountLine> accounts = [];
    private string userName = "";
    private string displayName = "";
    private string newRole = Roles.Reader;
    private string? link;
    private string? linkFor;

    private bool Ready => RendererInfo.IsInteractive;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync() => accounts = await WithBookAsync(book => book.ListAsync());

    private async Task AddAsync()
    {
        var outcome = await Commands.AddAsync(await ActorAsync(), userName, displayName, newRole);
        if (Show(outcome) && outcome is Outcome.Done { RecordId: { } id })
        {
            await MakeLinkAsync(id, userName);
            (userName, displayName, newRole) = ("", "", Roles.Reader);
        }
        await LoadAsync();
    }

    private async Task SetRoleAsync(AccountLine account, string? role)
    {
        if (role is null || role == account.Role) return;
        if (Show(await Commands.SetRoleAsync(await ActorAsync(), account.Id, role)))
            Tell(T("{0} is now {1}", account.DisplayName, T(role)), () => SetRoleAsync(account with { Role = role }, account.Role));
        await LoadAsync();
        StateHasChanged();
    }

    private async Task DisableAsync(AccountLine account)
    {
        if (Show(await Commands.DisableAsync(await ActorAsync(), account.Id, !account.IsDisabled)))
            Tell(account.IsDisabled ? T("{0} may sign in again", account.DisplayName) : T("{0} is locked out", account.DisplayName), () => DisableAsync(account with { IsDisabled = !account.IsDisabled }));
        await LoadAsync();
        StateHasChanged();
    }

    private async Task ResetAsync(AccountLine account)
    {
        var sure = await Dialogs.ShowMessageBoxAsync(
            T("Reset the password of {0}?", account.DisplayName), T("The password stops working and every session of the account ends. This cannot be taken back."), yesText: T("Reset password"), cancelText: T("Back"));
        if (sure is not true) return;
        if (Show(await Commands.ResetAsync(await ActorAsync(), account.Id))) await MakeLinkAsync(account.Id, account.UserName);
        await LoadAsync();
    }

    // An opposite change takes an account's change back: each stays in the record.
    private void Tell(string what, Func<Task> back) => Snackbar.Add(what, configure: bar =>
    {
        bar.Action = T("Undo");
        bar.OnClick = _ => InvokeAsync(back);
    });

    private async Task MakeLinkAsync(long id, string name) =>
        (link, linkFor) = (Navigation.ToAbsoluteUri(await WithBookAsync(book => book.PasswordLinkAsync(id))).ToString(), name);

    // The store of accounts keeps what it has read: each look gets a fresh one.
    private async Task<T> WithBookAsync<T>(Func<AccountBook, Task<T>> read)
    {
        await using var scope = Scopes.CreateAsyncScope();
        return await read(scope.ServiceProvider.GetRequiredService<AccountBook>());
    }

    private string StateOf(AccountLine account) => account.IsDisabled ? T("disabled") : account.HasPassword ? T("active") : T("waiting for a password");
}
