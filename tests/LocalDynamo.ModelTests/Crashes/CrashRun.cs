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
/// inside of it: between the choice of the last record and the snapshot, and while the file is written. And checkpoints are made inside of commits,
/// which are visible and not done yet. Without waiting for the disk, the log's
/// thread runs beside, and only what was decided by chance is the same in a second run.
/// </remarks>
internal sealed class CrashRun
{
    public const string Folder = "/db";
    private const int SegmentBytes = 3_000;

    private readonly Lock _looking = new();
    private readonly int _seed;
    private readonly Random _random;
    private readonly CrashWorkload _workload;
    private DynamoDatabase? _database;
    private volatile int _acknowledged;
    private volatile int _begun;
    private int _interludes;
    private bool _isInInterlude;
    private bool _isCheckpointing;

    public CrashRun(int seed, Durability durability)
    {
        _seed = seed;
        Durability = durability;
        _random = new Random(seed);
        _workload = new CrashWorkload(_random, Time.GetUtcNow());
        Disk.Before = Look;
    }

    public Durability Durability { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));

    public MemoryFileSystem Disk { get; } = new() { Preallocates = true };

    /// <summary>What the database holds after each commit; before the first, nothing.</summary>
    public List<DatabaseModel> States { get; } = [DatabaseModel.Empty];

    /// <summary>The transactions with a client token, and the commits that they are.</summary>
    public List<(int Commit, TransactWriteItemsRequest Request)> Transactions { get; } = [];

    public List<CrashImage> Images { get; } = [];

    /// <summary>How many calls of each kind there were.</summary>
    public SortedDictionary<string, int> Calls { get; } = new(StringComparer.Ordinal);

    /// <summary>What the folder is encrypted with; null for nothing.</summary>
    public ReadOnlyMemory<byte>? EncryptionKey { get; init; }

    /// <summary>Whether an image is kept of each call, and checkpoints are made inside of commits: not where a checkpoint is to fail by itself.</summary>
    public bool KeepsImages { get; init; } = true;

    /// <summary>How the database is opened, each time.</summary>
    public OpeningMode Opening { get; init; }

    public int CheckpointCount { get; private set; }

    /// <summary>The last commit that was acknowledged, or that a checkpoint or closing has synced.</summary>
    public int Acknowledged => _acknowledged;

    /// <summary>The last commit begun.</summary>
    public int Begun => _begun;

    /// <summary>The workload's database, while it is open.</summary>
    public DynamoDatabase Database => _database ?? throw new InvalidOperationException("It is not open.");

    /// <summary>Runs a whole workload, until it has made as many commits and as many calls to the disk.</summary>
    public CrashRun Run(int commitCount, int commitsPerCheckpoint, int commitsPerReopening, int callCount = 0)
    {
        Open();
        var reopened = 0;
        while (_begun < commitCount || Images.Count < callCount)
        {
            Write(_random.Next(2 * commitsPerCheckpoint));
            Checkpoint();
            if (_begun - reopened < commitsPerReopening)
                continue;
            reopened = _begun;
            Close();
            Open();
        }

        Close();
        Look("End", "");
        return this;
    }

    public void Open() => _database = Open(Disk);

    public void Close()
    {
        _database?.Dispose();
        _database = null;
        _acknowledged = _begun;
    }

    public void Checkpoint()
    {
        var begun = _begun;
        _interludes = _random.Next(4);
        _isCheckpointing = true;
        try
        {
            _ = _random.Next(4) == 0 ? Database.Compact() : Database.Checkpoint();
        }
        finally
        {
            _interludes = 0;
            _isCheckpointing = false;
        }

        _acknowledged = Math.Max(_acknowledged, begun);
        CheckpointCount++;
    }

    /// <summary>Makes calls that write, each of them one commit.</summary>
    public void Write(int count)
    {
        for (; count > 0; count--)
            Write(_workload.Next());
    }

    public DynamoDatabase Open(MemoryFileSystem disk) => new(EmbeddedEngine.Open(disk, Folder, new EngineOptions
    {
        Seed = _seed,
        Durability = Durability,
        TimeProvider = Time,
        SegmentBytes = SegmentBytes,
        EncryptionKey = EncryptionKey,
        Opening = Opening,
        Checkpoints = CheckpointSettings.Default with { LogBytes = long.MaxValue },
        NewPipeline = (clock, pruner, log, time, numbered) =>
            new Pipeline(this, disk == Disk, clock, pruner, log, time) { Numbered = numbered },
    }));

    private void Write(CrashStep step)
    {
        if (step.After is { } after)
        {
            States.Add(after);
            _begun++;
        }

        if (step.Request is { } request)
            Transactions.Add((_begun, request));
        step.Run(Database);
        if (Durability == Durability.Immediate)
            _acknowledged = _begun;
        if (Database.Engine.Commits.WaitForAll() != _begun)
            Assert.Fail($"A step '{step.Name}' is not the one commit that the workload takes it for.");
    }

    private void Look(string call, string path)
    {
        if (CrashImage.OnlyLooks(call))
            return;
        lock (_looking)
        {
            Calls[call] = Calls.GetValueOrDefault(call) + 1;

            if (KeepsImages)
                AddImage($"{call} {Path.GetFileName(path)}");
        }

        if (call == "Write" && path.EndsWith(".ckpt.new", StringComparison.Ordinal))
            RunInterlude();
    }

    private void AddImage(string call)
    {
        // In this order: another thread may go on meanwhile.
        var acknowledged = _acknowledged;
        var disk = Disk.Copy();
        Images.Add(new CrashImage(Images.Count, call, disk, acknowledged, _begun));
    }

    private void RunInterlude()
    {
        // Not within one: a write may wait for all commits in its middle, where nothing but such an interlude could fail.
        if (_interludes == 0 || _isInInterlude)
            return;
        _interludes--;
        _isInInterlude = true;
        try
        {
            Write(_random.Next(4));
        }
        finally
        {
            _isInInterlude = false;
        }
    }

    private void CheckpointInACommit()
    {
        if (_isCheckpointing || !KeepsImages || _random.Next(20) > 0)
            return;
        _ = Database.Checkpoint();
        CheckpointCount++;
    }

    private sealed class Pipeline(
        CrashRun run, bool isOfTheRun, CommitClock clock, VersionPruner pruner, WriteAheadLog? log, TimeProvider time)
        : CommitPipeline(clock, pruner, log, time)
    {
        private readonly int _thread = Environment.CurrentManagedThreadId;

        private bool IsWorking => isOfTheRun && Environment.CurrentManagedThreadId == _thread;

        public override long WaitForAll()
        {
            if (IsWorking)
                run.RunInterlude();
            return base.WaitForAll();
        }

        protected override void Complete(long number)
        {
            base.Complete(number);
            if (IsWorking)
                run.CheckpointInACommit();
        }
    }
}
