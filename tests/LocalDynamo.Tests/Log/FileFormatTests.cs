using LocalDynamo.Log;
using LocalDynamo.Tests.Documentation;

namespace LocalDynamo.Tests.Log;

/// <summary>docs/file-format.md says what the code does: its example is what the code writes.</summary>
public sealed class FileFormatTests
{
    [Fact]
    public void Example_OfTheFormatPage_IsWhatTheLogWrites()
    {
        using var fixture = new LogFixture();
        fixture.Open().Write("ada", "").Close();
        Convert.ToHexStringLower(fixture.Disk[LogFixture.PathOf(1)]).Should().Be(Convert.ToHexStringLower(FormatExample.Read("example")));
    }

    [Fact]
    public void Example_OfTheFormatPage_CanBeOpened()
    {
        using var fixture = LogFixture.OverBytes(FormatExample.Read("example"));
        fixture.Open().ReplayedTexts.Should().Equal("ada", "");
        fixture.Log.DatabaseId.Should().Be(LogFixture.Id);
    }

    [Fact]
    public void SegmentName_InOrdinalOrder_IsInNumericOrder()
    {
        long[] numbers = [1, 9, 10, 99, 1_000_000, 9_999_999_999_999_999];
        var names = numbers.Select(LogFormat.SegmentName).ToArray();
        names[0].Should().Be("wal-0000000000000001.log");
        names.Should().Equal(names.Order(StringComparer.Ordinal));
        names.Select(name => LogFormat.TryParseSegmentName(name, out var number) ? number : -1).Should().Equal(numbers);
    }

    [Theory]
    [InlineData("wal-1.log")]
    [InlineData("wal-000000000000000x.log")]
    [InlineData("wal-+000000000000001.log")]
    [InlineData("WAL-0000000000000001.log")]
    [InlineData("wal-0000000000000001.log.new")]
    public void TryParseSegmentName_OtherNames_AreNone(string name) => LogFormat.TryParseSegmentName(name, out _).Should().BeFalse();
}
