namespace LocalDynamo.Log;

/// <summary>
/// A folder for code that opens a database, and that is not to change anything: it may write, and nothing comes of it. Not for a log
/// that is to go on, as what was written can't be read again.
/// </summary>
/// <param name="files">Where the folder is.</param>
internal sealed class ReadOnlyFolder(IFileSystem files) : IFileSystem
{
    /// <summary>Which files are seen, by their names.</summary>
    public Func<string, bool> Shows { get; init; } = static _ => true;

    /// <summary>How much is seen of a file, by its path: bytes from its start.</summary>
    public Func<string, long> Limit { get; init; } = static _ => long.MaxValue;

    /// <summary>Is told of each file that would be deleted, by its path.</summary>
    public Action<string>? Deleting { get; init; }

    public bool FolderExists(string folder) => files.FolderExists(folder);

    public void CreateFolder(string folder)
    {
    }

    public IReadOnlyList<string> List(string folder) => [.. files.List(folder).Where(Shows)];

    public IStorageFile Create(string path) => new Unwritten(null, 0);

    public IStorageFile Open(string path) => OpenRead(path);

    public IStorageFile OpenRead(string path) => new Unwritten(files.OpenRead(path), Limit(path));

    public void Rename(string path, string newPath)
    {
    }

    public void Delete(string path) => Deleting?.Invoke(path);

    public void SyncFolder(string folder)
    {
    }

    public IDisposable Lock(string path) => new Unwritten(null, 0);

    /// <summary>A file that is there to be read, or none, and that keeps nothing of what is written to it.</summary>
    private sealed class Unwritten(IStorageFile? file, long limit) : IStorageFile
    {
        public long Length => file is null ? 0 : Math.Min(file.Length, limit);

        public int Read(long offset, Span<byte> buffer) =>
            file is null || offset >= limit ? 0 : file.Read(offset, buffer[..(int)Math.Min(buffer.Length, limit - offset)]);

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
        }

        public void Sync()
        {
        }

        public void Truncate(long length)
        {
        }

        public void Preallocate(long length)
        {
        }

        public void Dispose() => file?.Dispose();
    }
}
