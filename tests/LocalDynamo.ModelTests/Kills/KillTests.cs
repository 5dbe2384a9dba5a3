using System.Diagnostics;
using LocalDynamo.ModelTests.Crashes;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>
/// Kills real processes (SIGKILL, TerminateProcess) at moments drawn by chance: while they write with several threads, while they make
/// checkpoints and new segments, while they open the folder that the last one has left.
/// </summary>
/// <remarks>
/// <code>
///   dotnet test tests/LocalDynamo.ModelTests --filter KillTests                              50 kills
///   LOCALDYNAMO_KILLS=1000 dotnet test tests/LocalDynamo.ModelTests --filter KillTests       1,000
///   LOCALDYNAMO_SEED=…                                                                       the same steps and moments, as far as a machine keeps them
/// </code>
/// What the system was given it still writes when the process is dead. So this loses what the process had not handed over, and no more: syncs
/// that are missing are found by <see cref="PowerCutTests"/>. How long an interval is, is held against the disk's own time, which
/// the process tells: what comes while a call to the disk takes long is handed over after it.
/// </remarks>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int KillsPerFolder = 5;

    private static readonly Durability[] Durabilities = [Durability.Immediate, Durability.Interval(TimeSpan.FromMilliseconds(500)), Durability.None];

    [Fact]
    public void Kill_AtAnyMoment_LosesNothingThatWasToBeKeptAndLeavesNoHalfCommit()
    {
        var start = Stopwatch.GetTimestamp();
        var figures = new KillFigures();
        var folders = (TestSettings.KillCount + KillsPerFolder - 1) / KillsPerFolder;
        Cases.Run(
            folders,
            folder =>
            {
                using var chain = new KillChain(unchecked(TestSettings.Seed + folder), Durabilities[folder % Durabilities.Length], KillLie.None, figures);
                for (var kill = folder * KillsPerFolder; kill < Math.Min(TestSettings.KillCount, (folder + 1) * KillsPerFolder); kill++)
                    chain.Run();
            },
            folder => $"folder {folder}, {Durabilities[folder % Durabilities.Length]}");
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}: {figures.KillCount} kills in {Stopwatch.GetElapsedTime(start).TotalSeconds:0.0} s\n{figures}");
        figures.KillCount.Should().Be(TestSettings.KillCount);
        figures.AcknowledgedCount.Should().BeGreaterThan(TestSettings.KillCount);
        figures.LostCountOf(Durability.Immediate).Should().Be(0);
    }

    /// <summary>A process that does not keep to what it tells is noticed.</summary>
    [Theory]
    [InlineData(nameof(KillLie.AcknowledgesEarly))]
    [InlineData(nameof(KillLie.SplitsTransactions))]
    public void Kill_OfAProcessThatLies_IsNoticed(string lie)
    {
        using var chain = new KillChain(TestSettings.Seed, Durability.Immediate, Enum.Parse<KillLie>(lie), new KillFigures());
        var failure = Record.Exception(() =>
        {
            for (var kill = 0; kill < 50; kill++)
                chain.Run();
        });
        output.WriteLine(failure?.Message);
        failure.Should().BeAssignableTo<Xunit.Sdk.XunitException>();
    }

    [Fact]
    public void Open_FolderThatAnotherProcessHas_IsRefusedUntilThatIsKilled()
    {
        var root = Directory.CreateTempSubdirectory("localdynamo-kill-").FullName;
        try
        {
            var order = new KillOrder(Path.Combine(root, "db"), Durability.Immediate, TestSettings.Seed, KillLie.None, new long[KillStep.WorkerCount]);
            using var process = new KilledProcess();
            process.Begin(order);
            process.AwaitOpened();
            FluentActions.Invoking(() => DynamoDatabase.Open(order.Folder)).Should().Throw<IOException>().WithMessage($"*'{order.Folder}' is in use*another*");
            FluentActions.Invoking(() => DynamoDatabase.Verify(order.Folder)).Should().Throw<IOException>().WithMessage("*is in use*");
            process.Kill();
            using var database = DynamoDatabase.Open(order.Folder);
            database.TableNames.Should().Equal(KillStep.IndexedTable, KillStep.PlainTable);
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
