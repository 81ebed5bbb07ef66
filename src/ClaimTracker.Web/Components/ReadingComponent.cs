using ClaimTracker.Web.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ClaimTracker.Web.Components;

/// <summary>A component of the reading pages: it has the words of the reader's language.</summary>
public abstract class ReadingComponent : ComponentBase
{
    [Inject] private IStringLocalizer<Words> Localizer { get; set; } = default!;

    /// <summary>The page's words: English in, the reader's language out.</summary>
    protected string T(string english) => Localizer[english];

    /// <summary>As <see cref="T(string)"/>, with values in the places {0}, {1} and so on.</summary>
    protected string T(string english, params object?[] values) => Localizer[english, values!];

    /// <summary>A count with its noun: <paramref name="one"/> for 1, else <paramref name="many"/>; {0} stands for the number.</summary>
    protected string N(int count, string one, string many) => Localizer[count == 1 ? one : many, count.ToString("N0", System.Globalization.CultureInfo.InvariantCulture)];
}
