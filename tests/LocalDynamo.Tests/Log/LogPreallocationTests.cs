using LocalDynamo.Log;

namespace LocalDynamo.Tests.Log;

/// <summary>Segments are longer than what is written in them, and that changes nothing.</summary>
public sealed class LogPreallocationTests : IDisposable
{
    private const int SegmentBytes = 256;
    private static readonly string First = LogFixture.PathOf(1);

    private readonly LogFixture _fixture = new();

    public LogPreallocationTests()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = SegmentBytes };
        _fixture.Disk.Preallocates = true;
    }

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Write_TakesTheSpaceOfTheSegmentAtOnce()
    {
        _fixture.Open().Write("ada");
        _fixture.Disk[First].Should().HaveCount(SegmentBytes);
        var taken = 0;
        _fixture.Disk.Before = (call, _) => taken += call == "Preallocate" ? 1 : 0;
        _fixture.Write("grace");
        taken.Should().Be(0);
    }

    // The first write to taken space is what its sync is slower by (docs/performance.md, "Syncs"): a hundred records are to meet it twice, not each.
    [Fact]
    public void Write_FindsSpaceWrittenToBefore()
    {
        _fixture.Options = new() { NewDatabaseId = static () => LogFixture.Id };
        _fixture.Open();
        var calls = new List<string>();
        _fixture.Disk.Before = (call, _) => calls.Add(call);
        for (var i = 0; i < 100; i++) _fixture.Write(new byte[1000]);
        calls.Count(static call => call == "Write").Should().Be(102);
        calls.Count(static call => call == "Sync").Should().Be(100);
    }

    [Fact]
    public void Crash_LeavesZeros_OverWhichTheLogGoesOn()
    {
        _fixture.Open().Write("ada").Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada");
        _fixture.Write("grace").Disk[First].Should().HaveCount(SegmentBytes);
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Close_AndRolling_CutWhatIsNotUsed()
    {
        _fixture.Open().Write(new string('a', 100), new string('b', 100)).Close();
        using var plain = new LogFixture();
        plain.Options = _fixture.Options;
        plain.Open().Write(new string('a', 100), new string('b', 100)).Close();
        foreach (var segment in new[] { 1, 2 })
            _fixture.Disk[LogFixture.PathOf(segment)].Should().Equal(plain.Disk[LogFixture.PathOf(segment)]);
    }

    [Fact]
    public void Write_OfAGroupLargerThanASegment_TakesAsMuchAsItNeeds()
    {
        _fixture.Open();
        _fixture.Write(new byte[1000]);
        _fixture.Disk[First].Should().HaveCount(LogFormat.HeaderBytes + LogFormat.RecordHeaderBytes + 1000);
    }

    [Fact]
    public void NoSpace_FailsAsAWriteDoes_AndLosesNothing()
    {
        _fixture.Open();
        var isFull = true;
        _fixture.Disk.Before = (call, _) =>
        {
            if (isFull && call == "Preallocate") throw new IOException("No space left");
        };
        _fixture.Invoking(f => f.Write("ada")).Should().Throw<DatabaseReadOnlyException>().WithInnerException<IOException>();
        _fixture.Invoking(f => f.Log.Append("grace"u8)).Should().Throw<DatabaseReadOnlyException>();
        isFull = false;
        _fixture.Reopen().Write("barbara").Reopen().ReplayedTexts.Should().Equal("barbara");
    }

    // What stands where zeros should is judged as it always was: bytes that no sync has covered.
    [Fact]
    public void Open_AnyBitFlipped_IsFoundOrHarmless()
    {
        _fixture.Open().Write("ada", "grace").Crash();
        var whole = _fixture.Disk[First];
        var lastRecord = LogFormat.HeaderBytes + LogFormat.RecordHeaderBytes + "ada".Length;
        var end = lastRecord + LogFormat.RecordHeaderBytes + "grace".Length;
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            var bytes = whole.ToArray();
            bytes[bit / 8] ^= (byte)(1 << (bit % 8));
            using var fixture = LogFixture.OverBytes(bytes);
            if (bit / 8 < lastRecord) fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>("bit {0} was flipped", bit);
            else if (bit / 8 < end) fixture.Open().ReplayedTexts.Should().Equal(["ada"], "bit {0} was flipped", bit);
            else fixture.Open().Write("barbara").Reopen().ReplayedTexts.Should().Equal(["ada", "grace", "barbara"], "bit {0} was flipped", bit);
        }
    }
}
