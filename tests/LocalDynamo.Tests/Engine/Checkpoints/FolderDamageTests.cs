using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;

namespace LocalDynamo.Tests.Engine.Checkpoints;

/// <summary>
/// A folder whose files don't go together is refused with the file, the offset and what can be done, and nothing in it is changed. Each case is one of the
/// table in docs/file-format.md, "Reading a log".
/// </summary>
public sealed class FolderDamageTests : IDisposable
{
    private const string Checkpoint = FolderFixture.Folder + "/checkpoint-0000000000000005.ckpt";
    private const string Missing = "*Put the missing file back*";
    private const string Foreign = "*Take the file out of the folder*";
    private const string Restore = "*from a backup*";
    private const string Newer = "*with the version of LocalDynamo that wrote it*";

    private readonly FolderFixture _folder = new();

    public FolderDamageTests() => Fill(_folder);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WholeFolder_IsOpened() => _folder.Table("Users").Scan().Should().HaveCount(8);

    [Fact]
    public void CheckpointWithoutAnySegment_IsRefused()
    {
        _folder.Disk.Remove(Segment(2));
        _folder.Disk.Remove(Segment(3));
        ShouldBeRefused(Segment(1), 0, $"*every segment of the log is missing, though there is '{Checkpoint}'*{Missing}");
    }

    [Fact]
    public void FirstSegmentBehindTheCheckpoint_IsRefused()
    {
        _folder.Disk.Remove(Segment(2));
        ShouldBeRefused(
            Segment(3), LogFormat.FirstLsnOffset, $"*begins with record 8, and '{Checkpoint}' ends with record 5: those between are missing*{Missing}");
    }

    [Fact]
    public void LastSegment_IsMissed()
    {
        _folder.Disk.Remove(Segment(3));
        ShouldBeRefused(Segment(3), 0, $"*is missing, though 'wal-0000000000000002.log' says that the log goes on in it*{Missing}");
    }

    [Fact]
    public void MissingCheckpoint_LeavesALogWithoutItsBeginning()
    {
        _folder.Disk.Remove(Checkpoint);
        ShouldBeRefused(Segment(1), 0, $"*it is missing, and the folder has the later segment 'wal-0000000000000002.log'*{Missing}");
    }

    [Fact]
    public void LogThatEndsBeforeTheCheckpoint_IsRefused()
    {
        // The segment as it was when it had one record, and no other behind it.
        using var older = new FolderFixture();
        foreach (var name in _folder.Disk.Names)
            older.Disk[$"{FolderFixture.Folder}/{name}"] = _folder.Disk[$"{FolderFixture.Folder}/{name}"];
        var header = SegmentHeader.Read(_folder.Disk[Segment(2)], Segment(2));
        var bytes = new byte[LogFormat.HeaderBytes];
        (header with { FirstLsn = 3 }).Write(bytes);
        older.Disk.Remove(Segment(3));
        older.Disk[Segment(2)] = bytes;
        ShouldBeRefused(
            older, Segment(2), LogFormat.HeaderBytes, $"*the log ends with record 2, and '{Checkpoint}' shows that it went on to record 5*{Restore}");
    }

    [Fact]
    public void SegmentOfAnotherGeneration_IsRefused()
    {
        // The same database and number, from another course of its life.
        var header = SegmentHeader.Read(_folder.Disk[Segment(3)], Segment(3));
        var bytes = new byte[LogFormat.HeaderBytes];
        (header with { FirstLsn = 7 }).Write(bytes);
        _folder.Disk[Segment(3)] = bytes;
        ShouldBeRefused(
            Segment(3), LogFormat.FirstLsnOffset, $"*begins with record 7, and the segments before it end before record 8*{Foreign}");
    }

    [Fact]
    public void CheckpointUnderAnotherName_IsRefused()
    {
        const string Other = FolderFixture.Folder + "/checkpoint-0000000000000006.ckpt";
        _folder.Disk[Other] = _folder.Disk[Checkpoint];
        ShouldBeRefused(Other, CheckpointFormat.LsnOffset, $"*is the checkpoint of record 5 under another name*{Foreign}");
    }

