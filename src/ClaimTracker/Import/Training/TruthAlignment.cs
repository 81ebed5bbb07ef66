namespace ClaimTracker.Import.Training;

/// <summary>Finds which blocks of a page stand in the article's true text: the heaviest chain of blocks whose places in it rise.</summary>
internal static class TruthAlignment
{
    private const int MostPlaces = 12;
    private const double LeastCovered = 0.7;

    /// <summary>For each block, whether it belongs to the article.</summary>
    public static bool[] Labels(IReadOnlyList<string> blocks, string truth)
    {
        var words = Words(truth);
        var index = new Dictionary<string, List<int>>(StringComparer.Ordinal);
        for (var i = 0; i < words.Length; i++)
        {
            if (!index.TryGetValue(words[i], out var places)) index[words[i]] = places = [];
            places.Add(i);
        }
        var candidates = new List<(int Block, int Start, int End, int Weight)>();
        for (var b = 0; b < blocks.Count; b++)
        {
            foreach (var (start, end) in Places(Words(blocks[b]), words, index)) candidates.Add((b, start, end, end - start));
        }
        return Chain(candidates, blocks.Count);
    }

    private static IEnumerable<(int Start, int End)> Places(string[] block, string[] truth, Dictionary<string, List<int>> index)
    {
        if (block.Length == 0 || !index.TryGetValue(block[0], out var starts)) return [];
        var exact = starts.Where(s => s + block.Length <= truth.Length && block.AsSpan().SequenceEqual(truth.AsSpan(s, block.Length))).Take(MostPlaces).Select(s => (s, s + block.Length)).ToList();
        return exact.Count > 0 || block.Length < 8 ? exact : Nearly(block, truth, index);
    }

    /// <summary>A place where most runs of four words are found, for text that the truth gives with small changes.</summary>
    private static List<(int Start, int End)> Nearly(string[] block, string[] truth, Dictionary<string, List<int>> index)
    {
        int found = 0, first = -1, last = -1;
        for (var i = 0; i + 4 <= block.Length; i++)
        {
            if (!index.TryGetValue(block[i], out var starts)) continue;
            var at = starts.FirstOrDefault(s => s > last - 8 && s + 4 <= truth.Length && block.AsSpan(i, 4).SequenceEqual(truth.AsSpan(s, 4)), -1);
            if (at < 0) continue;
            found++;
            if (first < 0) first = at;
            last = at;
        }
        return found >= LeastCovered * (block.Length - 3) ? [(first, Math.Max(last + 4, first + 1))] : [];
    }

    private static bool[] Chain(List<(int Block, int Start, int End, int Weight)> candidates, int blocks)
    {
        var labels = new bool[blocks];
        var best = new long[candidates.Count];
        var previous = new int[candidates.Count];
        var top = -1;
        for (var i = 0; i < candidates.Count; i++)
        {
            previous[i] = -1;
            for (var j = 0; j < i; j++)
            {
                if (candidates[j].Block == candidates[i].Block || candidates[j].End > candidates[i].Start || best[j] <= best[i]) continue;
                (best[i], previous[i]) = (best[j], j);
            }
            best[i] += candidates[i].Weight;
            if (top < 0 || best[i] > best[top]) top = i;
        }
        for (; top >= 0; top = previous[top]) labels[candidates[top].Block] = true;
        return labels;
    }

    private static string[] Words(string text)
    {
        var words = new List<string>();
        var start = -1;
        for (var i = 0; i <= text.Length; i++)
        {
            var inWord = i < text.Length && (char.IsLetterOrDigit(text[i]) || text[i] == '_');
            if (inWord && start < 0) start = i;
            if (inWord || start < 0) continue;
            words.Add(text[start..i]);
            start = -1;
        }
        return words.ToArray();
    }
}
