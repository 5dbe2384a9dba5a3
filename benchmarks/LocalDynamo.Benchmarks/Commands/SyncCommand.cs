using System.Diagnostics;
using LocalDynamo.Benchmarks.Workload;
using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.Commands;

/// <summary>
/// What it costs to append some bytes and have them on the disk: with .NET's own flush, with fdatasync, and with fdatasync of a file that is
/// already as long as it will be, its space taken or written to. All take turns, as the disk's speed changes by the second; the median hides what
/// others do there.
/// </summary>
internal static class SyncCommand
{
    private const int Rounds = 2_000;
    private const int Turn = 20;

    // A put's, and a transaction's, which begins a block of the file system nearly each time.
    private static readonly int[] RecordBytes = [300, 3_200];

    public static int Run(string[] paths)
    {
        var folder = Directory.CreateDirectory(Path.Combine(paths.Length > 0 ? paths[0] : Path.GetTempPath(), "localdynamo-syncs")).FullName;
        try
        {
            foreach (var recordBytes in RecordBytes)
                Measure(folder, recordBytes);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        return 0;
    }

    private static void Measure(string folder, int recordBytes)
    {
        using var flushed = File.OpenHandle(Path.Combine(folder, $"flushed-{recordBytes}"), FileMode.Create, FileAccess.ReadWrite);
        using var grown = PhysicalFileSystem.Instance.Create(Path.Combine(folder, $"grown-{recordBytes}"));
        using var allocated = PhysicalFileSystem.Instance.Create(Path.Combine(folder, $"allocated-{recordBytes}"));
        using var zeroed = PhysicalFileSystem.Instance.Create(Path.Combine(folder, $"zeroed-{recordBytes}"));
        allocated.Preallocate(Rounds * recordBytes);
        allocated.Sync();
        zeroed.Write(0, new byte[Rounds * recordBytes]);
        zeroed.Sync();

        var record = new byte[recordBytes];
        Array.Fill(record, (byte)'x');
        (string Name, Action<long> Write, List<double> Times)[] variants =
        [
            ("append, FlushToDisk", offset => { RandomAccess.Write(flushed, record, offset); RandomAccess.FlushToDisk(flushed); }, []),
            ("append, fdatasync", offset => Write(grown, record, offset), []),
            ("preallocated, fdatasync", offset => Write(allocated, record, offset), []),
            ("zeros written before, fdatasync", offset => Write(zeroed, record, offset), []),
        ];
        for (var round = 0; round < Rounds; round += Turn)
        {
            foreach (var (_, write, times) in variants)
            {
                for (var i = round; i < round + Turn; i++)
                {
                    var start = Stopwatch.GetTimestamp();
                    write((long)i * recordBytes);
                    times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
                }
            }
        }

        Console.WriteLine($"{recordBytes:N0} bytes and a sync, {Rounds:N0} times, us  {"quarter",9} {"median",9} {"mean",9}  times as fast as FlushToDisk");
        var slowest = Statistics.Median(variants[0].Times);
        foreach (var (name, _, times) in variants)
        {
            var median = Statistics.Median(times);
            Console.WriteLine($"{name,-42} {Statistics.Quantile([.. times.Order()], 0.25),9:N0} {median,9:N0} {times.Average(),9:N0}  {slowest / median:F2}");
        }
    }

    private static void Write(IStorageFile file, byte[] record, long offset)
    {
        file.Write(offset, record);
        file.Sync();
    }
}
