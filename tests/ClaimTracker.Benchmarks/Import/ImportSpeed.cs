using System.Diagnostics;
using System.Text;
using AngleSharp.Html.Parser;
using ClaimTracker.Import;

namespace ClaimTracker.Benchmarks.Import;

/// <summary>Pages a second from bytes to finished article, one thread, warm, beside SmartReader and bare AngleSharp in the same run.</summary>
internal static class ImportSpeed
{
    private const int WarmRounds = 10;
    private const int MeasuredRounds = 5;

    public static int Run(string[] args)
    {
        if (args.Length != 1)
        {
            Console.Error.WriteLine("usage: import-speed PAGE-FOLDER");
            return 2;
        }
        var pages = PageCorpus.Load(args[0]);
        var texts = pages.ConvertAll(p => Encoding.UTF8.GetString(p.Bytes));
        (string Name, Action<int> Read)[] readers =
        [
            ("AngleSharp, parse alone", i => new HtmlParser().ParseDocument(texts[i]).Dispose()),
            ("ClaimTracker import", i => Import(pages[i])),
            ("SmartReader", i => Smart(pages[i].Url, texts[i])),
        ];
        var seconds = readers.Select(_ => new List<double>()).ToArray();
        for (var round = 0; round < WarmRounds + MeasuredRounds; round++)
        {
            for (var r = 0; r < readers.Length; r++)
            {
                // SmartReader settles as soon as the others but takes far longer.
                if (round < WarmRounds && r == 2 && round % 3 != 0) continue;
                var cpu = CpuSeconds(() => { for (var i = 0; i < pages.Count; i++) readers[r].Read(i); });
                if (round >= WarmRounds) seconds[r].Add(cpu);
            }
        }
        Print(readers.Select(r => r.Name).ToList(), seconds.Select(s => pages.Count / s.Order().ElementAt(s.Count / 2)).ToList());
        return 0;
    }

    private static void Print(List<string> names, List<double> rates)
    {
        for (var r = 0; r < names.Count; r++) Console.WriteLine($"{names[r],-26} {rates[r],7:0} pages per CPU second");
        Console.WriteLine($"ClaimTracker / AngleSharp  {rates[1] / rates[0]:0.00}   (bar: 0.50)");
        Console.WriteLine($"ClaimTracker / SmartReader {rates[1] / rates[2]:0.00}   (bar: 2.00)");
    }

    private static void Import(SavedPage page)
    {
        foreach (var result in DocumentReader.Default.ReadEach(page.Bytes, page.Url, "text/html")) GC.KeepAlive(result);
    }

    private static void Smart(string url, string html)
    {
        using var reader = new SmartReader.Reader(url, html);
        GC.KeepAlive(reader.GetArticle());
    }

    private static double CpuSeconds(Action work)
    {
        GC.Collect();
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        work();
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalSeconds;
    }
}
