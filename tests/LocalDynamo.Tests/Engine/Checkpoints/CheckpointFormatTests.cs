using LocalDynamo.Engine.Commits;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Tests.Documentation;
using LocalDynamo.Tests.Log;

namespace LocalDynamo.Tests.Engine.Checkpoints;

/// <summary>docs/file-format.md says what a checkpoint is: its example is what the code writes and reads.</summary>
public sealed class CheckpointFormatTests
{
    private const string FilePath = $"{FolderFixture.Folder}/checkpoint-0000000000000002.ckpt";

    private static readonly DateTimeOffset Time = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Example_OfTheFormatPage_IsWhatTheWriterWrites()
    {
        var disk = new MemoryFileSystem();
        using (var writer = new CheckpointWriter(disk, FolderFixture.Folder, new CheckpointHeader(LogFixture.Id, 2, 7, Time)))
        {
            var record = CommitRecordWriter.Begin(Time);
            record.Add(ChangeKind.PutItem, 1, new Item { ["id"] = "ada" });
            record.Complete();
            writer.Add(BlockKind.Items, 1, 0x8899aabbccddeeff, record.WithNumber(7));
            writer.Complete(itemCount: 1, lastTableNumber: 1);
        }

        Convert.ToHexStringLower(disk[FilePath]).Should().Be(Convert.ToHexStringLower(FormatExample.Read("checkpoint")));
    }

    [Fact]
    public void Example_OfTheFormatPage_IsRead()
    {
        var disk = new MemoryFileSystem { [FilePath] = FormatExample.Read("checkpoint") };
        using var reader = new CheckpointReader(disk, FilePath);
        reader.Header.Should().Be(new CheckpointHeader(LogFixture.Id, 2, 7, Time));
        reader.ItemCount.Should().Be(1);
        reader.LastTableNumber.Should().Be(1);
        var block = reader.Blocks.Should().ContainSingle().Subject;
        block.Should().Be(new BlockEntry(BlockKind.Items, 1, 0x8899aabbccddeeff, 64, 55));
        new CommitRecordReader(reader.Read(block)).TryRead(out var change).Should().BeTrue();
        change.Should().Be(new RecordedChange(ChangeKind.PutItem, 1, new Item { ["id"] = "ada" }));
    }

    [Fact]
    public void Name_InOrdinalOrder_IsInTheOrderOfLsns()
    {
        long[] lsns = [0, 9, 10, 99, 1_000_000, 9_999_999_999_999_999];
        var names = lsns.Select(CheckpointFormat.NameOf).ToArray();
        names[0].Should().Be("checkpoint-0000000000000000.ckpt");
        names.Should().Equal(names.Order(StringComparer.Ordinal));
        names.Select(name => CheckpointFormat.TryParseName(name, out var lsn) ? lsn : -1).Should().Equal(lsns);
    }

    [Theory]
    [InlineData("checkpoint-1.ckpt")]
    [InlineData("checkpoint-000000000000000x.ckpt")]
    [InlineData("Checkpoint-0000000000000001.ckpt")]
    [InlineData("checkpoint-0000000000000001.ckpt.new")]
    public void TryParseName_OtherNames_AreNone(string name) => CheckpointFormat.TryParseName(name, out _).Should().BeFalse();
}
