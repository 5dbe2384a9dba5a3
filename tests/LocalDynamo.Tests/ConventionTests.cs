using System.Reflection;
using System.Text.RegularExpressions;
using LocalDynamo.Tests.Documentation;

namespace LocalDynamo.Tests;

/// <summary>Rules that hold everywhere in the library's sources.</summary>
public sealed partial class ConventionTests
{
    private static readonly string Sources = Path.Combine(Repository.Root, "src", "LocalDynamo");

    [Fact]
    public void Sources_TakeTimeFromTheClockAndChanceFromTheSeed()
    {
        var uses =
            from file in Files(Sources)
            from Match match in Banned().Matches(WithoutComments(file))
            select $"{Path.GetFileName(file)}: {match.Value}";
        // The identity of a database that no seed was given for, and of a log opened by itself; salts, which must never be the same twice.
        uses.Should().BeEquivalentTo(
            "DatabaseIdentity.cs: Guid.NewGuid", "WriteAheadLogOptions.cs: Guid.NewGuid", "DatabaseKey.cs: RandomNumberGenerator");
    }

    [Fact]
    public void PublicClasses_AreSealedStaticOrAbstract() => typeof(DynamoDatabase).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsSealed: false, IsAbstract: false })
        .Should().BeEmpty();

    [Fact]
    public void AbstractPublicClasses_AreNotOpenToOthers() => typeof(DynamoDatabase).Assembly.GetExportedTypes()
        .Where(type => type is { IsClass: true, IsAbstract: true, IsSealed: false })
        .SelectMany(type => type.GetConstructors(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        .Where(constructor => constructor.IsPublic)
        .Should().BeEmpty();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bThread\.Sleep\b|\bTask\.Delay\b"
        + @"|\bEnvironment\.TickCount(64)?\b|\bnew Random\(|\bRandom\.Shared\b|\bRandomNumberGenerator\b")]
    private static partial Regex Banned();

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Sources, path).StartsWith("obj", StringComparison.Ordinal)
            && !Path.GetRelativePath(Sources, path).StartsWith("bin", StringComparison.Ordinal));

    /// <summary>Comments may speak of what the code must not use.</summary>
    private static string WithoutComments(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));
}
