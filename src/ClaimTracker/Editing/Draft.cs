using ClaimTracker.Model;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace ClaimTracker.Editing;

/// <summary>One decision in the making. Commands change tracked records; saving finds out what changed and writes the events.</summary>
internal sealed class Draft(ClaimTrackerContext context, Actor actor, string command, string? why, string? undoes, DateTime at)
{
    private readonly Dictionary<object, int> seen = new(ReferenceEqualityComparer.Instance);
    private readonly List<Event> events = [];
    private readonly HashSet<long> claims = [];
    private readonly HashSet<long> retold = [];
    private readonly HashSet<long> judged = [];

    public ClaimTrackerContext Context { get; } = context;
    public Actor Actor { get; } = actor;
    public DateTime At { get; } = at;
    public string Decision { get; } = Guid.CreateVersion7().ToString("N");
    public List<RecordName> Changed { get; } = [];

    /// <summary>Links that this decision leaves judged: they wait no longer.</summary>
    public IReadOnlySet<long> JudgedLinks => judged;

    /// <summary>The events so far, not yet chained.</summary>
    public IReadOnlyList<Event> Events => events;

    /// <summary>Claims whose figures may be others now.</summary>
    public IReadOnlyCollection<long> Claims => claims;

    /// <summary>Those of them that other statements put forward than before.</summary>
    public IReadOnlyCollection<long> RetoldClaims => retold;

    /// <summary>The record that the caller goes on with; the first changed one where it is not set.</summary>
    public long? RecordId { get; set; }

    /// <summary>Loads a record for change. The fields named are those that the decision relies on besides those that it writes.</summary>
    /// <param name="id">Key.</param>
    /// <param name="seenVersion">Version that the caller looked at; null where it does not matter.</param>
    /// <param name="cancellationToken">Stops the wait.</param>
    /// <param name="reliesOn">Fields that must be as the caller saw them.</param>
    public async Task<T> LoadAsync<T>(long id, int? seenVersion, CancellationToken cancellationToken, params string[] reliesOn) where T : class
    {
        var record = await Records.FindAsync<T>(Context, id) ?? throw new InvalidDecisionException($"{typeof(T).Name} {id} no longer exists. Reload the page.");
        if (seenVersion is not { } version) return record;
        seen[record] = version;
        var entry = Context.Entry(record);
        if (reliesOn.Length > 0 && (int)entry.Property(Recording.VersionField).CurrentValue! != version)
            await Meanwhile.ThrowWhereChangedAsync(entry, version, reliesOn, relied: true, Context, cancellationToken);
        return record;
    }

    /// <summary>Saves what changed so far, so that new records have ids, and notes the events.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        Context.ChangeTracker.DetectChanges();
        var pending = new List<(EntityEntry Entry, EntityState State, string? Before, List<string> Fields)>();
        foreach (var entry in Context.ChangeTracker.Entries().Where(IsRecorded).ToList())
        {
            var fields = Recording.Decided(entry).Where(p => entry.State != EntityState.Modified || p.IsModified).Select(p => p.Metadata.Name).ToList();
            if (entry.State == EntityState.Modified && fields.Count == 0) continue;
            if (entry.State == EntityState.Modified) await PrepareAsync(entry, fields, cancellationToken);
            pending.Add((entry, entry.State, entry.State == EntityState.Added ? null : Recording.Json(entry, fields, original: true), fields));
            if (entry.State != EntityState.Added) await TouchAsync(entry, cancellationToken);
        }
        await Context.SaveChangesAsync(cancellationToken);
        foreach (var (entry, state, before, fields) in pending)
        {
            Note(new(entry.Metadata.ClrType.Name, Recording.KeyOf(entry)), before, state == EntityState.Deleted ? null : Recording.Json(entry, fields, original: false));
            if (state == EntityState.Added) await TouchAsync(entry, cancellationToken);
            if (entry.Entity is ResponseLink link) Judge(link, state);
        }
    }

    /// <summary>What was wanted and is not saved because others changed the same; null where there is nothing to choose between.</summary>
    public Event? DisputeOf(ConflictException conflict)
    {
        var entries = Context.ChangeTracker.Entries().Where(IsRecorded).ToList();
        var fields = entries.Where(e => e.State == EntityState.Modified).SelectMany(e => Recording.Decided(e).Where(p => p.IsModified).Select(p => new DisputedField(
            e.Metadata.ClrType.Name, Recording.KeyOf(e), p.Metadata.Name, Recording.Text(p.OriginalValue), Recording.Text(p.CurrentValue)))).Where(f => f.Now != f.Wanted).ToList();
        if (fields.Count == 0) return null;
        var isWhole = events.Count == 0 && entries.TrueForAll(e => e.State == EntityState.Modified);
        return new Dispute(command, conflict.Fields[0].By, isWhole, fields).ToEvent(At, Actor.AccountId, Actor.Name, why);
    }

    /// <summary>Notes an event whose fields are not columns of the record, such as a role. It cannot be undone.</summary>
    public void Record(string entity, long id, object? before, object? after) => Note(new RecordName(entity, id), Json(before), Json(after));

    private static string? Json(object? fields) => fields is null ? null : Recording.Text(fields);

    // Accounts and tokens hold secrets; their commands note by hand what may be kept.
    private static bool IsRecorded(EntityEntry entry) =>
        entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted
        && entry.Metadata.ClrType.Namespace == typeof(Event).Namespace && entry.Entity is not (Event or Account or ApiToken);

    private async Task PrepareAsync(EntityEntry entry, List<string> fields, CancellationToken cancellationToken)
    {
        var version = entry.Metadata.FindProperty(Recording.VersionField) is null ? null : entry.Property(Recording.VersionField);
        if (version is null) return;
        if (seen.TryGetValue(entry.Entity, out var seenVersion) && (int)version.OriginalValue! != seenVersion)
            await Meanwhile.ThrowWhereChangedAsync(entry, seenVersion, fields, relied: false, Context, cancellationToken);
        version.CurrentValue = (int)version.OriginalValue! + 1;
        seen.Remove(entry.Entity);
    }

    private void Judge(ResponseLink link, EntityState state)
    {
        if (state == EntityState.Deleted || link.Review != ReviewState.Suggested) judged.Add(link.Id);
        else judged.Remove(link.Id);
    }

    private void Note(RecordName name, string? before, string? after)
    {
        if (!Changed.Contains(name)) Changed.Add(name);
        events.Add(new Event
        {
            At = At, AccountId = Actor.AccountId, Actor = Actor.Name, Command = command, Entity = name.Entity, EntityId = name.EntityId,
            Before = before, After = after, Why = why, Decision = Decision, Undoes = undoes, PreviousHash = "", Hash = "",
        });
    }

    private async Task TouchAsync(EntityEntry entry, CancellationToken cancellationToken)
    {
        var touched = await TouchedClaims.OfAsync(entry, Context, cancellationToken);
        claims.UnionWith(touched);
        if (entry.Entity is Telling or Statement) retold.UnionWith(touched);
    }
}
