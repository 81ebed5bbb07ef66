using System.Collections.Frozen;
using ClaimTracker.Import.Blocks;
using ClaimTracker.Import.Dates;

namespace ClaimTracker.Import.Html;

/// <summary>What the words of a block say of it.</summary>
internal readonly record struct LineTraits(
    float Words, bool EndsSentence, bool EndsOpen, bool StartsUpper, float Commas, float Stops, float UpperShare, float DigitShare,
    float WordLength, float Phrase, bool Caption, float Tag, float Marks, float Sentences, bool StartsDash, float Furniture, float Addressing, bool IsDate, string Letters)
{
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> StopWords =
        "the of and to in that is was for on with as by at from has have he his said not are it were a an she they their but who which will would der die das und le la les et el los y de il di o e que"
            .Split(' ').ToFrozenSet(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    public static LineTraits Of(PageBlock block)
    {
        var text = block.Text;
        int words = 0, stops = 0, commas = 0, upper = 0, letters = 0, digits = 0, start = 0, marks = 0, sentences = 0, addressing = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            var c = i < text.Length ? text[i] : ' ';
            if (c == ' ')
            {
                if (i > start)
                {
                    words++;
                    if (i - start <= 4 && text.AsSpan(start, i - start) is "you" or "your" or "our" or "us" or "we" or "You" or "Your" or "Our" or "We") addressing++;
                    if (text[i - 1] is '.' or '!' or '?') sentences++;
                    if (i - start <= 5 && StopWords.Contains(text.AsSpan(start, i - start))) stops++;
                }
                start = i + 1;
            }
            else if (char.IsLetter(c))
            {
                letters++;
                if (char.IsUpper(c)) upper++;
            }
            else if (char.IsAsciiDigit(c)) digits++;
            else if (c is ',' or ';') commas++;
            else if (c is '|' or '©' or '@' or '/' or '»' or '•' or '#' or '→' or '·') marks++;
        }
        return new(
            MathF.Log(1 + words), LineRules.EndsSentence(text), text[^1] is ':' or '…' || text.EndsWith("...", StringComparison.Ordinal),
            char.IsUpper(text[0]) || text[0] is '"' or '“' or '‘', (float)commas / words, (float)stops / words,
            (float)upper / Math.Max(1, letters), (float)digits / text.Length, (float)letters / words,
            text.Length <= 400 && BlockClassifier.IsPhrase(text) ? 1 : 0, CaptionRules.Find(text) is not null, Level(block.Frame.Tag), marks,
            sentences, text[0] is '-' or '–' or '—', FurnitureWords.Count(text), (float)addressing / words, digits >= 4 && text.Length <= 80 && DateReader.IsDateLine(text), PageHints.Letters(text));
    }

    /// <summary>1 to 6 for headings, larger for other elements.</summary>
    private static float Level(string tag) => tag switch
    {
        ['h', >= '1' and <= '6'] => tag[1] - '0',
        "p" => 7,
        "li" => 8,
        "blockquote" => 9,
        "div" or "section" or "article" => 10,
        "figcaption" or "figure" => 11,
        "tr" => 12,
        _ => 13,
    };
}
