namespace LocalDynamo.AwsSdk.Tests;

/// <summary>Where the files of the repository are that the tests were built from.</summary>
internal static class Repository
{
    public static string Root { get; } = FindRoot();

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "LocalDynamo.sln")))
            folder = folder.Parent;
        return folder.FullName;
    }
}
