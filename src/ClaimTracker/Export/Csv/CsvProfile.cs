namespace ClaimTracker.Export.Csv;

/// <summary>For whom a CSV file is written.</summary>
public enum CsvProfile
{
    /// <summary>For programs: every cell as it is.</summary>
    Lossless,

    /// <summary>For spreadsheets: a text cell that would run as a formula gets an apostrophe in front.</summary>
    Spreadsheet,
}

/// <summary>How a CSV file is written.</summary>
/// <param name="Profile">For whom.</param>
/// <param name="Mark">True for a byte order mark, by which Excel knows UTF-8.</param>
public readonly record struct CsvOptions(CsvProfile Profile, bool Mark)
{
    /// <summary>For programs, without mark.</summary>
    public static readonly CsvOptions Lossless = new(CsvProfile.Lossless, Mark: false);

    /// <summary>For spreadsheets, with mark.</summary>
    public static readonly CsvOptions Spreadsheet = new(CsvProfile.Spreadsheet, Mark: true);
}