    [Fact]
    public void CheckpointOfAnotherDatabase_IsRefused()
    {
        using var other = new FolderFixture();
        Fill(other);
        _folder.Disk[Checkpoint] = other.Disk[Checkpoint];
        ShouldBeRefused(Segment(2), LogFormat.DatabaseIdOffset, $"*belongs to the database*{Foreign}");
    }

    [Theory]
    [InlineData(CheckpointFormat.VersionOffset, 2, "*its format version is 2, and this library reads versions up to 1 (offset 8)*")]
    [InlineData(CheckpointFormat.VersionOffset, 0, "*the checksum of its header is wrong (offset 0)*")]
    [InlineData(0, 'X', "*does not begin as a checkpoint does (offset 0)*")]
    public void CheckpointWithAnotherHeader_IsRefused(int offset, byte value, string message)
    {
        var bytes = _folder.Disk[Checkpoint];
        bytes[offset] = value;
        _folder.Disk[Checkpoint] = bytes;
        ShouldBeRefused(Checkpoint, value == 2 ? offset : 0, message + (value == 2 ? Newer : Restore));
    }

    [Fact]
    public void CheckpointWithoutItsEnd_IsRefusedAndSaysThatAnOlderOneMayServe()
    {
        var bytes = _folder.Disk[Checkpoint];
        _folder.Disk[Checkpoint] = bytes[..^1];
        ShouldBeRefused(Checkpoint, null, "*If an older checkpoint and every segment of the log since are still in the folder, moving the damaged file out*");
    }

    /// <summary>That advice is right: with a retention there is an older one.</summary>
    [Fact]
    public void DamagedCheckpointMovedOut_WithAnOlderOneThere_LosesNothing()
    {
        using var kept = new FolderFixture { Options = new DynamoDatabaseOptions { Retention = TimeSpan.FromDays(1) } };
        Fill(kept);
        kept.Table("Users").Put(new Item { ["id"] = "last" });
        kept.Database.Checkpoint();
        kept.Dispose();
        var newest = $"{FolderFixture.Folder}/{kept.Disk.Names.Last(name => name.EndsWith(".ckpt", StringComparison.Ordinal))}";
        var bytes = kept.Disk[newest];
        bytes[100] ^= 1;
        kept.Disk[newest] = bytes;
        ShouldBeRefused(kept, newest, null, "*moving the damaged file out of it loses nothing*");

        kept.Disk.Remove(newest);
        kept.Table("Users").Scan().Should().HaveCount(9);
    }

    // A table and four items, which a checkpoint covers; two more in the segment behind it; two in the one behind that.
    private static void Fill(FolderFixture folder)
    {
        var users = folder.Database.CreateTable("Users", "id");
        Put(4);
        folder.Database.Compact();
        Put(2);

        // What is restored from are segments that are not written to any more.
        folder.Database.RestoreTo(folder.Disk, "/elsewhere", DateTimeOffset.UtcNow);
        foreach (var name in folder.Disk.List("/elsewhere"))
            folder.Disk.Remove($"/elsewhere/{name}");
        Put(2);
        folder.Dispose();

        void Put(int count)
        {
            for (; count > 0; count--)
                users.Put(new Item { ["id"] = Guid.NewGuid().ToString() });
        }
    }

    private static string Segment(long number) => $"{FolderFixture.Folder}/{LogFormat.SegmentName(number)}";

    private void ShouldBeRefused(string path, long? offset, string message) => ShouldBeRefused(_folder, path, offset, message);

    private static void ShouldBeRefused(FolderFixture folder, string path, long? offset, string message)
    {
        var before = folder.Disk.Copy();
        var error = folder.Invoking(f => f.Database).Should().Throw<CorruptDatabaseException>().WithMessage(message).Which;
        error.FilePath.Should().Be(path);
        if (offset is not null)
            error.Offset.Should().Be(offset);
        folder.Disk.Names.Should().Equal(before.Names);
        foreach (var name in before.Names)
            folder.Disk[$"{FolderFixture.Folder}/{name}"].Should().Equal(before[$"{FolderFixture.Folder}/{name}"]);

        // Verifying tells of it, too.
        DynamoDatabase.Verify(folder.Disk, FolderFixture.Folder, new DynamoDatabaseOptions()).IsWhole.Should().BeFalse();
    }
}
