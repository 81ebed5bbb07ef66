namespace ClaimTracker.Extraction.Cues;

/// <summary>
/// Says of every word how likely it heads a cue: logistic regression over hashed features. Candidates are all verbs and every
/// (lemma, tag) pair that headed a cue in the training text.
/// </summary>
internal sealed class CueModel(ScoreTable table, HashSet<uint> candidates)
{
    /// <summary>A score of one thousand is a log-odds of one.</summary>
    public const int Unit = 1000;

    /// <summary>The score of tokens that are no candidates.</summary>
    public const int None = int.MinValue;

    public bool IsCandidate(TokenColumns columns, int token) =>
        columns.IsVerb[token] || candidates.Contains(CandidateKey(columns, token));

    public static uint CandidateKey(TokenColumns columns, int token) => RowHash.Mix(columns.Lemma[token], columns.Tag[token]);

    /// <summary>Log-odds in thousandths for every token; <see cref="None"/> where it is no candidate. The weights of one candidate are on their way while the one before is summed.</summary>
    public int[] Score(TokenColumns columns)
    {
        var scores = new int[columns.Count];
        var (buffer, next) = (new FeatureBuffer(table.Bits), new FeatureBuffer(table.Bits));
        var last = -1;
        for (var i = 0; i < scores.Length; i++)
        {
            scores[i] = None;
            if (!IsCandidate(columns, i))
                continue;
            CueFeatures.Fill(columns, i, next);
            table.Fetch(next.Rows);
            if (last >= 0)
                scores[last] = ScoreOf(buffer);
            (buffer, next, last) = (next, buffer, i);
        }
        if (last >= 0)
            scores[last] = ScoreOf(buffer);
        return scores;
    }

    private int ScoreOf(FeatureBuffer buffer)
    {
        Span<int> sum = [0];
        table.AddTo(buffer.Rows, sum);
        return sum[0] * (int)MathF.Round(table.Step * Unit);
    }

    public void Write(BinaryWriter writer)
    {
        table.Write(writer);
        writer.Write(candidates.Count);
        foreach (var key in candidates.Order())
            writer.Write(key);
    }

    public static CueModel Read(BinaryReader reader)
    {
        var table = ScoreTable.Read(reader);
        var candidates = new HashSet<uint>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            candidates.Add(reader.ReadUInt32());
        return new CueModel(table, candidates);
    }
}
