using System.Text;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace LocalDynamo.Tests.Documentation;

/// <summary>Compiles C# from documentation as a user's project would: against the library, with the SDK's implicit usings.</summary>
internal static partial class ExampleCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Threading;
        global using System.Threading.Tasks;
        """;

    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview);

    private static readonly string[] Assemblies = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);

    /// <summary>What the library itself refers to.</summary>
    public static readonly IReadOnlyList<PortableExecutableReference> Framework =
        ReferencesTo("System.", "netstandard.", "Microsoft.Extensions.Logging.Abstractions.");

    /// <summary>What the examples refer to: the packages of the repository, and those that a program has beside them.</summary>
    private static readonly IReadOnlyList<PortableExecutableReference> References =
        ReferencesTo("System.", "netstandard.", "Microsoft.Extensions.", "AWSSDK.", "LocalDynamo.dll", "LocalDynamo.AwsSdk.dll");

    /// <summary>The usings that the SDK adds to a project.</summary>
    public static SyntaxTree ImplicitUsingsTree => Parse(ImplicitUsings);

    public static SyntaxTree Parse(string text, string path = "") => CSharpSyntaxTree.ParseText(text, Parsing, path);

    /// <summary>All C# blocks of a page as one program: a block continues those before it, and may bring usings of its own.</summary>
    /// <returns>Null if the page has none.</returns>
    public static string? ProgramOf(string page)
    {
        var blocks = Block().Matches(page).Select(match => match.Groups[1].Value).ToList();
        if (blocks.Count == 0)
            return null;

        var (usings, statements) = (new StringBuilder(), new StringBuilder());
        foreach (var line in blocks.SelectMany(block => block.Split('\n')))
            (UsingDirective().IsMatch(line) ? usings : statements).Append(line).Append('\n');
        return $"{usings}{statements}";
    }

    /// <summary>Compiles a program, and leaves its assembly in <paramref name="assembly"/>.</summary>
    /// <returns>The compiler's errors; none if it compiles.</returns>
    public static IReadOnlyList<string> Compile(string program, OutputKind kind, out byte[] assembly)
    {
        SyntaxTree[] trees = [ImplicitUsingsTree, Parse(program)];
        var options = new CSharpCompilationOptions(kind, nullableContextOptions: NullableContextOptions.Enable);
        using var image = new MemoryStream();
        var result = CSharpCompilation.Create($"Example{Guid.NewGuid():N}", trees, References, options).Emit(image);
        assembly = image.ToArray();
        return [.. result.Diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error).Select(error => error.ToString())];
    }

    private static List<PortableExecutableReference> ReferencesTo(params string[] beginnings) =>
        [.. Assemblies.Where(path => beginnings.Any(Path.GetFileName(path).StartsWith)).Select(path => MetadataReference.CreateFromFile(path))];

    [GeneratedRegex("^```csharp\n(.*?)^```", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Block();

    [GeneratedRegex(@"^using [\w.]+;")]
    private static partial Regex UsingDirective();
}
