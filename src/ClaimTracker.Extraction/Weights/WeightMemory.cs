using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;

namespace ClaimTracker.Extraction.Weights;

/// <summary>
/// Memory for tables of weights, which are read all over. In pages of two megabytes instead of four kilobytes a third of that
/// reading's time is saved; the system is asked for them and may refuse.
/// </summary>
internal static unsafe partial class WeightMemory
{
    private const int AdviseHugePages = 14;
    private const nuint SmallPage = 4096;

    /// <summary>Bytes that the processor fetches at a time.</summary>
    public const int Line = 64;

    /// <summary>An array of zeros.</summary>
    public static sbyte[] Zeros(int length)
    {
        var weights = GC.AllocateUninitializedArray<sbyte>(length, pinned: true);
        if (OperatingSystem.IsLinux() && length > 1 << 20)
            AskForHugePages((nuint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(weights)), (nuint)length);
        weights.AsSpan().Clear();
        return weights;
    }

    /// <summary>Where in such an array a cache line begins: a row of a power of two of bytes that starts there, or any number of such rows behind, never lies in more lines than it must.</summary>
    public static int LineIn(sbyte[] pinned) => (int)(-(nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(pinned)) & (Line - 1));

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
