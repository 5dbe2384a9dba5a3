using LocalDynamo.Oracle.Comparison;

namespace LocalDynamo.Oracle;

/// <summary>Holds <c>docs/differences.md</c> and the table of known differences together.</summary>
internal static class Documentation
{
    private const string Page = "docs/differences.md";

    /// <summary>The known differences that the page does not name.</summary>
    public static IReadOnlyList<string> Missing()
    {
        var page = File.ReadAllText(Path.Combine(Root(), Page));
        return [.. KnownDifferences.All.Select(known => known.Name).Where(name => !page.Contains($"`{name}`", StringComparison.Ordinal))];
    }

    private static string Root()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, Page)))
                return folder.FullName;
        }

        throw new FileNotFoundException($"{Page} is not in a folder above {AppContext.BaseDirectory}");
    }
}
