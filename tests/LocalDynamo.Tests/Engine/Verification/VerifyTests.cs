using LocalDynamo.Engine.Commits;
using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Tests.Engine.Verification;

/// <summary>Verify reads everything, changes nothing, and tells everything that is wrong.</summary>
public sealed class VerifyTests : IDisposable
{
    private const string Segment3 = $"{FolderFixture.Folder}/wal-0000000000000003.log";
    private const string Checkpoint4 = $"{FolderFixture.Folder}/checkpoint-0000000000000004.ckpt";

    private readonly FolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void WholeFolder_IsReadWholly_AndLeftAsItIs()
    {
        Fill();
        var before = Files();
        var report = Verify();
        report.IsWhole.Should().BeTrue(report.ToString());
        report.Notes.Should().BeEmpty();
        report.FileCount.Should().Be(3);
        report.RecordCount.Should().Be(5, "two puts are in the old segment, three writes behind the checkpoint");
        report.ItemCount.Should().Be(2 + 2 + 2);
        report.ByteCount.Should().Be(before.Values.Sum(bytes => bytes.Length));
        report.ToString().Should().StartWith("whole: 3 files, 5 records, 6 items");
        Files().Should().BeEquivalentTo(before);
    }

    [Fact]
    public void FolderInUse_IsRefused()
    {
        Fill();
        _ = _folder.Database;
        var verify = Verify;
        verify.Should().Throw<IOException>().WithMessage("*in use*");
    }

    [Fact]
    public void FolderWithoutADatabase_IsAProblem_AndNoLockIsMade()
    {
        Verify().Problems.Should().ContainSingle().Which.File.Should().Be(FolderFixture.Folder);
        _folder.Disk.Names.Should().BeEmpty();
    }

    [Fact]
    public void EveryBit_OfEveryFile_Counts()
    {
        Fill();
        foreach (var (path, whole) in Files())
        {
            for (var bit = 0; bit < whole.Length * 8; bit++)
            {
                var bytes = (byte[])whole.Clone();
                bytes[bit / 8] ^= (byte)(1 << (bit % 8));
                _folder.Disk[path] = bytes;
                var report = Verify();
                (report.IsWhole && report.Notes.Count == 0).Should().BeFalse($"bit {bit} of {path} is wrong");
            }

            _folder.Disk[path] = whole;
        }
    }

    [Fact]
    public void DamageInSeveralFiles_IsToldWhole()
    {
        Fill();
        foreach (var path in Files().Keys)
        {
            Flip(path, 70);
            Flip(path, _folder.Disk[path].Length - 20);
        }

        var report = Verify();
        report.Problems.Select(problem => problem.File).Distinct().Should().BeEquivalentTo(Files().Keys);
        report.Problems.Should().OnlyContain(problem => problem.Problem.Length > 0 && problem.Remedy.Length > 0);
    }

    [Fact]
    public void SeveralBadBlocks_OfOneCheckpoint_AreToldEach()
    {
        Fill();
        using (var reader = new CheckpointReader(_folder.Disk, Checkpoint4))
        {
            foreach (var block in reader.Blocks)
                Flip(Checkpoint4, (int)block.Offset + 30);
            Verify().Problems.Where(problem => problem.File == Checkpoint4).Select(problem => problem.Offset)
                .Should().Equal(reader.Blocks.Select(block => block.Offset));
        }
    }

    [Fact]
    public void TornTail_IsANote()
    {
        Fill();
        var path = Files().Keys.Last();
        var bytes = _folder.Disk[path];
        _folder.Disk[path] = [.. bytes, 1, 2, 3];
        var report = Verify();
        report.IsWhole.Should().BeTrue(report.ToString());
        report.Notes.Should().ContainSingle().Which.Should().Contain($"offset {bytes.Length}");
        _folder.Disk[path].Should().HaveCount(bytes.Length + 3);
    }

    [Fact]
    public void UnfinishedFile_IsANote()
    {
        Fill();
        _folder.Disk[Checkpoint4 + ".new"] = [1];
        var report = Verify();
        report.IsWhole.Should().BeTrue(report.ToString());
        report.Notes.Should().ContainSingle().Which.Should().Contain(".ckpt.new");
        _folder.Disk.Names.Should().Contain(name => name.EndsWith(".new"));
    }

    [Fact]
    public void MissingSegment_IsAProblem()
    {
        Fill();
        _folder.Disk.Remove(Segment3);
        Verify().Problems.Should().ContainSingle().Which.File.Should().Be(Segment3);
    }

