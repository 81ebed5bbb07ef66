using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using ClaimTracker.Store;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace ClaimTracker.Editing;

/// <summary>Loads records by their key with queries that are compiled once for a model: every decision loads some while others wait for it.</summary>
internal static class Records
{
    private static readonly ConditionalWeakTable<IModel, ConcurrentDictionary<Type, object>> Compiled = [];

    /// <summary>The record as the context tracks it, or else as it is stored; null where it is gone.</summary>
    public static Task<T?> FindAsync<T>(ClaimTrackerContext context, long id) where T : class
    {
        var key = context.Model.FindEntityType(typeof(T))!.FindPrimaryKey()!.Properties[0].Name;
        var queries = Compiled.GetValue(context.Model, _ => []);
        var find = (Func<ClaimTrackerContext, long, Task<T?>>)queries.GetOrAdd(typeof(T), _ =>
            EF.CompileAsyncQuery((ClaimTrackerContext c, long value) => c.Set<T>().FirstOrDefault(e => EF.Property<long>(e, key) == value)));
        return find(context, id);
    }
}
