namespace ClaimTracker.Import.Feeds;

/// <summary>The rules of a robots.txt for one program (RFC 9309).</summary>
public sealed class RobotsRules
{
    private const int LongestFile = 500 * 1024;
    private readonly List<(bool Allow, string Path)> _rules;

    private RobotsRules(List<(bool Allow, string Path)> rules, TimeSpan? crawlDelay) => (_rules, CrawlDelay) = (rules, crawlDelay);

    /// <summary>Everything is allowed: the answer to a missing robots.txt.</summary>
    public static RobotsRules AllowAll { get; } = new([], null);

    /// <summary>The pause that the site asks for between two requests; null where it asks for none.</summary>
    public TimeSpan? CrawlDelay { get; }

    /// <summary>Reads the group of <paramref name="agent"/>, or that of <c>*</c>.</summary>
    public static RobotsRules Parse(string text, string agent)
    {
        var own = new Group();
        var all = new Group();
        var current = new List<Group>();
        var inAgents = false;
        foreach (var raw in text[..Math.Min(text.Length, LongestFile)].Split('\n'))
        {
            var line = raw.Split('#')[0].Trim();
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            if (colon < 0) continue;
            var (name, value) = (line[..colon].Trim().ToUpperInvariant(), line[(colon + 1)..].Trim());
            if (name == "USER-AGENT")
            {
                if (!inAgents) current = [];
                inAgents = true;
                if (value == "*") current.Add(all);
                else if (value.Length > 0 && agent.StartsWith(value, StringComparison.OrdinalIgnoreCase)) current.Add(own);
                continue;
            }
            inAgents = false;
            foreach (var group in current) group.Add(name, value);
        }
        var chosen = own.Seen ? own : all;
        return new(chosen.Rules, chosen.Delay);
    }

    /// <summary>True where the longest rule that fits the path and query allows it.</summary>
    public bool Allows(string pathAndQuery)
    {
        var (best, allowed) = (-1, true);
        foreach (var (allow, path) in _rules)
        {
            if (path.Length < best || (path.Length == best && !allow) || !Fits(path, pathAndQuery)) continue;
            (best, allowed) = (path.Length, allow);
        }
        return allowed;
    }

    /// <summary>Matches a rule with <c>*</c> and <c>$</c>, in time linear in the path for each star.</summary>
    private static bool Fits(string rule, string path)
    {
        var anchored = rule.EndsWith('$');
        var parts = (anchored ? rule[..^1] : rule).Split('*');
        if (!path.StartsWith(parts[0], StringComparison.Ordinal)) return false;
        var at = parts[0].Length;
        for (var i = 1; i < parts.Length; i++)
        {
            if (anchored && i == parts.Length - 1) return path.Length - at >= parts[i].Length && path.EndsWith(parts[i], StringComparison.Ordinal);
            var found = path.IndexOf(parts[i], at, StringComparison.Ordinal);
            if (found < 0) return false;
            at = found + parts[i].Length;
        }
        return !anchored || at == path.Length;
    }

    private sealed class Group
    {
        public List<(bool Allow, string Path)> Rules { get; } = [];
        public TimeSpan? Delay { get; private set; }
        public bool Seen { get; private set; }

        public void Add(string name, string value)
        {
            Seen = true;
            if (name is "ALLOW" or "DISALLOW" && value.Length > 0) Rules.Add((name == "ALLOW", value));
            else if (name == "CRAWL-DELAY" && double.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and < 86400)
                Delay = TimeSpan.FromSeconds(seconds);
        }
    }
}
