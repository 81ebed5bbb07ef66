using ClaimTracker.Extraction.Weights;

namespace ClaimTracker.Extraction.Tests.Weights;

public class FeatureBagTests
{
    [Fact]
    public void Each_feature_is_left_once_in_the_order_in_which_they_came()
    {
        var bag = new FeatureBag(18);
        Fill(bag);
        var first = bag.Indices.Distinct().ToList();

        bag.DropRepeats();

        Assert.Equal(first, bag.Indices);
    }

    [Fact]
    public void A_bag_that_is_used_again_has_forgotten_what_was_in_it()
    {
        var bag = new FeatureBag(18);
        Fill(bag);
        bag.Deduplicate();
        var sorted = bag.Indices.ToList();
        bag.Clear();
        Fill(bag);
        bag.Deduplicate();

        Assert.Equal(sorted, bag.Indices);
        Assert.Equal(sorted.Order(), sorted);
    }

    private static void Fill(FeatureBag bag)
    {
        for (var i = 0; i < 500; i++)
        {
            bag.Add(i % 7, i % 90, i % 3);
            bag.Add(i % 5, "word" + i % 40, 300 * i % 1000);
        }
    }
}
