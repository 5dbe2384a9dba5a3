using System.Globalization;

namespace LocalDynamo.Tests.Documentation;

/// <summary>The examples of docs/file-format.md.</summary>
internal static class FormatExample
{
    private const int BytesColumn = 10;
    private const int BytesEnd = 57;

    /// <summary>
    /// The bytes of an example: of lines such as <c>    0010  00 11 22 …  what it is</c> between the page's two markers, whose offsets are
    /// checked on the way.
    /// </summary>
    /// <param name="name">What the markers call it: <c>&lt;!-- name --&gt;</c> … <c>&lt;!-- end of name --&gt;</c>.</param>
    public static byte[] Read(string name)
    {
        var bytes = new List<byte>();
        var lines = Repository.Read("docs/file-format.md").Split('\n')
            .SkipWhile(line => line != $"<!-- {name} -->")
            .TakeWhile(line => line != $"<!-- end of {name} -->")
            .Where(static line => line.StartsWith("    ", StringComparison.Ordinal));
        foreach (var line in lines)
        {
            int.Parse(line.AsSpan(4, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture).Should().Be(bytes.Count);
            bytes.AddRange(Convert.FromHexString(line[BytesColumn..Math.Min(line.Length, BytesEnd)].Replace(" ", "", StringComparison.Ordinal)));
        }

        return [.. bytes];
    }
}
