using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;

namespace LocalDynamo.Tests.Documentation;

/// <summary>
/// What the documentation shows works. The C# blocks of a page (those that begin with <c>```csharp</c>) are one program, in their
/// order; one that names a file is that file, which the build compiles. The examples of public members are compiled each by
/// itself, among some names that they may use.
/// </summary>
public sealed partial class DocumentationTests
{
    public static TheoryData<string> Pages => [.. Repository.Pages];

    [Theory]
    [MemberData(nameof(Pages))]
    public void CodeOfPage_AsOneProgram_Compiles(string page)
    {
        if (ExampleCompiler.ProgramOf(Repository.Read(page)) is { } program)
            ExampleCompiler.Compile(program, OutputKind.ConsoleApplication, out _).Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void CodeOfPage_ThatNamesAFile_IsThatFile(string page)
    {
        foreach (var block in BlockOfFile().Matches(Repository.Read(page)).Cast<Match>())
            block.Groups[2].Value.Should().Be(Repository.Read(block.Groups[1].Value));
    }

    [Fact]
    public void CodeOfReadme_Runs()
    {
        var folder = Directory.CreateTempSubdirectory("LocalDynamo-README-");
        try
        {
            var program = ExampleCompiler.ProgramOf(Repository.Read("README.md"))!;
            program.Should().Contain("\"films\"", "the folder that the page opens is another one here");
            program = program.Replace("\"films\"", $"@\"{folder.FullName}\"", StringComparison.Ordinal);
            ExampleCompiler.Compile(program, OutputKind.ConsoleApplication, out var assembly).Should().BeEmpty();

            var main = Assembly.Load(assembly).EntryPoint!;
            var run = () => main.Invoke(null, [Array.Empty<string>()]);
            run.Should().NotThrow();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void LinksOfPage_ToFiles_LeadThere(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Repository.Root, page))!;
        var broken = Link().Matches(Repository.Read(page))
            .Select(match => match.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal))
            .Where(target => !File.Exists(Path.Combine(folder, target)) && !Directory.Exists(Path.Combine(folder, target)));
        broken.Should().BeEmpty();
    }

    [Fact]
    public void ExamplesOfPublicMembers_Compile() => CompileExamples(
        typeof(DynamoDatabase),
        """
        using LocalDynamo;
        using LocalDynamo.Operations;
        """,
        "static DynamoDatabase database = null!; static Table table = null!, users = null!, films = null!;");

    [Fact]
    public void ExamplesOfTheAwsSdkClient_Compile() => CompileExamples(
        typeof(AwsSdk.LocalDynamoClient),
        """
        using Amazon.DynamoDBv2;
        using Amazon.DynamoDBv2.Model;
        using LocalDynamo.AwsSdk;
        """,
        "");

    /// <param name="type">A type of the assembly whose documentation has the examples.</param>
    /// <param name="usings">What they use.</param>
    /// <param name="members">What there is besides.</param>
    private static void CompileExamples(Type type, string usings, string members)
    {
        var examples = XDocument.Load(Path.ChangeExtension(type.Assembly.Location, ".xml"))
            .Descendants("example").Descendants("code").Select(code => code.Value).ToList();
        examples.Should().NotBeEmpty();
        foreach (var example in examples)
        {
            var program = $$"""
                {{usings}}

                class Example
                {
                    {{members}}

                    static async Task Run()
                    {
                        await Task.CompletedTask;
                        {{example}}
                    }
                }
                """;
            ExampleCompiler.Compile(program, OutputKind.DynamicallyLinkedLibrary, out _).Should().BeEmpty(example);
        }
    }

    [GeneratedRegex("^```csharp file=(\\S+)\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex BlockOfFile();

    // [text](target) or [text](target#part), not ![image]…
    [GeneratedRegex(@"\]\(([^)#\s]+)(#[^)]*)?\)")]
    private static partial Regex Link();
}
