using LocalDynamo.Engine;
using LocalDynamo.Engine.Checkpoints;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;
using LocalDynamo.Operations;
using LocalDynamo.Storage;
using LocalDynamo.Tests.Log;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>
/// Runs a workload on a simulated disk, from a new folder to the end, with checkpoints and reopenings in between, and keeps what the disk was at
/// each call to it.
/// </summary>
/// <remarks>
/// The workload has one thread, so that a seed stands for one run. What other threads would do while a checkpoint is made is done by this one, from
/// inside of it: between the choice of the last record and the snapshot, and while the file is written.
/// </remarks>
internal sealed class CrashRun
{
    public const string Folder = "/db";
    private const int SegmentBytes = 3_000;

    private readonly int _seed;
    private readonly Random _random;
    private readonly CrashWorkload _workload;
    private DynamoDatabase? _database;
    private int _acknowledged;
    private int _interludes;

    public CrashRun(int seed)
    {
        _seed = seed;
        _random = new Random(seed);
        _workload = new CrashWorkload(_random, Time.GetUtcNow());
        Disk.Before = Look;
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryFileSystem Disk { get; } = new() { Preallocates = true };

    /// <summary>What the database holds after each commit; before the first, nothing.</summary>
    public List<DatabaseModel> States { get; } = [DatabaseModel.Empty];

    /// <summary>The transactions with a client token, and the commits that they are.</summary>
    public List<(int Commit, TransactWriteItemsRequest Request)> Transactions { get; } = [];

    public List<CrashImage> Images { get; } = [];

    /// <summary>How many calls of each kind there were.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    public int CheckpointCount { get; private set; }

    /// <summary>Is told of each call to the disk that changes something, after its image was taken; null for nobody.</summary>
    public Action<string, string>? Before { get; init; }

    /// <summary>Whether an image is kept of each call.</summary>
    public bool KeepsImages { get; init; } = true;

    private int Begun => States.Count - 1;

    public CrashRun Run(int commitCount, int commitsPerCheckpoint, int commitsPerReopening)
    {
        try
        {
            _database = Open(Disk);
            var reopened = 0;
            while (Begun < commitCount)
            {
                RunSteps(_random.Next(2 * commitsPerCheckpoint));
                _interludes = _random.Next(4);
                _ = _database.Checkpoint();
                _interludes = 0;
                CheckpointCount++;
                if (Begun - reopened < commitsPerReopening)
                    continue;
                reopened = Begun;
                _database.Dispose();
                _database = Open(Disk);
            }
        }
        finally
        {
            _database?.Dispose();
        }

        Look("End", "");
        return this;
    }

    public DynamoDatabase Open(MemoryFileSystem disk) => new(EmbeddedEngine.Open(disk, Folder, new EngineOptions
    {
        Seed = _seed,
        TimeProvider = Time,
        SegmentBytes = SegmentBytes,
        Checkpoints = CheckpointSettings.Default with { LogBytes = long.MaxValue },
        NewPipeline = (clock, pruner, log, time, numbered) =>
            new Pipeline(this, disk == Disk, clock, pruner, log, time) { Numbered = numbered },
    }));

    private void RunSteps(int count)
    {
        for (; count > 0; count--)
            RunStep(_workload.Next());
    }

    private void RunStep(CrashStep step)
    {
        if (step.After is { } after)
            States.Add(after);
        if (step.Request is { } request)
            Transactions.Add((Begun, request));
        step.Run(_database!);
        _acknowledged = Begun;
        if (_database!.Engine.Commits.WaitForAll() != Begun)
            Assert.Fail($"A step '{step.Name}' is not the one commit that the workload takes it for.");
    }

    private void Look(string call, string path)
    {
        if (CrashImage.OnlyLooks(call))
            return;
        Calls[call] = Calls.GetValueOrDefault(call) + 1;
        if (KeepsImages)
            Images.Add(new CrashImage(Images.Count, $"{call} {Path.GetFileName(path)}", Disk.Copy(), _acknowledged, Begun));
        Before?.Invoke(call, path);
        if (call == "Write" && path.EndsWith(".ckpt.new", StringComparison.Ordinal))
            RunInterlude();
    }

    private void RunInterlude()
    {
        if (_interludes == 0)
            return;
        _interludes--;
        RunSteps(_random.Next(4));
    }

    private sealed class Pipeline(
        CrashRun run, bool isOfTheRun, CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider time)
        : CommitPipeline(clock, pruner, log, time)
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;

        public override long WaitForAll()
        {
            if (isOfTheRun && Environment.CurrentManagedThreadId == _thread)
                run.RunInterlude();
            return base.WaitForAll();
        }
    }
}
