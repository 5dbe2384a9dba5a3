using System.Text.RegularExpressions;

namespace LocalDynamo.AwsSdk.Tests;

/// <summary>Rules that hold everywhere in the package's sources.</summary>
public sealed partial class ConventionTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "LocalDynamo.AwsSdk");

    [Fact]
    public void Sources_TakeTimeFromTheClockAndChanceFromTheSeed()
    {
        var uses =
            from file in Directory.GetFiles(Sources, "*.cs", SearchOption.AllDirectories)
            where !Path.GetRelativePath(Sources, file).StartsWith("obj", StringComparison.Ordinal)
            from Match match in Banned().Matches(File.ReadAllText(file))
            select $"{Path.GetFileName(file)}: {match.Value}";
        // Request ids on an engine that is no database, whose seed nobody knows.
        uses.Should().BeEquivalentTo("EngineAccount.cs: Random.Shared");
    }

    [Fact]
    public void PublicClasses_AreSealedOrStatic() => typeof(LocalDynamoClient).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsSealed: false })
        .Should().BeEmpty();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bThread\.Sleep\b|\bTask\.Delay\b"
        + @"|\bEnvironment\.TickCount(64)?\b|\bnew Random\(|\bRandom\.Shared\b|\bRandomNumberGenerator\b")]
    private static partial Regex Banned();
}
