using System.Diagnostics;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>
/// Cuts the power at every call to the disk of a workload, in all the ways in which a disk may lose what is not synced, opens the database again,
/// cuts the power inside of that, and once more. What is found has to be what was acknowledged, and whole.
/// </summary>
/// <remarks>
/// <code>
///   dotnet test tests/LocalDynamo.ModelTests --filter PowerCutTests                                 every call, all losses, one crash in each recovery
///   LOCALDYNAMO_CRASHPOINTS=all dotnet test tests/LocalDynamo.ModelTests --filter PowerCutTests     with every crash in recovery, of three runs
///   LOCALDYNAMO_SEED=…                                                                              repeats a run
/// </code>
/// The workload runs once: a copy of the disk is kept at each of its calls, and every crash point begins with such a copy.
/// </remarks>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private static readonly bool IsExhaustive = TestSettings.CrashPoints == "all";

    [Fact]
    public void PowerCut_AtAnyCall_KeepsEveryAcknowledgedCommitAndNoHalfOfOne() =>
        Explore(Durability.Immediate, commitCount: 500, callCount: 2_000, leastPointCount: 10_000);

    [Fact]
    public void PowerCut_WithoutWaitingForTheDisk_KeepsWhatACheckpointHas() =>
        Explore(Durability.None, commitCount: 250, callCount: 200, leastPointCount: 1_000);

    [Fact]
    public void PowerCut_EncryptedFolder_KeepsEveryAcknowledgedCommit() =>
        Explore(Durability.Immediate, commitCount: 60, callCount: 200, leastPointCount: 1_000, new byte[32]);

    [Fact]
    public void PowerCut_OpenedInTheBackground_KeepsEveryAcknowledgedCommit() =>
        Explore(Durability.Immediate, commitCount: 60, callCount: 200, leastPointCount: 1_000, opening: OpeningMode.Background);

    public static TheoryData<string> Lies => ["SyncFolder", "Sync of the log", "Sync of a checkpoint"];

    /// <summary>A disk that does not do what it says is noticed: so a database that did not ask for it would be, too.</summary>
    [Theory]
    [MemberData(nameof(Lies))]
    public void Explore_DiskThatLies_Fails(string lie)
    {
        var run = new CrashRun(TestSettings.Seed, Durability.Immediate);
        run.Disk.Skips = (call, path) => lie switch
        {
            "Sync of the log" => call == "Sync" && path.Contains("wal-", StringComparison.Ordinal),
            "Sync of a checkpoint" => call == "Sync" && path.Contains("checkpoint-", StringComparison.Ordinal),
            _ => call == lie,
        };
        _ = run.Run(commitCount: 100, commitsPerCheckpoint: 10, commitsPerReopening: 1_000);
        output.WriteLine(Assert.ThrowsAny<Exception>(new CrashExplorer(run, TestSettings.Seed, isExhaustive: false).Explore).Message);
    }

    private void Explore(
        Durability durability, int commitCount, int callCount, int leastPointCount, ReadOnlyMemory<byte>? encryptionKey = null, OpeningMode opening = OpeningMode.Complete)
    {
        for (var seed = TestSettings.Seed; seed < TestSettings.Seed + (IsExhaustive ? 3 : 1); seed++)
        {
            var run = new CrashRun(seed, durability) { EncryptionKey = encryptionKey, Opening = opening }
                .Run(commitCount, commitsPerCheckpoint: 25, commitsPerReopening: 150, callCount);
            output.WriteLine(
                $"LOCALDYNAMO_SEED={seed}: {run.States.Count - 1} commits, {run.Transactions.Count} of them with tokens, " +
                $"{run.CheckpointCount} checkpoints, {run.Images.Count} calls ({string.Join(", ", run.Calls.Select(call => $"{call.Value} {call.Key}"))})");

            var start = Stopwatch.GetTimestamp();
            var explorer = new CrashExplorer(run, seed, IsExhaustive);
            explorer.Explore();
            output.WriteLine(
                $"{explorer.CrashPointCount} crash points, {explorer.RecoveryCrashCount} crashes in or after recovery, " +
                $"{explorer.OpenCount} openings in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s");
            Assert.True(explorer.CrashPointCount >= leastPointCount);
        }
    }
}
