namespace LocalDynamo.Benchmarks.Workload;

/// <summary>A folder for a benchmark's files, gone at its end; and what it lies on, since a sync in memory tells nothing.</summary>
internal sealed class BenchmarkFolder : IDisposable
{
    /// <param name="paths">Where to make it, if the first says; else among the temporary files.</param>
    /// <param name="name">What it is for.</param>
    public BenchmarkFolder(string[] paths, string name)
    {
        Path = Directory.CreateDirectory(
            System.IO.Path.Combine(paths.Length > 0 ? paths[0] : System.IO.Path.GetTempPath(), $"localdynamo-{name}-{Environment.ProcessId}")).FullName;
        var drive = DriveInfo.GetDrives()
            .Where(drive => Path.StartsWith(drive.RootDirectory.FullName, StringComparison.Ordinal))
            .MaxBy(drive => drive.RootDirectory.FullName.Length);
        Description = $"on {drive?.DriveFormat ?? "an unknown file system"}, {Environment.ProcessorCount} processors";
    }

    public string Path { get; }

    public string Description { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
