using ClaimTracker.Extraction.Lexicon;
using ClaimTracker.Extraction.Syntax;

namespace ClaimTracker.Extraction.Responses;

/// <summary>Collects what may be answered: contents of statements, "reports that ..." clauses, and sentences of the outlet's own.</summary>
internal sealed class ClaimFinder(SyntaxView view)
{
    /// <summary>A claim is never longer than this many characters.</summary>
    public const int Longest = 240;

    private const int Shortest = 4;
    private readonly Token[] _tokens = view.Tokens;

    /// <summary>The claims in text order.</summary>
    public List<ClaimCandidate> Find(IReadOnlyList<ExtractedStatement> statements)
    {
        var found = new List<ClaimCandidate>();
        var covered = new bool[_tokens.Length];
        for (var i = 0; i < statements.Count; i++)
            if (statements[i].ContentSpans.Count > 0)
                AddStatement(statements[i], i, covered, found);
        var relayed = statements.Where(s => s.RelaySpan is not null).Select(s => view.SentenceIndex(view.TokenAt(s.CueSpan!.Value.Start))).ToHashSet();
        for (var s = 0; s < view.Article.Sentences.Length; s++)
            if (!relayed.Contains(s))
                AddSentence(s, covered, found);
        found.Sort((a, b) => a.Range.First != b.Range.First ? a.Range.First.CompareTo(b.Range.First) : a.Range.End.CompareTo(b.Range.End));
        return found;
    }

    private void AddStatement(ExtractedStatement statement, int index, bool[] covered, List<ClaimCandidate> found)
    {
        var hull = statement.ContentSpans[0].Hull(statement.ContentSpans[^1]);
        var (first, end) = view.TokensIn(hull);
        if (end - first < Shortest || hull.Length > 2 * Longest)
            return;
        found.Add(new(new(first, end), ClaimForm.Statement, index, view.SentenceIndex(first)));
        Array.Fill(covered, true, first, end - first);
    }

    private void AddSentence(int index, bool[] covered, List<ClaimCandidate> found)
    {
        var sentence = view.Article.Sentences[index];
        var first = sentence.First;
        while (first < sentence.End && _tokens[first].Tag is "CC" or "``" or "''" or "," or ":")
            first++;
        var range = Cut(new(first, sentence.End));
        var free = 0;
        for (var i = range.First; i < range.End; i++)
            free += covered[i] ? 0 : 1;
        if (range.Length >= Shortest && free * 10 >= range.Length * 4)
            found.Add(new(range, ClaimForm.Sentence, -1, index));
        for (var i = sentence.First; i + Shortest < sentence.End; i++)
            if (OpensReport(i, sentence.End) is var start && start > 0 && !covered[start])
            {
                var clause = Cut(new(start, ClauseEnd(start, sentence.End)));
                if (clause.Length >= Shortest)
                    found.Add(new(clause, ClaimForm.Report, -1, index));
                i = clause.End;
            }
    }

    /// <summary>Behind "reports that", "rumors of", "claimed that": where the reported clause begins; 0 where none does.</summary>
    private int OpensReport(int i, int end)
    {
        if ((ResponseWords.Of(_tokens[i].Lemma) & (ResponseSense.ClaimNoun | ResponseSense.Deny)) == 0)
            return 0;
        var next = i + 1;
        return _tokens[next].Lemma is "that" && next + 1 < end && !_tokens[next + 1].Tag.StartsWith('V') ? next + 1
            : _tokens[next].Lemma is "of" or "about" && _tokens[i].Tag.StartsWith('N') ? next + 1
            : _tokens[next].Lemma is "claim" or "suggest" or "say" or "allege" && _tokens[i].Tag == "NNS" && _tokens[next].Tag == "VBG" ? next + 1
            : 0;
    }

    private int ClauseEnd(int start, int end)
    {
        for (var i = start + Shortest; i < end; i++)
            if (_tokens[i].Form is ";" or "—" or "--" || _tokens[i].Form == "," && i + 1 < end && (_tokens[i + 1].Tag is "CC" or "WDT" or "VBG" || _tokens[i + 1].Lemma is "say" or "accord" or "which"))
                return i;
        return end;
    }

    private TokenRange Cut(TokenRange range)
    {
        var (first, end) = (range.First, range.End);
        if (end <= first)
            return TokenRange.None;
        var limit = _tokens[first].Span.Start + Longest;
        while (end > first && _tokens[end - 1].Span.End > limit)
            end--;
        if (end < range.End)
            for (var i = end - 1; i > first + 8; i--)
                if (_tokens[i].Form == ",")
                {
                    end = i;
                    break;
                }
        while (end > first && _tokens[end - 1].Tag is "." or "," or "''" or ":" or "CC" or "IN" or "DT")
            end--;
        return new(first, end);
    }
}
