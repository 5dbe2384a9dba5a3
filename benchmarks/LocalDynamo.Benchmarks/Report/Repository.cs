namespace LocalDynamo.Benchmarks.Report;

/// <summary>Where the repository is that the benchmarks were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "LocalDynamo.sln")))
                return folder.FullName;
        }

        throw new DirectoryNotFoundException("The table is kept in the repository, and this program does not lie in it.");
    }
}
