using System.Globalization;
using System.Text;
using ClaimTracker.Benchmarks.Reading;

namespace ClaimTracker.Benchmarks.Ingest;

/// <summary>
/// Invented news articles of some 350 words: one in five tells a story of its own, the others share one with four more. The same number
/// gives the same article.
/// </summary>
internal static class GeneratedArticles
{
    private const int ArticlesPerStory = 5;
    private static readonly string[] Verbs = ["signed", "sold", "closed", "opened", "cancelled", "approved", "moved", "lost", "bought", "rebuilt", "flooded", "raised"];
    private static readonly string[] Things = ["contract", "bridge", "hospital", "ferry", "budget", "school", "pipeline", "archive", "harbour", "licence", "reservoir", "market"];
    private static readonly string[] Roles = ["Mayor", "Minister", "Senator", "Judge", "Colonel", "Professor", "Councillor", "Director"];
    private static readonly string[] Units = ["homes", "workers", "ships", "patients", "acres", "permits", "trucks", "pupils"];

    /// <summary>The file of article <paramref name="number"/>, in UTF-8, with front matter.</summary>
    public static byte[] Of(int number)
    {
        var mine = new Random(number);
        var story = new Story(number % 5 == 0 ? 1_000_000 + number : number / ArticlesPerStory);
        var text = new StringBuilder();
        var day = new DateTime(2024, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddDays(story.Day).AddHours(number % 24);
        text.Append(CultureInfo.InvariantCulture, $"---\ntitle: {story.Headline}, case {number}\noutlet: Outlet {number % 60}\npublished: {day:yyyy-MM-ddTHH:mm:ssZ}\nurl: https://outlet{number % 60}.example/{number}\n---\n");
        text.Append(CultureInfo.InvariantCulture, $"{story.Headline}, case {number}\n\n");
        foreach (var paragraph in story.Paragraphs(mine)) text.Append(paragraph).Append("\n\n");
        return Encoding.UTF8.GetBytes(text.ToString());
    }

    private sealed class Story
    {
        private readonly string place, other, thing, verb, unit, speaker, rival, role;
        private readonly int count;
        private readonly string[] topic;

        public Story(int seed)
        {
            var random = new Random(seed);
            (place, other, speaker, rival) = (Name(random), Name(random), Name(random), Name(random));
            (thing, verb, unit, role) = (Pick(Things, random), Pick(Verbs, random), Pick(Units, random), Pick(Roles, random));
            count = random.Next(12, 9000);
            Day = random.Next(900);
            topic = [.. Enumerable.Range(0, 40).Select(_ => GeneratedWords.Of((int)(Math.Pow(random.NextDouble(), 3) * 20_000)))];
        }

        public int Day { get; }
        public string Headline => $"{place} {thing} was {verb} in secret";

        public IEnumerable<string> Paragraphs(Random mine)
        {
            yield return $"{place} officials said that the {thing} at {other} was {verb} in secret after {count} {Pick(Units, mine)} were counted near the {Word(mine)} {Word(mine)}.";
            yield return $"{role} {speaker} told reporters that {count} {unit} depended on the {thing}, and that the {Word(mine)} plan for {other} had been dropped.";
            yield return $"\"We never {verb} the {thing},\" said {rival}, a spokesman for the {place} council. \"The {Word(mine)} report is wrong.\"";
            for (var i = 0; i < 4; i++) yield return Background(mine);
            yield return $"An official who spoke on condition of anonymity said that the {Word(mine)} {Word(mine)} papers were never shown to the {Word(mine)} board.";
            yield return $"{rival} denied that the {thing} at {other} was {verb} in secret.";
            yield return $"{speaker} did not respond to a request for comment about the {Word(mine)} {Word(mine)}.";
        }

        private string Background(Random mine) =>
            $"The {Word(mine)} {Word(mine)} of {place} has kept {mine.Next(2, 99)} {Pick(Units, mine)} beside the {Word(mine)} since {mine.Next(1950, 2020)}, when the {Word(mine)} district of {other} was joined to it. " +
            $"According to {Name(mine)}, who keeps the {Word(mine)} register, the {Word(mine)} costs {mine.Next(2, 900)} million a year, and the {thing} takes a third of that.";

        private string Word(Random mine) => Pick(topic, mine);

        private static string Name(Random random)
        {
            var word = GeneratedWords.Of(random.Next(20_000, 400_000));
            return char.ToUpperInvariant(word[0]) + word[1..];
        }

        private static string Pick(string[] words, Random random) => words[random.Next(words.Length)];
    }
}
