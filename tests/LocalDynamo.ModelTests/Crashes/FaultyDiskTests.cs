using LocalDynamo.Tests.Log;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>
/// Lets each call to the disk fail, once or from then on: who calls is told so with one of the documented errors, reading goes on, and once the disk
/// works again everything that was acknowledged is there.
/// </summary>
public sealed class FaultyDiskTests(ITestOutputHelper output)
{
    private readonly int _seed = TestSettings.Seed;

    [Theory]
    [InlineData("No space left on device", false, false)]
    [InlineData("Input/output error", false, true)]
    [InlineData("Input/output error", true, false)]
    public void Failure_OfAnyCall_IsToldAndLosesNothing(string error, bool isShortWrite, bool isForGood)
    {
        var calls = CountCalls();
        var failures = 0;
        Cases.Run(
            calls,
            failing =>
            {
                if (FaultyRun.Run(_seed, failing, error, isShortWrite, isForGood))
                    _ = Interlocked.Increment(ref failures);
            },
            failing => $"call {failing}");
        output.WriteLine($"LOCALDYNAMO_SEED={_seed}: {failures} of {calls} calls failed");
        failures.Should().BeGreaterThan(calls / 4);
    }

    private int CountCalls()
    {
        var run = new CrashRun(_seed, Durability.Immediate);
        FaultyRun.Workload(run);
        return run.Images.Count;
    }
}
