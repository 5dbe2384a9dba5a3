using System.Reflection;
using System.Text.RegularExpressions;

namespace LocalDynamo.Tests;

/// <summary>What ARCHITECTURE.md says of the folders of the library, and rules that hold everywhere in it.</summary>
public sealed partial class ArchitectureTests
{
    private static readonly string Sources = Path.Combine(RepositoryRoot(), "src", "LocalDynamo");

    /// <summary>What the files of each folder may use; "" is the root. Everyone may use Errors, whose types are in the root's namespace.</summary>
    public static TheoryData<string, string[]> Arrows => new()
    {
        { "", ["Engine", "Operations", "Expressions", "Storage", "Log", "Schema", "Values"] },
        { "Engine", ["Operations", "Expressions", "Storage", "Log", "Schema", "Values"] },
        { "Operations", ["Schema", "Values"] },
        { "Expressions", ["Schema", "Values"] },
        { "Storage", ["Schema", "Values"] },
        { "Log", [] },
        { "Schema", ["Values"] },
        { "Values", [] },
        { "Errors", [] },
    };

    [Theory]
    [MemberData(nameof(Arrows))]
    public void Folder_UsesOnlyFoldersBelowIt(string folder, string[] below)
    {
        var files = FilesOf(folder);
        files.Should().NotBeEmpty();
        var uses =
            from file in files
            from Match match in Uses().Matches(WithoutComments(file))
            let used = match.Groups["folder"].Value
            where Folders().Contains(used) && used != folder && !below.Contains(used)
            select $"{Path.GetRelativePath(Sources, file)} uses {used}";
        uses.Distinct().Should().BeEmpty();
    }

    [Fact]
    public void EveryFolder_HasItsArrows() => Arrows.Select(arrow => (string)arrow[0]).Where(name => name != "")
        .Should().BeEquivalentTo(Folders());

    [Fact]
    public void Sources_TakeTimeFromTheClockAndChanceFromTheSeed()
    {
        var uses =
            from file in Files(Sources)
            from Match match in Banned().Matches(WithoutComments(file))
            select $"{Path.GetFileName(file)}: {match.Value}";
        // The identity of a database that no seed was given for, and of a log opened by itself.
        uses.Should().BeEquivalentTo("DatabaseIdentity.cs: Guid.NewGuid", "WriteAheadLogOptions.cs: Guid.NewGuid");
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

    [GeneratedRegex(@"\bLocalDynamo\.(?<folder>[A-Z]\w*)")]
    private static partial Regex Uses();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(UtcNow|Now|Today)\b|\bGuid\.(NewGuid|CreateVersion7)\b|\bThread\.Sleep\b|\bTask\.Delay\b"
        + @"|\bEnvironment\.TickCount(64)?\b|\bnew Random\(|\bRandom\.Shared\b|\bRandomNumberGenerator\b")]
    private static partial Regex Banned();

    private static string[] Folders() => [.. Directory.GetDirectories(Sources).Select(path => Path.GetFileName(path)).Except(["bin", "obj"])];

    private static IEnumerable<string> FilesOf(string folder) =>
        folder == "" ? Directory.GetFiles(Sources, "*.cs") : Files(Path.Combine(Sources, folder));

    private static IEnumerable<string> Files(string folder) => Directory.GetFiles(folder, "*.cs", SearchOption.AllDirectories)
        .Where(path => !Path.GetRelativePath(Sources, path).StartsWith("obj", StringComparison.Ordinal)
            && !Path.GetRelativePath(Sources, path).StartsWith("bin", StringComparison.Ordinal));

    /// <summary>Comments may speak of what the code must not use.</summary>
    private static string WithoutComments(string file) =>
        string.Join('\n', File.ReadLines(file).Where(line => !line.TrimStart().StartsWith("//", StringComparison.Ordinal)));

    private static string RepositoryRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "LocalDynamo.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside of the repository.");
        return folder.FullName;
    }
}
