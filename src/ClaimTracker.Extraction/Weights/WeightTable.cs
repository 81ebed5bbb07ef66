using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ClaimTracker.Extraction.Weights;

/// <summary>
/// Memory for weights, which are read all over. It begins where a cache line does, so that rows of a power of two of bytes lie in
/// no more lines than they must, and in pages of two megabytes instead of four kilobytes a third of the reading's time is saved;
/// the system is asked for them and may refuse.
/// </summary>
internal sealed unsafe partial class WeightTable
{
    private const int AdviseHugePages = 14, Line = 64;
    private const nuint SmallPage = 4096;
    private readonly sbyte[] _memory;
    private readonly int _first;

    /// <summary>So many zeros.</summary>
    public WeightTable(int length)
    {
        _memory = GC.AllocateUninitializedArray<sbyte>(length + Line, pinned: true);
        var start = (nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(_memory));
        if (OperatingSystem.IsLinux() && length > 1 << 20)
            AskForHugePages(start, (nuint)_memory.Length);
        _memory.AsSpan().Clear();
        _first = (int)(-(nint)start & (Line - 1));
        Length = length;
    }

    public int Length { get; }

    /// <summary>The weights.</summary>
    public Span<sbyte> All => _memory.AsSpan(_first, Length);

    /// <summary>The first weight; whoever goes on from here has to know that there are so many.</summary>
    public ref sbyte Start
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_memory), _first);
    }

    /// <summary>Tells the processor that the weight at this place will be read soon.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Fetch(ref sbyte table, nint at)
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref Unsafe.Add(ref table, at)));
    }

    private static void AskForHugePages(nuint start, nuint length)
    {
        var first = (start + SmallPage - 1) & ~(SmallPage - 1);
        try
        {
            _ = Advise(first, (start + length - first) & ~(SmallPage - 1), AdviseHugePages);
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return;
        }
    }

    [LibraryImport("libc", EntryPoint = "madvise")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Advise(nuint start, nuint length, int advice);
}
