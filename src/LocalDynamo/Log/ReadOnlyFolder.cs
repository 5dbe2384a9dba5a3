namespace LocalDynamo.Log;

/// <summary>
/// A folder for code that opens a database, and that is not to change anything: it may write, and nothing comes of it. Not for a log
/// that is to go on, as what was written can't be read again.
/// </summary>
/// <param name="files">Where the folder is.</param>
/// <param name="shows">Which of its files are seen; null for all.</param>
/// <param name="onDelete">Is told of each file that would be deleted.</param>
internal sealed class ReadOnlyFolder(IFileSystem files, Func<string, bool>? shows = null, Action<string>? onDelete = null) : IFileSystem
{
    public void CreateFolder(string folder)
    {
    }

    public IReadOnlyList<string> List(string folder) => shows is null ? files.List(folder) : [.. files.List(folder).Where(shows)];

    public IStorageFile Create(string path) => new Nowhere(null);

    public IStorageFile Open(string path) => new Nowhere(files.OpenRead(path));

    public IStorageFile OpenRead(string path) => files.OpenRead(path);

    public void Rename(string path, string newPath)
    {
    }

    public void Delete(string path) => onDelete?.Invoke(path);

    public void SyncFolder(string folder)
    {
    }

    public IDisposable Lock(string path) => new Nowhere(null);

    /// <summary>A file that is there to be read, or none, and that takes what is written to it without keeping it.</summary>
    private sealed class Nowhere(IStorageFile? file) : IStorageFile
    {
        public long Length => file?.Length ?? 0;

        public int Read(long offset, Span<byte> buffer) => file?.Read(offset, buffer) ?? 0;

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
