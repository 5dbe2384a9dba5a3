using System.Diagnostics;
using LocalDynamo.Engine;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// Random histories of workers at the same time, without an anomaly. LOCALDYNAMO_HISTORIES says how many of each kind, LOCALDYNAMO_SEED
/// from which seed on:
/// <code>
/// LOCALDYNAMO_HISTORIES=100000 LOCALDYNAMO_SEED=1 dotnet test tests/LocalDynamo.ModelTests --filter FullyQualifiedName~HistoryTests
/// </code>
/// A history that fails names its seed; LOCALDYNAMO_HISTORIES=1 and that seed repeat it alone, turn by turn.
/// </summary>
public sealed class HistoryTests(ITestOutputHelper output)
{
    [Fact]
    public void SingleWrites_BesideReadersOfSnapshots_HaveNoAnomaly() => FindNone(WorkMix.Singles, HistoryRun.Sound);

    [Fact]
    public void TransactWriteItems_BesideSingleWrites_HaveNoAnomaly() => FindNone(WorkMix.Requests, HistoryRun.Sound);

    [Fact]
    public void SnapshotTransactions_BesideOtherWrites_HaveNoAnomaly() => FindNone(WorkMix.SnapshotTransactions, HistoryRun.Sound);

    [Fact]
    public void SerializableTransactions_BesideOtherWrites_HaveNoAnomaly() => FindNone(WorkMix.SerializableTransactions, HistoryRun.Sound);

    [Fact]
    public void AnyWork_TogetherWithAnyOther_HasNoAnomaly() => FindNone(WorkMix.All, HistoryRun.Sound);

    [Fact]
    public void AnyWork_OnThreadsThatRunAsTheyWill_HasNoAnomaly() => FindNone(WorkMix.All, null);

    [Fact]
    public void StaleReads_BesideWrites_SeeWhatThereWas() => FindNone(WorkMix.StaleReads, null, TimeSpan.FromMilliseconds(30));

    [Fact]
    public void History_OfOneSeed_IsTheSameEachTime()
    {
        var run = new HistoryRun(WorkMix.All, HistoryRun.Sound);
        for (var seed = TestSettings.Seed; seed != TestSettings.Seed + 20; seed++)
        {
            _ = run.Run(seed);
            var first = run.History!.Transactions.Select(transaction => transaction.ToString()).ToList();
            _ = run.Run(seed);
            run.History!.Transactions.Select(transaction => transaction.ToString()).Should().Equal(first);
        }
    }

    private void FindNone(WorkKind[] mix, NewPipeline? newPipeline, TimeSpan? lag = null)
    {
        var watch = Stopwatch.StartNew();
        var run = new HistoryRun(mix, newPipeline) { Lag = lag };
        var (transactions, aborted) = (0, 0);
        for (var seed = TestSettings.Seed; seed != TestSettings.Seed + TestSettings.HistoryCount; seed++)
        {
            Anomaly? anomaly;
            try
            {
                anomaly = run.Run(seed);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"LOCALDYNAMO_SEED={seed}: {exception.Message}", exception);
            }

            if (anomaly is not null)
                Assert.Fail($"LOCALDYNAMO_SEED={seed} LOCALDYNAMO_HISTORIES=1\n{anomaly}");
            transactions += run.History!.Transactions.Count;
            aborted += run.History.Transactions.Count(transaction => !transaction.IsCommitted);
        }

        output.WriteLine(
            $"LOCALDYNAMO_SEED={TestSettings.Seed}: {TestSettings.HistoryCount} histories of {transactions} transactions, " +
            $"{aborted} of them aborted, in {watch.Elapsed}");
    }
}
