namespace ClaimTracker.Extraction.Quotes;

/// <summary>
/// Finds quotations in straight, curly, doubled single and single marks, nested, unclosed and over several paragraphs.
/// Every block is read on its own, so an odd mark cannot reach beyond its paragraph. Linear in the text.
/// </summary>
public static class QuotationFinder
{
    /// <summary>All quotations of the article outside boilerplate, in text order, outer before inner.</summary>
    public static IReadOnlyList<Quotation> Find(ArticleText article)
    {
        ArgumentNullException.ThrowIfNull(article);
        var found = new List<Quotation>();
        var openFromBefore = false;
        foreach (var block in article.Blocks)
        {
            if (block.Kind == BlockKind.Boilerplate)
                continue;
            var reader = new BlockReader(article.Text, block.Span, openFromBefore, found);
            openFromBefore = reader.Read();
        }
        found.Sort((a, b) => a.Span.Start != b.Span.Start ? a.Span.Start.CompareTo(b.Span.Start) : b.Span.End.CompareTo(a.Span.End));
        return found;
    }

    private sealed class BlockReader(string text, Span block, bool openFromBefore, List<Quotation> found)
    {
        private const int MaxDepth = 6;
        private readonly Stack<OpenMark> open = new();
        private bool sawDouble;

        private struct OpenMark
        {
            public int Start;
            public bool Single;
            public int WeakEnd;
        }

        public bool Read()
        {
            for (var i = block.Start; i < block.End;)
            {
                var length = QuotationMarks.LengthAt(text, i, block.End);
                if (length == 0)
                {
                    i++;
                    continue;
                }
                if (QuotationMarks.IsSingle(text[i], length))
                    ReadSingle(i);
                else
                    ReadDouble(i, length);
                i += length;
            }
            return CloseBlock();
        }

        private void ReadDouble(int at, int length)
        {
            var context = QuotationMarks.ContextOf(text, at, length, block);
            var hasOpen = HasOpen(single: false);
            var opens = context == MarkContext.Opens || (context == MarkContext.Either && !hasOpen);
            if (opens)
            {
                if (hasOpen)
                    DropOpenDouble();
                Push(at, single: false);
            }
            else if (hasOpen)
                CloseDouble(at + length);
            else if (openFromBefore && !sawDouble)
                found.Add(new Quotation(new Span(block.Start, at + length), 0, true, true));
            sawDouble = true;
        }

        private void ReadSingle(int at)
        {
            if (open.Count > 0 && open.Peek().Single && QuotationMarks.MayCloseSingle(text, at, block))
            {
                if (QuotationMarks.LooksPossessive(text, at, block))
                    NoteWeakEnd(at + 1);
                else
                    Emit(open.Pop(), at + 1, true);
            }
            else if (QuotationMarks.MayOpenSingle(text, at, block) && !HasOpen(single: true))
                Push(at, single: true);
        }

        private void NoteWeakEnd(int end)
        {
            var top = open.Pop();
            if (top.WeakEnd == 0)
                top.WeakEnd = end;
            open.Push(top);
        }

        private void Push(int at, bool single)
        {
            if (open.Count < MaxDepth)
                open.Push(new OpenMark { Start = at, Single = single });
        }

        private bool HasOpen(bool single)
        {
            foreach (var mark in open)
                if (mark.Single == single)
                    return true;
            return false;
        }

        private void CloseDouble(int end)
        {
            while (open.Count > 0)
            {
                var mark = open.Pop();
                if (!mark.Single)
                {
                    Emit(mark, end, true);
                    return;
                }
                if (mark.WeakEnd > 0)
                    Emit(mark, mark.WeakEnd, true);
            }
        }

        /// <summary>A second opening mark: the first one was never closed, so nothing is known of where it ends.</summary>
        private void DropOpenDouble()
        {
            while (open.Count > 0 && open.Pop().Single)
            {
            }
        }

        private bool CloseBlock()
        {
            var unclosed = false;
            while (open.Count > 0)
            {
                var mark = open.Pop();
                if (!mark.Single)
                {
                    Emit(mark, block.End, false);
                    unclosed = true;
                }
                else if (mark.WeakEnd > 0)
                    Emit(mark, mark.WeakEnd, true);
            }
            return unclosed || (openFromBefore && !sawDouble);
        }

        private void Emit(OpenMark mark, int end, bool closed)
        {
            var continued = openFromBefore && mark.Start == block.Start && !mark.Single;
            found.Add(new Quotation(new Span(mark.Start, end), open.Count, closed, continued));
        }
    }
}
