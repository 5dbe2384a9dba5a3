using System.Text;
using LocalDynamo.Log;

namespace LocalDynamo.Tests.Log;

public sealed class WriteAheadLogTests : IDisposable
{
    private readonly LogFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Open_EmptyFolder_ReplaysNothing()
    {
        _fixture.Open().Replayed.Should().BeEmpty();
        _fixture.Log.LastLsn.Should().Be(0);
        _fixture.Reopen().Replayed.Should().BeEmpty();
    }

    [Fact]
    public void Append_Records_AreReplayedInOrderWithTheirLsns()
    {
        _fixture.Open().Write("ada", "", "grace");
        _fixture.Reopen();
        _fixture.ReplayedTexts.Should().Equal("ada", "", "grace");
        _fixture.Replayed.Select(record => record.Lsn).Should().Equal(1, 2, 3);
        _fixture.Log.LastLsn.Should().Be(3);
        _fixture.Log.DurableLsn.Should().Be(3);
    }

    [Fact]
    public void Append_AfterReopening_GoesOnBehindWhatIsThere()
    {
        for (var i = 1; i <= 5; i++) _fixture.Reopen().Write($"record {i}");
        _fixture.Reopen().ReplayedTexts.Should().Equal(Enumerable.Range(1, 5).Select(i => $"record {i}"));
        _fixture.Replayed.Select(record => record.Lsn).Should().Equal(1, 2, 3, 4, 5);
    }

    [Fact]
    public void Open_WithoutAppending_LeavesTheFilesAsTheyWere()
    {
        _fixture.Open().Write("ada").Close();
        var before = _fixture.Disk[LogFixture.PathOf(1)];
        _fixture.Reopen().Close();
        _fixture.Disk[LogFixture.PathOf(1)].Should().Equal(before);
    }

    [Theory]
    [InlineData(65_519)] // A record of 64 KiB exactly, the first size of the buffers.
    [InlineData(65_520)]
    [InlineData(1 << 20)]
    [InlineData((1 << 20) - 17 - 64)] // The record ends where the reader's first buffer does.
    [InlineData(9_000_000)]
    public void Append_BigRecord_IsReplayed(int length)
    {
        var payload = new byte[length];
        new Random(length).NextBytes(payload);
        _fixture.Open().Write("before");
        _fixture.Write(payload);
        _fixture.Write("after").Reopen();
        _fixture.Replayed.Should().HaveCount(3);
        _fixture.Replayed[1].Payload.AsSpan().SequenceEqual(payload).Should().BeTrue();
    }

    [Fact]
    public void Append_LongerThanARecordMayBe_IsRefusedAndAppendsNothing()
    {
        _fixture.Open();
        var act = () => _fixture.Log.Append(LogFormat.MaxRecordBytes, 0, static (_, _) => { });
        act.Should().Throw<ArgumentOutOfRangeException>();
        _fixture.Log.LastLsn.Should().Be(0);
    }

    [Fact]
    public void Append_InPlace_IsReplayed()
    {
        _fixture.Open();
        _fixture.Log.Append(3, "ada", static (destination, text) => Encoding.UTF8.GetBytes(text, destination));
        _fixture.Reopen().ReplayedTexts.Should().Equal("ada");
    }

    [Fact]
    public void Append_InPlaceThatThrows_AppendsNothing()
    {
        _fixture.Open().Write("ada");
        var act = () => _fixture.Log.Append(100, 0, static (_, _) => throw new FormatException());
        act.Should().Throw<FormatException>();
        _fixture.Write("grace").Reopen().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Append_PastTheSegmentSize_GoesOnInNewSegments()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 256 };
        var texts = Enumerable.Range(1, 40).Select(i => $"the record of number {i}").ToArray();
        _fixture.Open().Write(texts);
        _fixture.Disk.Names.Count().Should().BeGreaterThan(5);
        _fixture.Reopen().ReplayedTexts.Should().Equal(texts);
        _fixture.Write("one more").Reopen().ReplayedTexts.Should().Equal([.. texts, "one more"]);
    }

    [Fact]
    public void Append_FromEightThreads_IsReplayedWholeInLsnOrder()
    {
        const int ThreadCount = 8;
        const int RecordCount = 500;
        _fixture.Options = _fixture.Options with { SegmentBytes = 4096, MaxBufferedBytes = 512 };
        _fixture.Open();
        var lsns = new long[ThreadCount][];
        var threads = Enumerable.Range(0, ThreadCount).Select(t => new Thread(() =>
            lsns[t] = Enumerable.Range(0, RecordCount).Select(i => _fixture.Write(Encoding.UTF8.GetBytes($"{t}:{i}"))).ToArray())).ToArray();
        foreach (var thread in threads) thread.Start();
        foreach (var thread in threads) thread.Join();

        _fixture.Disk.SyncCount.Should().BeLessThan(ThreadCount * RecordCount * 2);
        _fixture.Reopen().Replayed.Select(record => record.Lsn).Should().Equal(Enumerable.Range(1, ThreadCount * RecordCount).Select(i => (long)i));
        for (var t = 0; t < ThreadCount; t++)
        {
            lsns[t].Should().BeInAscendingOrder();
            for (var i = 0; i < RecordCount; i++)
                Encoding.UTF8.GetString(_fixture.Replayed[(int)lsns[t][i] - 1].Payload).Should().Be($"{t}:{i}");
        }
    }

    [Fact]
    public void Append_AfterDispose_Throws()
    {
        var log = _fixture.Open().Log;
        log.Dispose();
        log.Dispose();
        FluentActions.Invoking(() => log.Append("ada"u8)).Should().Throw<ObjectDisposedException>();
        FluentActions.Invoking(log.Flush).Should().Throw<ObjectDisposedException>();
    }

    [Fact]
    public void Dispose_WithRecordsNobodyWaitedFor_MakesThemDurable()
    {
        _fixture.Open();
        for (var i = 0; i < 100; i++) _fixture.Log.Append("ada"u8);
        _fixture.Log.Dispose();
        _fixture.Crash();
        _fixture.Open().Replayed.Should().HaveCount(100);
    }

    [Fact]
    public void Open_FolderThatIsOpen_IsRefused()
    {
        _fixture.Open();
        FluentActions.Invoking(() => WriteAheadLog.Open(_fixture.Disk, LogFixture.Folder, _fixture.Options, _fixture.Logger, (_, _) => { }))
            .Should().Throw<IOException>().WithMessage("*/db*in use*");
        _fixture.Reopen();
    }

    [Fact]
    public void Open_WhenTheHandlerThrows_GivesTheFolderFreeAgain()
    {
        _fixture.Open().Write("ada").Close();
        FluentActions.Invoking(() => WriteAheadLog.Open(
            _fixture.Disk, LogFixture.Folder, _fixture.Options, _fixture.Logger, (_, _) => throw new FormatException())).Should().Throw<FormatException>();
        _fixture.Open().ReplayedTexts.Should().Equal("ada");
    }
}
