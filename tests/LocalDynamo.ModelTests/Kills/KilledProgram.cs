using System.Buffers.Binary;
using LocalDynamo.Log;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>
/// The process that is killed: writes with several workers until it is, and tells of every step that was acknowledged, at once, through its
/// standard output. What has been written there is the system's, and outlives the process.
/// </summary>
internal static class KilledProgram
{
    public const string Argument = "be-killed";

    /// <summary>A message: a worker, or one of those below (4 bytes), and the number of its step (8).</summary>
    public const int MessageBytes = 12;

    /// <summary>In a message, in the place of a worker: that the process runs and can be given an order.</summary>
    public const int Ready = -1;

    /// <summary>That the database is open.</summary>
    public const int Opened = -2;

    /// <summary>That a call to the disk begins, with its number in the place of the step's. Under an interval only.</summary>
    public const int DiskCallBegan = -3;

    /// <summary>That it has ended.</summary>
    public const int DiskCallEnded = -4;

    /// <summary>Nobody who kills takes so long: ends by itself when it has been forgotten.</summary>
    private static readonly TimeSpan MaxLife = TimeSpan.FromMinutes(2);

    public static int Run()
    {
        using var output = Console.OpenStandardOutput();
        Send(output, Ready, 0);
        if (Console.In.ReadLine() is not { } line)
            return 0;

        var order = KillOrder.Parse(line);
        using var end = new CancellationTokenSource(MaxLife);
        IFileSystem disk = order.HasInterval
            ? new WatchedFileSystem(number => Send(output, DiskCallBegan, number), number => Send(output, DiskCallEnded, number))
            : PhysicalFileSystem.Instance;
        using var database = order.Open(disk, order.Folder);
        KillStep.MakeTables(database);
        Send(output, Opened, 0);

        // Threads of their own, since the odd ones wait for tasks of the pool.
        var threads = Enumerable.Range(0, KillStep.WorkerCount).Select(worker => new Thread(() => Work(worker))).ToList();
        threads.ForEach(thread => thread.Start());
        threads.ForEach(thread => thread.Join());
        return 1;

        void Work(int worker)
        {
            for (var number = order.Done[worker] + 1; !end.IsCancellationRequested; number++)
            {
                var step = KillStep.Of(order.Seed, worker, number);
                if (order.Lie == KillLie.AcknowledgesEarly)
                    Send(output, worker, number);
                if (order.Lie == KillLie.SplitsTransactions)
                {
                    foreach (var change in step.Changes)
                        change.Run(database, isAsync: false).GetAwaiter().GetResult();
                }
                else
                {
                    step.Run(database, isAsync: worker % 2 == 1).GetAwaiter().GetResult();
                }

                if (order.Lie != KillLie.AcknowledgesEarly)
                    Send(output, worker, number);
            }
        }
    }

    private static void Send(Stream output, int worker, long number)
    {
        Span<byte> message = stackalloc byte[MessageBytes];
        BinaryPrimitives.WriteInt32LittleEndian(message, worker);
        BinaryPrimitives.WriteInt64LittleEndian(message[4..], number);
        lock (output)
            output.Write(message);
    }
}
