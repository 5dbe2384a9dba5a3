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

    /// <summary>What a power cut may do; and null, where only the process ends, and the system still has what was not synced.</summary>
    private static readonly Loss?[] Losses = [.. Enum.GetValues<Loss>(), null];

    private int _crashPointCount;
    private int _recoveryCrashCount;
    private int _openCount;

    public int CrashPointCount => _crashPointCount;

    public int RecoveryCrashCount => _recoveryCrashCount;

    public int OpenCount => _openCount;

    /// <summary>Fails at the first crash point that leaves what may not be.</summary>
    public void Explore() => Cases.Run(
        run.Images.Count * Losses.Length,
        point =>
        {
            var image = run.Images[point / Losses.Length];
            _ = Interlocked.Increment(ref _crashPointCount);

            // Not HashCode.Combine, which differs from process to process.
            var random = new Random(unchecked((seed * 31) + point));
            Crash(image.Disk, Losses[point % Losses.Length], image.Acknowledged, image.Begun, RecoveryCrashes, random);
        },
        point => $"seed {seed}, {run.Images[point / Losses.Length]}, {Losses[point % Losses.Length]?.ToString() ?? "Killed"}");

    /// <summary>Cuts the power, opens, looks, and cuts the power again in the middle of that or just behind.</summary>
    private void Crash(MemoryFileSystem image, Loss? loss, int first, int last, int crashesToCome, Random random)
    {
        var disk = image.Copy();
        if (loss is { } cut)
            disk.CutPower(cut, random);
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
        var (commit, request) = run.Transactions.FindLast(transaction => transaction.Commit <= Math.Min(last, number + 1));
        if (request is null)
            return;
        RecoveredState.VerifyToken(database, run.States, number, commit, request);
        if (random.Next(8) != 0)
            return;

        number = Math.Max(number, commit);
        const string NewTable = "after-the-crash";
        var expected = run.States[number].WithNew(NewTable);
        _ = database.CreateTable(NewTable, "id", ("n", ScalarAttributeType.N));
        if (run.Durability != Durability.Immediate || random.Next(2) == 0)
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
