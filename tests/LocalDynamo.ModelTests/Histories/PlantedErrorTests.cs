using LocalDynamo.Engine;
using LocalDynamo.ModelTests.Histories.Planted;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// What <see cref="HistoryTests"/> are worth: a commit path with an error in it makes histories in which the checker finds an anomaly,
/// within a bounded number of seeds, which are the same each time.
/// </summary>
public sealed class PlantedErrorTests(ITestOutputHelper output)
{
    private const int MaxHistories = 2_000;

    [Fact]
    public void SkippedLock_OfSomeStripes_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new SkippedLock(clock, pruner, log, time));

    [Fact]
    public void Decision_BeforeTheLock_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new DecidedBeforeLock(clock, pruner, log, time));

    [Fact]
    public void CommitNumber_BeforeTheLocks_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new NumberBeforeLocks(clock, pruner, log, time), logEvery: 1);

    [Fact]
    public void Completion_BeforeInstallation_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new CompletedEarly(clock, pruner, log, time));

    [Fact]
    public void IndexEntries_UnderALaterNumber_AreFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new LateIndex(clock, pruner, log, time));

    [Fact]
    public void ItemsOfOneCommit_UnderDifferentNumbers_AreFound() =>
        Find(WorkMix.Requests, static (clock, pruner, log, time, _) => new NumberAnItem(clock, pruner, log, time));

    [Fact]
    public void Acknowledgement_BeforeVisibility_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new AcknowledgedEarly(clock, pruner, log, time));

    [Fact]
    public void Refusal_BeforeVisibility_IsFound() =>
        Find(
            [WorkKind.Update, WorkKind.GetThenPutIf, WorkKind.GetThenPutIf, WorkKind.Snapshot],
            static (clock, pruner, log, time, _) => new RefusedEarly(clock, pruner, log, time));

    [Fact]
    public void Log_InAnotherOrderThanTheNumbers_IsFound() =>
        Find(WorkMix.Singles, static (clock, pruner, log, time, _) => new LoggedInAnotherOrder(clock, pruner, log, time), logEvery: 1);

    [Fact]
    public void LastCommitter_OfSnapshotTransactions_IsFound() =>
        Find(WorkMix.SnapshotTransactions, static (clock, pruner, log, time, _) => new LastCommitterWins(clock, pruner, log, time))
            .Kind.Should().Be(AnomalyKind.LostUpdate);

    [Fact]
    public void WriteSkew_OfSerializableTransactions_IsFound() =>
        Find(WorkMix.SerializableTransactions, static (clock, pruner, log, time, _) => new UnverifiedReads(clock, pruner, log, time))
            .Kind.Should().Be(AnomalyKind.WriteSkew);

    private Anomaly Find(WorkKind[] mix, NewPipeline newPipeline, int logEvery = int.MaxValue)
    {
        var run = new HistoryRun(mix, newPipeline) { IsPlanted = true, LogEvery = logEvery, LogCuts = 8 };
        for (var count = 1; count <= MaxHistories; count++)
        {
            if (run.Run(count) is not { } anomaly)
                continue;
            output.WriteLine($"found in history {count}\n{anomaly}");
            return anomaly;
        }

        throw new InvalidOperationException($"not found in {MaxHistories} histories");
    }
}