    [Fact]
    public void ItemsOutOfOrder_OrOfAnotherCount_AreProblems()
    {
        Fill();
        RewriteCheckpoint(2, 0, 1);
        Verify().Problems.Should().BeEmpty();
        RewriteCheckpoint(3, 0, 1, 0);
        Verify().Problems.Should().ContainSingle().Which.Problem.Should().Contain("not behind the one before");
        RewriteCheckpoint(2, 1, 0);
        Verify().Problems.Should().ContainSingle().Which.Problem.Should().Contain("another hash");
        RewriteCheckpoint(3, 0, 1);
        Verify().Problems.Should().ContainSingle().Which.Problem.Should().Contain("tells of 3");
    }

    [Fact]
    public void RecordsThatCannotBe_AreProblems()
    {
        using (var log = WriteAheadLog.Open(_folder.Disk, FolderFixture.Folder, new WriteAheadLogOptions(), NullLogger.Instance, (_, _) => { }))
        {
            Append(log, 2, record => record.Add(ChangeKind.PutItem, 7, new Item { ["id"] = "x" }));
            Append(log, 1, record => record.AddDropTable(8));
            log.Append([1, 2, 3]);
        }

        Verify().Problems.Select(problem => problem.Problem).Should().SatisfyRespectively(
            problem => problem.Should().Contain("table 7, which is not there"),
            problem => problem.Should().Contain("commit number 1, after 2"),
            problem => problem.Should().Contain("can't be read"));
    }

    // A checkpoint with an older segment before it and a newer one behind, and a proper end.
    private void Fill()
    {
        _folder.Options = new DynamoDatabaseOptions { Seed = 1 };
        var users = _folder.Database.CreateTable("Users", "id");
        users.Put(new Item { ["id"] = "ada" });
        _folder.Database.Checkpoint();
        users.Put(new Item { ["id"] = "bob" });
        users.Put(new Item { ["id"] = "bob", ["n"] = 1 });
        _folder.Database.Checkpoint();
        users.Put(new Item { ["id"] = "cyd", ["tags"] = AttributeValue.StringSet("x") });
        users.Delete("ada");
        users.Put(new Item { ["id"] = "dan", ["list"] = [1, "a"] });
        _folder.Dispose();
    }

    // The checkpoint anew, with its items in another order, and another number of them in its end mark.
    private void RewriteCheckpoint(int itemCount, params int[] order)
    {
        var path = _folder.Disk.Names.Contains("good") ? $"{FolderFixture.Folder}/good" : Checkpoint4;
        _folder.Disk[$"{FolderFixture.Folder}/good"] = _folder.Disk[path];
        using var good = new CheckpointReader(_folder.Disk, $"{FolderFixture.Folder}/good");
        using var writer = new CheckpointWriter(_folder.Disk, FolderFixture.Folder, good.Header);
        writer.Add(BlockKind.Table, 1, 0, good.Read(good.Blocks[0]));

        var items = new List<Item>();
        var source = new CommitRecordReader(good.Read(good.Blocks[1]));
        while (source.TryRead(out var change))
            items.Add(change.Value!);
        var record = CommitRecordWriter.Begin(good.Header.Time);
        foreach (var i in order)
            record.Add(ChangeKind.PutItem, 1, items[i]);
        record.Complete();
        writer.Add(BlockKind.Items, 1, good.Blocks[1].FirstHash, record.WithNumber(good.Header.CommitNumber));
        writer.Complete(itemCount, 1);
    }

    private static void Append(WriteAheadLog log, long number, Action<CommitRecordWriter> add)
    {
        var record = CommitRecordWriter.Begin(DateTimeOffset.UnixEpoch);
        add(record);
        record.Complete();
        log.Append(record.WithNumber(number));
    }

    private VerificationReport Verify() => DynamoDatabase.Verify(_folder.Disk, FolderFixture.Folder, new DynamoDatabaseOptions());

    private void Flip(string path, int offset)
    {
        var bytes = _folder.Disk[path];
        bytes[offset] ^= 1;
        _folder.Disk[path] = bytes;
    }

    private SortedDictionary<string, byte[]> Files() =>
        new(_folder.Disk.Names.ToDictionary(name => $"{FolderFixture.Folder}/{name}", name => _folder.Disk[$"{FolderFixture.Folder}/{name}"]), StringComparer.Ordinal);
}
