using ClaimTracker.Benchmarks.Matching;
using ClaimTracker.Benchmarks.Speed;

return args switch
{
    ["speed", .. { Length: 1 } rest] => EngineSpeed.Run(rest),
    ["word-frequencies", .. var rest] => WordFrequencies.Run(rest),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: speed TEXT-FOLDER | word-frequencies TEXT-FOLDER OUT-FILE");
    return 2;
}
