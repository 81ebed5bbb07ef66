using ClaimTracker.Ingest;

namespace ClaimTracker.Tests.Ingest;

public class ParallelOrderedTests
{
    [Fact]
    public async Task Results_come_in_the_order_of_the_items_though_the_first_finishes_last()
    {
        var cancel = TestContext.Current.CancellationToken;
        var secondIsDone = new TaskCompletionSource();
        async Task<int> Work(int item, CancellationToken c)
        {
            if (item == 0) await secondIsDone.Task.WaitAsync(c);
            if (item == 1) secondIsDone.SetResult();
            return item;
        }

        var results = await ParallelOrdered.SelectAsync(Enumerable.Range(0, 50), Work, workers: 2, cancel).ToListAsync(cancel);

        Assert.Equal(Enumerable.Range(0, 50), results);
    }

    [Fact]
    public async Task Items_are_taken_only_as_fast_as_results_are_read()
    {
        var cancel = TestContext.Current.CancellationToken;
        var taken = 0;
        IEnumerable<int> Items()
        {
            for (var i = 0; i < 1000; i++)
            {
                taken = i;
                yield return i;
            }
        }

        await foreach (var first in ParallelOrdered.SelectAsync(Items(), (i, _) => Task.FromResult(i), workers: 2, cancel))
        {
            Assert.Equal(0, first);
            break;
        }

        Assert.InRange(taken, 0, 20);
    }

    [Fact]
    public async Task An_exception_of_one_item_reaches_the_reader()
    {
        var cancel = TestContext.Current.CancellationToken;
        static Task<int> Fails(int item, CancellationToken c) => item == 3 ? throw new InvalidDataException("three") : Task.FromResult(item);

        var reading = async () => await ParallelOrdered.SelectAsync(Enumerable.Range(0, 10), Fails, workers: 2, cancel).ToListAsync(cancel);

        Assert.Equal("three", (await Assert.ThrowsAsync<InvalidDataException>(reading)).Message);
    }
}
