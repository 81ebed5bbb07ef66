using Microsoft.Extensions.DependencyInjection;

namespace ClaimTracker.Editing;

/// <summary>Registers the editor commands.</summary>
public static class EditingRegistration
{
    /// <summary>Adds every command class as a singleton; they hold no state of a user.</summary>
    public static IServiceCollection AddEditing(this IServiceCollection services) => services
        .AddSingleton<Decisions>().AddSingleton<Undo>().AddSingleton<LinkCommands>().AddSingleton<StatementCommands>().AddSingleton<ClaimCommands>()
        .AddSingleton<SourceCommands>().AddSingleton<ArticleCommands>().AddSingleton<NoteCommands>().AddSingleton<StoryCommands>().AddSingleton<TaggingCommands>().AddSingleton<AccountCommands>().AddSingleton<ConflictCommands>().AddSingleton<ConflictList>()
        .AddSingleton<ReviewList>().AddSingleton<StatementReader>().AddSingleton<PairReader>().AddSingleton<History>().AddSingleton<NewsroomRules>().AddSingleton<DeskSettings>().AddSingleton<UnnamedList>().AddSingleton<RecordReader>();
}
