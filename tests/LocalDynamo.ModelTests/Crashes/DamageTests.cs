using LocalDynamo.Log;
using LocalDynamo.Tests.Log;
using Xunit.Abstractions;

namespace LocalDynamo.ModelTests.Crashes;

/// <summary>
/// Damages the files of small databases in every place. Opening has to notice, and may take the damage for a write that was interrupted only
/// where docs/file-format.md says that it can't tell ("Torn tail or damage?"): in the last group before a crash.
/// </summary>
public sealed class DamageTests(ITestOutputHelper output)
{
    private const string Checkpoint = ".ckpt";
    private const string Segment = ".log";

    [Theory]
    [InlineData(true, false)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(false, true)]
    public void FlippedBit_AnywhereInTheLog_IsNoticedOrInTheLastGroup(bool isClosed, bool hasCheckpoint)
    {
        var run = Run(isClosed, hasCheckpoint);
        foreach (var path in PathsOf(run.Disk, Segment))
        {
            var isLast = path == PathsOf(run.Disk, Segment)[^1];
            var (records, end) = RecordsOf(run.Disk[path]);
            FlipEachBit(run, path, bit =>
            {
                // What a proper closing leaves last is its mark, and before the mark nothing goes unnoticed.
                if (!isLast || bit / 8 < records[^1])
                    return null;

                // Behind the records is space that was taken and not used.
                return isClosed || bit / 8 >= end ? run.Begun : run.Begun - 1;
            });
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void FlippedBit_AnywhereInACheckpoint_IsNoticed(bool isClosed)
    {
        var run = Run(isClosed, hasCheckpoint: true);
        FlipEachBit(run, PathsOf(run.Disk, Checkpoint).Single(), _ => null);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Truncation_InTheLastThreeRecords_LeavesTheRecordsBefore(bool isClosed)
    {
        var run = Run(isClosed, hasCheckpoint: true);
        var path = PathsOf(run.Disk, Segment)[^1];
        var whole = run.Disk[path];
        var (records, end) = RecordsOf(whole);
        var commits = isClosed ? records.Length - 1 : records.Length;
        for (var length = records[^3]; length < end; length++)
        {
            // A record is there if the one behind it begins before the cut, or with it.
            var left = records.Skip(1).Append(end).Take(commits).Count(next => next <= length);
            Open(run, path, whole[..length]).Should().Be(run.Begun - commits + left, $"it was cut to {length} bytes");
        }
    }

    [Fact]
    public void Truncation_OfACheckpoint_IsNoticed()
    {
        var run = Run(isClosed: true, hasCheckpoint: true);
        var path = PathsOf(run.Disk, Checkpoint).Single();
        var whole = run.Disk[path];
        Cases.Run(whole.Length, length => Open(run, path, whole[..length]).Should().BeNull(), length => $"cut to {length} bytes");
    }

    private static CrashRun Run(bool isClosed, bool hasCheckpoint)
    {
        var run = new CrashRun(TestSettings.Seed, Durability.Immediate);
        run.Open();
        run.Write(8);
        if (hasCheckpoint)
            run.Checkpoint();

        // Until there are several segments, the last of them with several records.
        do
            run.Write(1);
        while (PathsOf(run.Disk, Segment).Count < 2 || RecordsOf(run.Disk[PathsOf(run.Disk, Segment)[^1]]).Records.Length < 4);
        if (!isClosed)
            run.Disk.CutPower(Loss.Lost, new Random(0));
        run.Close();
        return run;
    }

    private static List<string> PathsOf(MemoryFileSystem disk, string suffix) =>
        [.. disk.Names.Where(name => name.EndsWith(suffix, StringComparison.Ordinal)).Select(name => $"{CrashRun.Folder}/{name}")];

    /// <summary>Where the records of a segment begin, and where the last one ends.</summary>
    private static (int[] Records, int End) RecordsOf(byte[] segment)
    {
        var records = new List<int>();
        var offset = LogFormat.HeaderBytes;

        // What is left of a segment may be too short for another record.
        while (offset <= segment.Length - LogFormat.RecordHeaderBytes && LogFormat.RecordLength(segment.AsSpan(offset)) is > 0 and var length)
        {
            records.Add(offset);
            offset += length;
        }

        return ([.. records], offset);
    }

    /// <param name="run">What made the database.</param>
    /// <param name="path">The file to damage.</param>
    /// <param name="expected">Which commit is the last one found with that bit flipped; null where opening is to fail.</param>
    private void FlipEachBit(CrashRun run, string path, Func<int, int?> expected)
    {
        var whole = run.Disk[path];
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}: {whole.Length * 8} bits of {path}, {run.Begun} commits");
        Cases.Run(
            whole.Length * 8,
            bit =>
            {
                var bytes = (byte[])whole.Clone();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                Open(run, path, bytes).Should().Be(expected(bit));
            },
            bit => $"bit {bit} of {path}");
    }

    /// <summary>Opens the database with another content of one file, and holds it against the commits up to the last one found.</summary>
    /// <returns>The last commit found; null where opening failed, as it should, and changed nothing.</returns>
    private static int? Open(CrashRun run, string path, byte[] bytes)
    {
        var disk = run.Disk.Copy();
        disk[path] = bytes;
        var before = disk.Copy();
        try
        {
            using var database = run.Open(disk);
            return RecoveredState.Verify(database, run.States, 0, run.Begun);
        }
        catch (CorruptDatabaseException)
        {
            Assert.Equal(before.Names, disk.Names);
            foreach (var name in disk.Names)
                Assert.True(disk[$"{CrashRun.Folder}/{name}"].AsSpan().SequenceEqual(before[$"{CrashRun.Folder}/{name}"]));
            return null;
        }
    }
}
