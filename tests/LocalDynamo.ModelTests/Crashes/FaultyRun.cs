using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Tests.Log;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>One run of a workload on a disk of which one call fails, and what has to be true afterwards.</summary>
internal sealed class FaultyRun
{
    private const string NewTable = "after-the-failure";
    private const int Rounds = 4;

    private readonly CrashRun _run;
    private readonly Action<string, string>? _look;
    private readonly Func<string, Exception?> _fail;
    private bool _hasFailed;

    private FaultyRun(int seed, int failing, string error, bool isShortWrite, bool isForGood)
    {
        _run = new CrashRun(seed, Durability.Immediate) { KeepsImages = false };
        var count = 0;
        _look = _run.Disk.Before;
        _fail = call =>
        {
            var number = Interlocked.Increment(ref count) - 1;
            if (isForGood ? number < failing : number != failing)
                return null;
            if (isShortWrite)
                return call == "Write" ? new ShortWriteException((failing % 4) / 4.0) : null;
            return new IOException(error);
        };
        _run.Disk.Before = (call, path) =>
        {
            if (_fail(call) is { } failure)
            {
                _hasFailed = true;
                throw failure;
            }

            _look?.Invoke(call, path);
        };
    }

    /// <summary>What is done on a disk that works.</summary>
    public static void Workload(CrashRun run)
    {
        for (var round = 0; round < Rounds; round++)
        {
            run.Open();
            run.Write(10);
            run.Checkpoint();
            run.Write(6);
            run.Close();
        }
    }

    /// <summary>Runs the workload until the failure, and looks what is left of it.</summary>
    /// <returns>Whether there was a failure.</returns>
    public static bool Run(int seed, int failing, string error, bool isShortWrite, bool isForGood)
    {
        var faulty = new FaultyRun(seed, failing, error, isShortWrite, isForGood);
        for (var round = 0; round < Rounds && faulty.RunRound(); round++)
        {
        }

        return faulty._hasFailed;
    }

    /// <summary>Returns whether the workload can go on: the failure was none that stops writes.</summary>
    private bool RunRound()
    {
        if (!Try(_run.Open))
        {
            // Not opened, and in nobody's way.
            Repair();
            _run.Open();
            _ = VerifyShown(_run.Database);
        }

        if (!Write(10))
            return false;
        if (!Try(_run.Checkpoint))
        {
            // Either it was the log that failed, or writes and reads go on, and the next checkpoint is made.
            _ = VerifyShown(_run.Database);
            if (_run.Begun > _run.Acknowledged)
                return GiveUp();
            var isUsable = Write(3);
            if (!isUsable)
                return false;
            Repair();
            _run.Checkpoint();
            VerifyFolder();
        }

        return Write(6) && Close();
    }

    private bool Write(int count) => Try(() => _run.Write(count)) || GiveUp();

    /// <summary>Closing does not throw. If it is what failed, the next opening must not mind.</summary>
    private bool Close()
    {
        _run.Close();
        return true;
    }

    /// <summary>The log has failed: no write is taken any more, everything can be read, and opening anew finds what was acknowledged.</summary>
    private bool GiveUp()
    {
        var (first, last) = (_run.Acknowledged, _run.Begun);
        var database = _run.Database;

        // The call that added an index may have ended before the index was filled.
        var indexes = database.Engine.Catalog.Tables.Values.SelectMany(table => table.Indexes.ToArray()).ToList();
        Assert.True(SpinWait.SpinUntil(() => indexes.TrueForAll(index => index.IsFilled), TimeSpan.FromSeconds(30)));
        var shown = VerifyShown(database);
        Assert.Throws<DatabaseReadOnlyException>(() => database.CreateTable(NewTable, "id", ("n", ScalarAttributeType.N)));
        _ = Assert.ThrowsAny<IOException>(() => database.Checkpoint());
        RecoveredState.Verify(database, _run.States[shown], "after refused writes");
        database.Dispose();
        Repair();
        using (var reopened = _run.Open(_run.Disk))
        {
            var number = RecoveredState.Verify(reopened, _run.States, first, last);
            _ = reopened.CreateTable(NewTable, "id", ("n", ScalarAttributeType.N));
            var model = _run.States[number].WithNew(NewTable);
            _ = reopened.Checkpoint();
            RecoveredState.Verify(reopened, model, "after the failure");
            VerifyFolder();
            _run.Disk.CutPower(Loss.Lost, new Random(0));
            using var again = _run.Open(_run.Disk);
            RecoveredState.Verify(again, model, "opened again");
        }

        return false;
    }

    /// <summary>
    /// What is shown is what was acknowledged, or that and the commit that was begun. A log that has failed meanwhile refuses a commit which has its
    /// number already: the number becomes visible then, with nothing under it.
    /// </summary>
    /// <returns>Which commit is shown.</returns>
    private int VerifyShown(DynamoDatabase database)
    {
        var (first, last) = (_run.Acknowledged, _run.Begun);
        var shown = last;
        if (Record.Exception(() => shown = RecoveredState.Verify(database, _run.States, first, last)) is { } failure)
        {
            shown = last - 1;
            Assert.True(shown >= first, failure.Message);
            RecoveredState.Verify(database, _run.States[shown], $"after commit {last} was refused");
        }

        return shown;
    }

    /// <summary>After a checkpoint nothing is left that is not needed, whatever failed before.</summary>
    private void VerifyFolder()
    {
        var names = _run.Disk.Names.ToList();
        var segments = names.FindAll(name => LogFormat.TryParseSegmentName(name, out _));
        var checkpoints = names.FindAll(name => name.EndsWith(".ckpt", StringComparison.Ordinal));
        if (names.Count != segments.Count + 1 || !CheckpointFormat.TryParseName(checkpoints.Single(), out var lsn))
        {
            Assert.Fail($"After the checkpoint there are {string.Join(", ", names)}.");
            return;
        }

        if (segments.Count > 1)
        {
            var path = $"{CrashRun.Folder}/{segments[1]}";
            Assert.True(SegmentHeader.Read(_run.Disk[path], path).FirstLsn > lsn + 1, $"{segments[0]} is not needed any more.");
        }
    }

    /// <summary>Fails with any error but the documented ones, and with one where nothing has failed.</summary>
    private bool Try(Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (IOException error) when (_hasFailed && error is not CorruptDatabaseException)
        {
            return false;
        }
    }

    private void Repair() => _run.Disk.Before = _look;
}
