namespace LocalDynamo.Tests.Documentation;

/// <summary>Where the files of the repository are that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    /// <summary>The pages whose code and links are checked, by their paths from the root.</summary>
    public static IEnumerable<string> Pages =>
        new[] { "README.md", "ARCHITECTURE.md", "CHANGELOG.md" }
            .Concat(Directory.GetFiles(Path.Combine(Root, "docs"), "*.md")
                .Concat(Directory.GetDirectories(Path.Combine(Root, "samples")).Select(folder => Path.Combine(folder, "README.md")).Where(File.Exists))
                .Select(path => Path.GetRelativePath(Root, path)))
            .Order(StringComparer.Ordinal);

    public static string Read(string page) => File.ReadAllText(Path.Combine(Root, page));

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LocalDynamo.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
