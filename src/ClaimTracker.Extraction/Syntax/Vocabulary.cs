namespace ClaimTracker.Extraction.Syntax;

/// <summary>The words of the training text, by hash of their form.</summary>
internal sealed class Vocabulary
{
    private readonly uint[] keys;
    private readonly WordEntry[] entries;

    public Vocabulary(IReadOnlyList<(uint Key, WordEntry Entry)> words)
    {
        var size = 16;
        while (size < words.Count * 2) size *= 2;
        keys = new uint[size];
        entries = new WordEntry[size];
        foreach (var (key, entry) in words)
        {
            var slot = Slot(key);
            keys[slot] = key;
            entries[slot] = entry;
        }
    }

    public WordEntry Find(uint key) => entries[Slot(key)];

    private int Slot(uint key)
    {
        var mask = keys.Length - 1;
        var slot = (int)(key * 0x9E3779B1u >> 7) & mask;
        while (keys[slot] != 0 && keys[slot] != key) slot = (slot + 1) & mask;
        return slot;
    }
}
