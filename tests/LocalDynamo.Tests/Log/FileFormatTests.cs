using System.Globalization;
using LocalDynamo.Log;

namespace LocalDynamo.Tests.Log;

/// <summary>docs/file-format.md says what the code does: its example is what the code writes.</summary>
public sealed class FileFormatTests
{
    [Fact]
    public void Example_OfTheFormatPage_IsWhatTheLogWrites()
    {
        using var fixture = new LogFixture();
        fixture.Open().Write("ada", "").Close();
        Convert.ToHexStringLower(fixture.Disk[LogFixture.PathOf(1)]).Should().Be(Convert.ToHexStringLower(ReadExample()));
    }

    [Fact]
    public void Example_OfTheFormatPage_CanBeOpened()
    {
        using var fixture = LogFixture.OverBytes(ReadExample());
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

    // Lines such as "    0010  00 11 22 …  what it is" between the page's two markers.
    private static byte[] ReadExample()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LocalDynamo.sln"))) folder = folder.Parent;
        var bytes = new List<byte>();
        var lines = File.ReadLines(Path.Combine(folder.FullName, "docs", "file-format.md"))
            .SkipWhile(line => line != "<!-- example -->").TakeWhile(line => line != "<!-- end of example -->").Where(line => line.StartsWith("    "));
        foreach (var line in lines)
        {
            int.Parse(line.AsSpan(4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture).Should().Be(bytes.Count);
            bytes.AddRange(Convert.FromHexString(line[10..Math.Min(line.Length, 57)].Replace(" ", "")));
        }

        return [.. bytes];
    }
}
