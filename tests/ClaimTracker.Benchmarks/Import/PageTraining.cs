using System.Text;
using System.Text.Json;
using ClaimTracker.Import;
using ClaimTracker.Import.Html;
using ClaimTracker.Import.Training;

namespace ClaimTracker.Benchmarks.Import;

/// <summary>Makes the page reader's weights, and measures them by cross-validation on pages of sites that were not trained on.</summary>
internal static class PageTraining
{
    private const int Folds = 4;

    public static int Run(string[] args)
    {
        if (args.Length != 3 || args[0] is not ("weights" or "cross-validate"))
        {
            Console.Error.WriteLine("usage: train-pages weights PAGE-FOLDER OUT-FILE.bin   or   train-pages cross-validate PAGE-FOLDER OUT-FILE.jsonl");
            return 2;
        }
        var pages = PageCorpus.Load(args[1]).ConvertAll(p => TrainingPage.Read(p.Id, p.Host, TextDecoder.Decoded(p.Bytes, p.Id, null), p.Text));
        var settings = new TreeSettings();
        if (args[0] == "weights")
        {
            var (first, second) = BodyTrainer.Train(pages, settings, settings);
            File.WriteAllBytes(args[2], BodyModel.Save(first, second));
            return 0;
        }
        BodyTrainer.CrossValidate(pages, Folds, settings, settings);
        File.WriteAllLines(args[2], pages.Select(Line).OfType<string>());
        return 0;
    }

    /// <summary>The article in the members of the extraction format that the scorer reads; null where the page gave none.</summary>
    private static string? Line(TrainingPage page)
    {
        try
        {
            var article = new ArticleBuilder(page.Page, page.Metadata).Build(page.Id);
            return JsonSerializer.Serialize(new
            {
                input = page.Id,
                title = article.Title,
                byline = article.Byline,
                published = article.Published.ToIso8601(),
                text = article.Text,
                blocks = article.Blocks.Select(b => new
                {
                    kind = b.Kind.ToString().ToLowerInvariant(),
                    start = Runes(article.Text.AsSpan(0, b.Span.Start)),
                    end = Runes(article.Text.AsSpan(0, b.Span.End)),
                }),
            });
        }
        catch (UnreadableDocumentException)
        {
            return null;
        }
    }

    private static int Runes(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var _ in text.EnumerateRunes()) count++;
        return count;
    }
}
