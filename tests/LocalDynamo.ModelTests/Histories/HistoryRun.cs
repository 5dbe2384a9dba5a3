using LocalDynamo.Engine;
using LocalDynamo.Tests.Log;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>One history from one seed: makes a world, lets workers loose on it, and looks at what they saw.</summary>
/// <param name="mix">What the workers do.</param>
/// <param name="newPipeline">
/// The commit path, a <see cref="ScheduledPipeline"/>; null for the library's own, and threads that run as they will.
/// </param>
internal sealed class HistoryRun(WorkKind[] mix, NewPipeline? newPipeline)
{
    private const int MaxWorkers = 4;
    private const int WorkPerRun = 18;

    /// <summary>The library's commit path, scheduled.</summary>
    public static readonly NewPipeline Sound = static (clock, pruner, log, timeProvider, numbered) =>
        new ScheduledPipeline(clock, pruner, log, timeProvider) { Numbered = numbered };

    public History? History { get; private set; }

    /// <summary>One history in so many is kept in a log, which is cut short at the end.</summary>
    public int LogEvery { get; init; } = 4;

    /// <summary>How often it is cut, each time from its whole length.</summary>
    public int LogCuts { get; init; } = 2;

    /// <summary>By how much eventually consistent reads lag behind; null for not at all.</summary>
    public TimeSpan? Lag { get; init; }

    /// <summary>Whether the pipeline has an error, and the library's own assertions shall not find it.</summary>
    public bool IsPlanted { get; init; }

    /// <returns>What is wrong with the history; null if nothing is.</returns>
    public Anomaly? Run(int seed)
    {
        var random = new Random(seed);
        var history = History = new History();
        var disk = seed % LogEvery == 0 ? new MemoryFileSystem() : null;
        using var world = new World(seed, newPipeline ?? new EngineOptions().NewPipeline, disk, Lag);
        var workerCount = random.Next(2, MaxWorkers + 1);
        var workers = Enumerable.Range(0, workerCount)
            .Select(number => new HistoryWorker(world, history, $"worker {number}", new Random(unchecked((seed * 16) + number))))
            .ToList();
        Action[] work = [.. workers.Select(worker => (Action)(() => Work(worker, WorkPerRun / workerCount)))];
        if (newPipeline is null)
            Schedule.RunFreely(work);
        else
            new Schedule(random.Next()).Run(work);
        workers[0].ReadAll();
        try
        {
            foreach (var rest in disk is null ? [] : world.ReopenCut(disk, random, LogCuts))
                workers[0].ReadRest(rest);
        }
        catch (CorruptDatabaseException exception)
        {
            return new Anomaly(AnomalyKind.UnreadableLog, exception.Message);
        }

        return HistoryChecker.Check(history);
    }

    private void Work(HistoryWorker worker, int count)
    {
        using var _ = IsPlanted ? Assertions.Off() : null;
        for (; count > 0; count--)
            worker.DoOne(mix);
    }
}
