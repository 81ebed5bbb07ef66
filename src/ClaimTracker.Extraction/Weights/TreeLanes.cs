using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace ClaimTracker.Extraction.Weights;

/// <summary>One tree over <see cref="Count"/> examples side by side: from the leaves up, each node takes for every example the side that its cut tells.</summary>
/// <param name="columns">Feature by feature the values of all examples; every split stands for one of these features.</param>
/// <param name="splits">The feature that each inner node looks at, the root first; node n has the children 2n + 1 and 2n + 2.</param>
/// <param name="cuts">What the feature has to exceed for the second child.</param>
/// <param name="leaves">What the tree gives, from left to right.</param>
internal readonly ref struct TreeLanes(ReadOnlySpan<float> columns, ReadOnlySpan<int> splits, ReadOnlySpan<float> cuts, ReadOnlySpan<float> leaves)
{
    /// <summary>So many examples are looked at together.</summary>
    public const int Count = 8;

    private readonly ref float _columns = ref MemoryMarshal.GetReference(columns);
    private readonly ref int _splits = ref MemoryMarshal.GetReference(splits);
    private readonly ref float _cuts = ref MemoryMarshal.GetReference(cuts);
    private readonly ref float _leaves = ref MemoryMarshal.GetReference(leaves);

    /// <summary>What a part of the tree gives that is one node deep, its first leaf given.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> One(int node, int leaf) => Choose(node, Vector256.Create(Unsafe.Add(ref _leaves, leaf)), Vector256.Create(Unsafe.Add(ref _leaves, leaf + 1)));

    /// <summary>The same, two nodes deep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Two(int node, int leaf) => Choose(node, One(2 * node + 1, leaf), One(2 * node + 2, leaf + 2));

    /// <summary>The same, three nodes deep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Three(int node, int leaf) => Choose(node, Two(2 * node + 1, leaf), Two(2 * node + 2, leaf + 4));

    /// <summary>The same, four nodes deep.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector256<float> Four(int node, int leaf) => Choose(node, Three(2 * node + 1, leaf), Three(2 * node + 2, leaf + 8));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<float> Choose(int node, Vector256<float> first, Vector256<float> second)
    {
        var values = Vector256.LoadUnsafe(ref Unsafe.Add(ref _columns, (nint)(uint)Unsafe.Add(ref _splits, node) * Count));
        return Vector256.ConditionalSelect(Vector256.GreaterThan(values, Vector256.Create(Unsafe.Add(ref _cuts, node))), second, first);
    }
}
