using LocalDynamo.Tests.Documentation;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace LocalDynamo.Tests;

/// <summary>The folders of the library use each other as ARCHITECTURE.md says: only those below, and none in a circle.</summary>
public sealed class ArchitectureTests
{
    private const string Root = "(root)";

    private static readonly Dictionary<string, string[]> MayUse = new()
    {
        [Root] = ["Engine", "Operations", "Expressions", "Storage", "Log", "Schema", "Values", "Errors"],
        ["Engine"] = ["Operations", "Expressions", "Storage", "Log", "Telemetry", "Schema", "Values", "Errors"],
        ["Operations"] = ["Schema", "Values", "Errors"],
        ["Expressions"] = ["Schema", "Values", "Errors"],
        ["Storage"] = ["Schema", "Values", "Errors"],
        ["Log"] = ["Schema", "Values", "Errors"],
        ["Schema"] = ["Values", "Errors"],
        ["Values"] = ["Errors"],
        ["Errors"] = [],
        ["Telemetry"] = [],
    };

    [Fact]
    public void Folders_UseOnlyThoseBelow()
    {
        var folder = Path.Combine(Repository.Root, "src", "LocalDynamo");
        var trees = Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories)
            .Select(path => (Path: path, Folder: FolderOf(Path.GetRelativePath(folder, path))))
            .Where(file => file.Folder is not ("bin" or "obj"))
            .Select(file => ExampleCompiler.Parse(File.ReadAllText(file.Path), file.Path))
            .ToList();
        trees.Select(tree => FolderOf(Path.GetRelativePath(folder, tree.FilePath))).Should().OnlyContain(name => MayUse.ContainsKey(name));

        // What source generators would add is missing here, which is no harm: names still mean what they mean.
        var compilation = CSharpCompilation.Create("LocalDynamo", [.. trees, ExampleCompiler.ImplicitUsingsTree], ExampleCompiler.Framework);
        var wrong = new SortedSet<string>(StringComparer.Ordinal);
        var arrows = new HashSet<(string From, string To)>();
        foreach (var tree in trees)
        {
            var from = FolderOf(Path.GetRelativePath(folder, tree.FilePath));
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>().Where(name => !IsInTypeOf(name)))
            {
                foreach (var to in DeclaringFolders(model.GetSymbolInfo(name).Symbol, folder))
                {
                    _ = arrows.Add((from, to));
                    if (to != from && !MayUse[from].Contains(to))
                        _ = wrong.Add($"{Path.GetRelativePath(folder, tree.FilePath)} uses {name} of {to}");
                }
            }
        }

        wrong.Should().BeEmpty();
        arrows.Should().Contain([(Root, "Engine"), ("Engine", "Storage"), ("Storage", "Values")], "otherwise names meant nothing here");
    }

    // An error names the type that the user knows: ObjectDisposedException.ThrowIf(…, typeof(DynamoDatabase)).
    private static bool IsInTypeOf(SyntaxNode node) => node.Ancestors().Any(ancestor => ancestor is TypeOfExpressionSyntax);

    private static IEnumerable<string> DeclaringFolders(ISymbol? symbol, string folder) => symbol is null or INamespaceSymbol
        ? []
        : symbol.Locations
            .Where(location => location.SourceTree?.FilePath.StartsWith(folder, StringComparison.Ordinal) == true)
            .Select(location => FolderOf(Path.GetRelativePath(folder, location.SourceTree!.FilePath)))
            .Distinct();

    private static string FolderOf(string path) =>
        path.IndexOf(Path.DirectorySeparatorChar) is var end and > 0 ? path[..end] : Root;
}
