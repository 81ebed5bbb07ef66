using System.IO.Compression;
using System.Text;

namespace ClaimTracker.Extraction.Syntax;

/// <summary>The file format of the syntax weights: a mark, then everything behind it compressed with Brotli.</summary>
internal static class SyntaxWeights
{
    private const string Resource = "Weights/syntax.bin";
    private const int Quality = 9;
    private static readonly byte[] Mark = Encoding.ASCII.GetBytes("CTSYNTAX1\n");

    public static SyntaxModel ReadShipped()
    {
        using var stream = typeof(SyntaxWeights).Assembly.GetManifestResourceStream(Resource)
            ?? throw new InvalidDataException($"This build carries no {Resource}. Train the weights and build again.");
        return Read(stream);
    }

    public static SyntaxModel Read(Stream stream)
    {
        var mark = new byte[Mark.Length];
        if (stream.ReadAtLeast(mark, mark.Length, throwOnEndOfStream: false) < mark.Length || !mark.AsSpan().SequenceEqual(Mark))
            throw new InvalidDataException("These are not syntax weights of this version. Train them again.");
        using var content = new BufferedStream(new BrotliStream(stream, CompressionMode.Decompress), 1 << 16);
        using var reader = new BinaryReader(content, Encoding.UTF8);
        var tags = ReadStrings(reader);
        var relations = ReadStrings(reader);
        var vocabulary = ReadVocabulary(reader);
        var lemmatizer = ReadLemmatizer(reader);
        var tagger = new Tagger(ModelFormat.Read(reader));
        var names = new NameFinder(ModelFormat.Read(reader));
        var parser = new DependencyParser(ModelFormat.Read(reader), ModelFormat.Read(reader), (byte)tags.Length, (byte)relations.Length);
        return new(tags, relations, new Vocabulary(vocabulary), lemmatizer, tagger, names, parser);
    }

    public static byte[] Write(SyntaxModel model, IReadOnlyList<(uint Key, WordEntry Entry)> vocabulary)
    {
        using var file = new MemoryStream();
        file.Write(Mark);
        using (var writer = new BinaryWriter(new BrotliStream(file, new BrotliCompressionOptions { Quality = Quality }, leaveOpen: true), Encoding.UTF8))
        {
            WriteStrings(writer, model.TagNames);
            WriteStrings(writer, model.RelationNames);
            WriteVocabulary(writer, vocabulary);
            WriteLemmatizer(writer, model.Lemmatizer);
            foreach (var part in (LinearModel[])[model.Tagger.Model, model.NameFinder.Model, model.Parser.Transitions, model.Parser.Relations])
                ModelFormat.Write(writer, part);
        }
        return file.ToArray();
    }

    private static string[] ReadStrings(BinaryReader reader)
    {
        var strings = new string[reader.ReadInt32()];
        for (var i = 0; i < strings.Length; i++) strings[i] = string.Intern(reader.ReadString());
        return strings;
    }

    private static void WriteStrings(BinaryWriter writer, string[] strings)
    {
        writer.Write(strings.Length);
        foreach (var text in strings) writer.Write(text);
    }

    private static List<(uint Key, WordEntry Entry)> ReadVocabulary(BinaryReader reader)
    {
        var count = reader.ReadInt32();
        var words = new List<(uint, WordEntry)>(count);
        for (var i = 0; i < count; i++)
        {
            var key = reader.ReadUInt32();
            var flags = reader.ReadByte();
            words.Add((key, new WordEntry(reader.ReadByte(), (flags & 1) != 0, reader.ReadByte(), (flags & 2) != 0)));
        }
        return words;
    }

    private static void WriteVocabulary(BinaryWriter writer, IReadOnlyList<(uint Key, WordEntry Entry)> words)
    {
        writer.Write(words.Count);
        foreach (var (key, entry) in words)
        {
            writer.Write(key);
            writer.Write((byte)((entry.OnlyTag ? 1 : 0) | (entry.Common ? 2 : 0)));
            writer.Write(entry.Tag);
            writer.Write(entry.Name);
        }
    }

    private static Lemmatizer ReadLemmatizer(BinaryReader reader)
    {
        var scripts = new LemmaScript[reader.ReadInt32()];
        for (var i = 0; i < scripts.Length; i++) scripts[i] = new LemmaScript(reader.ReadByte(), reader.ReadString());
        var count = reader.ReadInt32();
        var rules = new Dictionary<ulong, ushort>(count);
        for (var i = 0; i < count; i++) rules[reader.ReadUInt64()] = reader.ReadUInt16();
        return new Lemmatizer(scripts, rules);
    }

    private static void WriteLemmatizer(BinaryWriter writer, Lemmatizer lemmatizer)
    {
        writer.Write(lemmatizer.Scripts.Count);
        foreach (var script in lemmatizer.Scripts)
        {
            writer.Write((byte)script.Drop);
            writer.Write(script.Add);
        }
        writer.Write(lemmatizer.Rules.Count);
        foreach (var (key, script) in lemmatizer.Rules.OrderBy(rule => rule.Key))
        {
            writer.Write(key);
            writer.Write(script);
        }
    }
}
