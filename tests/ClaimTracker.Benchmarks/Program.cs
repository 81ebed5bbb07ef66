using ClaimTracker.Benchmarks.Matching;

return args switch
{
    ["word-frequencies", .. var rest] => WordFrequencies.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: word-frequencies TEXT-FOLDER OUT-FILE");
    return 2;
}
