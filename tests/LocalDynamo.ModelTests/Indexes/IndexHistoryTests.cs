using LocalDynamo.Engine;
using LocalDynamo.ModelTests.Histories;
using LocalDynamo.ModelTests.Histories.Planted;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Indexes;

/// <summary>
/// Random histories with indexes, each held against a rebuild from its table. LOCALDYNAMO_OPERATIONS says how many operations they
/// have together, LOCALDYNAMO_SEED repeats a run.
/// </summary>
public sealed class IndexHistoryTests(ITestOutputHelper output)
{
    private const int OperationsPerHistory = 5_000;

    [Fact]
    public void Indexes_AtAnySnapshotOfARandomHistory_AreTheirRebuild()
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        var (indexes, comparisons) = (0, 0);
        for (var i = 0; i < Math.Max(1, TestSettings.OperationCount / 40 / OperationsPerHistory); i++)
        {
            using var history = new IndexHistory(TestSettings.Seed + i, new EngineOptions().NewPipeline);
            history.Run(OperationsPerHistory);
            indexes += history.Count.Indexes;
            comparisons += history.Count.Comparisons;
        }

        output.WriteLine($"{indexes} indexes, compared {comparisons} times");
        comparisons.Should().BeGreaterThan(indexes, "otherwise little was compared");
    }

    [Fact]
    public void Entries_UnderALaterNumberThanTheirItems_AreFound() =>
        Find((clock, pruner, log, time, _) => new LateIndex(clock, pruner, log, time));

    [Fact]
    public void Entries_ThatAreLeftBehind_AreFound() => Find((clock, pruner, log, time, _) => new StaleEntries(clock, pruner, log, time));

    private static void Find(NewPipeline newPipeline)
    {
        using var history = new IndexHistory(1, newPipeline);
        using (Assertions.Off())
        {
            history.Invoking(wrong => wrong.Run(OperationsPerHistory))
                .Should().Throw<InvalidOperationException>().WithMessage("*its rebuild*");
        }
    }
}
