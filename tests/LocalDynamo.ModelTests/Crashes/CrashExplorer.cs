using LocalDynamo.Tests.Log;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>Goes to the crash points of a run, in all ways of losing what is not synced, and on from there.</summary>
/// <param name="run">The run.</param>
/// <param name="seed">What chance comes from.</param>
/// <param name="isExhaustive">Whether each recovery is crashed at each of its calls, instead of at one of them.</param>
internal sealed class CrashExplorer(CrashRun run, int seed, bool isExhaustive)
{
    /// <summary>How many crashes follow the first one, each in the recovery from the one before.</summary>
    private const int RecoveryCrashes = 2;

    private static readonly Loss[] Losses = Enum.GetValues<Loss>();

    private int _crashPointCount;
    private int _recoveryCrashCount;
    private int _openCount;

    public int CrashPointCount => _crashPointCount;

    public int RecoveryCrashCount => _recoveryCrashCount;

    public int OpenCount => _openCount;

    /// <summary>Fails at the first crash point that leaves what may not be.</summary>
    public void Explore() => Parallel.For(0, run.Images.Count * Losses.Length, (point, loop) =>
    {
        var image = run.Images[point / Losses.Length];
        var loss = Losses[point % Losses.Length];
        try
        {
            Explore(image, loss, new Random(HashCode.Combine(seed, point)));
        }
        catch (Exception failure)
        {
            loop.Stop();
            throw new InvalidOperationException($"Seed {seed}, {image}, {loss}: {failure.Message}", failure);
        }
    });

    private void Explore(CrashImage image, Loss loss, Random random)
    {
        _ = Interlocked.Increment(ref _crashPointCount);
        Crash(image.Disk, loss, image.Acknowledged, image.Begun, RecoveryCrashes, random);
    }

    /// <summary>Cuts the power, opens, looks, and cuts the power again in the middle of that or just behind.</summary>
    private void Crash(MemoryFileSystem image, Loss loss, int first, int last, int crashesToCome, Random random)
    {
        var disk = image.Copy();
        disk.CutPower(loss, random);
        var inside = new List<MemoryFileSystem>();
        disk.Before = (call, _) =>
        {
            if (!CrashImage.OnlyLooks(call))
                inside.Add(disk.Copy());
        };

        int number;
        MemoryFileSystem behind;
        using (var database = Open(disk))
        {
            disk.Before = null;
            behind = disk.Copy();
            number = RecoveredState.Verify(database, run.States, first, last);
            if (crashesToCome == 0)
                GoOn(database, disk, number, last, random);
        }

        if (crashesToCome == 0)
            return;

        // What was opened was shown: from then on nothing of it may go.
        var next = random.Next(inside.Count + 1);
        for (var i = 0; i <= inside.Count; i++)
        {
            if (i != next && (!isExhaustive || crashesToCome < RecoveryCrashes))
                continue;
            _ = Interlocked.Increment(ref _recoveryCrashCount);
            var nextLoss = Losses[random.Next(Losses.Length)];
            if (i < inside.Count)
                Crash(inside[i], nextLoss, first, last, crashesToCome - 1, random);
            else
                Crash(behind, nextLoss, number, number, crashesToCome - 1, random);
        }
    }

    /// <summary>The last of several openings: the transactions are sent again, and what is written then is there after the next opening.</summary>
    private void GoOn(DynamoDatabase database, MemoryFileSystem disk, int number, int last, Random random)
    {
        var (commit, request) = run.Transactions.FindLast(transaction => transaction.Commit <= last);
        if (request is null)
            return;
        RecoveredState.VerifyToken(database, run.States, number, commit, request);
        if (random.Next(8) != 0)
            return;

        number = Math.Max(number, commit);
        const string NewTable = "after-the-crash";
        var expected = run.States[number].WithNew(NewTable);
        _ = database.CreateTable(NewTable, "id", ("n", ScalarAttributeType.N));
        if (random.Next(2) == 0)
            _ = database.Checkpoint();
        var copy = disk.Copy();
        copy.CutPower(Loss.Lost, random);
        using var reopened = Open(copy);
        RecoveredState.Verify(reopened, expected, "after a write, and another crash");
        _ = reopened.Checkpoint();
    }

    private DynamoDatabase Open(MemoryFileSystem disk)
    {
        _ = Interlocked.Increment(ref _openCount);
        return run.Open(disk);
    }
}
