using ClaimTracker.Editing;
using ClaimTracker.Model;

namespace ClaimTracker.Web.Components.Review;

/// <summary>One field of the tagging form.</summary>
/// <param name="Name">Name of the property of <see cref="UnnamedTagging"/>.</param>
/// <param name="Label">Its English label.</param>
/// <param name="Values">Values besides "not stated", in the order of their keys.</param>
/// <param name="IsOpen">True where other published words can be typed.</param>
public sealed record TagField(string Name, string Label, IReadOnlyList<string> Values, bool IsOpen = false)
{
    /// <summary>The value for "not stated", as the record holds it.</summary>
    public string Absent => Name is nameof(UnnamedTagging.StatedCount) or nameof(UnnamedTagging.Country) or nameof(UnnamedTagging.Body) ? UnnamedTagging.NotStated : "NotStated";

    /// <summary>A value as it is shown.</summary>
    public string Say(string value) => value switch
    {
        nameof(Identification.BareSources) => "bare “sources”",
        nameof(ReasonGiven.NotAuthorized) => "not authorized",
        _ when IsOpen || Name == nameof(UnnamedTagging.StatedCount) => value,
        _ => PlainWords.Of(value),
    };
}

/// <summary>The coded values of one unnamed source while somebody works on them.</summary>
public sealed class TaggingForm
{
    private readonly Dictionary<string, string> values = [];

    public TaggingForm(TaggingCase tagging)
    {
        ArgumentNullException.ThrowIfNull(tagging);
        Case = tagging;
        Fields = FieldsOf(tagging);
        foreach (var field in Fields)
            if (Saved(tagging.Saved, field.Name) is { } saved) values[field.Name] = saved;
            else if (tagging.Saved is null && tagging.Proposals[field.Name] is { } proposal && proposal.Value != field.Absent) values[field.Name] = proposal.Value;
        Active = Next(-1);
    }

    public TaggingCase Case { get; }

    public IReadOnlyList<TagField> Fields { get; }

    /// <summary>Index of the field that the keys set; as many as there are fields at the end.</summary>
    public int Active { get; private set; }

    /// <summary>How many fields have a value.</summary>
    public int Count => values.Count;

    public string? Value(TagField field) => values.GetValueOrDefault(field.Name);

    /// <summary>True where the value is the program's reading of the text.</summary>
    public bool IsProposed(TagField field) => Case.Saved is null && Value(field) == Case.Proposals[field.Name].Value && Case.Proposals[field.Name].Evidence is not null;

    /// <summary>Sets a value and goes on to the next field.</summary>
    public void Set(int index, string value)
    {
        values[Fields[index].Name] = value;
        Active = Next(index);
    }

    /// <summary>Makes a field the active one.</summary>
    public void Open(int index) => Active = Math.Clamp(index, 0, Fields.Count - 1);

    /// <summary>The record to save.</summary>
    public UnnamedTagging ToRecord() => new()
    {
        SourceId = Case.Source.Id,
        Identification = Chosen<Identification>(), StatedCount = values.GetValueOrDefault(nameof(UnnamedTagging.StatedCount)),
        Country = values.GetValueOrDefault(nameof(UnnamedTagging.Country)), Body = values.GetValueOrDefault(nameof(UnnamedTagging.Body)),
        Sector = Chosen<Sector>(), Seniority = Chosen<Seniority>(), Basis = Chosen<Basis>(), Terms = Chosen<Terms>(),
        Reason = Chosen<ReasonGiven>(nameof(UnnamedTagging.Reason)), Corroboration = Chosen<Corroboration>(),
        Content = Chosen<ContentKind>(nameof(UnnamedTagging.Content)), Quotation = Chosen<QuotationMode>(nameof(UnnamedTagging.Quotation)),
    };

    private T? Chosen<T>(string? name = null) where T : struct, Enum => values.TryGetValue(name ?? typeof(T).Name, out var value) ? Enum.Parse<T>(value) : null;

    private int Next(int from)
    {
        for (var i = from + 1; i < Fields.Count; i++)
            if (!values.ContainsKey(Fields[i].Name)) return i;
        return from + 1 < Fields.Count ? from + 1 : Fields.Count - 1;
    }

    private static string? Saved(UnnamedTagging? saved, string field) => saved is null ? null : typeof(UnnamedTagging).GetProperty(field)!.GetValue(saved)?.ToString();

    private static List<TagField> FieldsOf(TaggingCase tagging) =>
    [
        Of<Identification>("Identification"),
        new(nameof(UnnamedTagging.StatedCount), "Stated count", With(["one", "two", "several"], tagging.Proposals[nameof(UnnamedTagging.StatedCount)].Value)),
        new(nameof(UnnamedTagging.Country), "Country", With(tagging.Countries, tagging.Proposals[nameof(UnnamedTagging.Country)].Value), IsOpen: true),
        new(nameof(UnnamedTagging.Body), "Body", With([], tagging.Proposals[nameof(UnnamedTagging.Body)].Value), IsOpen: true),
        Of<Sector>("Sector"), Of<Seniority>("Seniority"), Of<Basis>("Basis of knowledge"), Of<Terms>("Terms"),
        Of<ReasonGiven>("Reason given", nameof(UnnamedTagging.Reason)), Of<Corroboration>("Corroboration"),
        Of<ContentKind>("Kind of content", nameof(UnnamedTagging.Content)), Of<QuotationMode>("Quotation", nameof(UnnamedTagging.Quotation)),
    ];

    private static TagField Of<T>(string label, string? name = null) where T : struct, Enum => new(name ?? typeof(T).Name, label, [.. Enum.GetNames<T>().Skip(1)]);

    private static List<string> With(IEnumerable<string> values, string proposed) =>
        [.. values.Append(proposed).Where(v => v != UnnamedTagging.NotStated).Distinct(StringComparer.OrdinalIgnoreCase).Take(9)];
}
