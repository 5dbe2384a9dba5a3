using LocalDynamo.Log;

namespace LocalDynamo.Benchmarks.DurableWrites;

/// <summary>The operating system's files, with their syncs counted.</summary>
internal sealed class CountingFileSystem : IFileSystem
{
    private static readonly PhysicalFileSystem Inner = PhysicalFileSystem.Instance;

    private long _syncs;

    public long Syncs => Volatile.Read(ref _syncs);

    public bool FolderExists(string folder) => Inner.FolderExists(folder);

    public void CreateFolder(string folder) => Inner.CreateFolder(folder);

    public IReadOnlyList<string> List(string folder) => Inner.List(folder);

    public IStorageFile Create(string path) => new CountingFile(this, Inner.Create(path));

    public IStorageFile Open(string path) => new CountingFile(this, Inner.Open(path));

    public IStorageFile OpenRead(string path) => Inner.OpenRead(path);

    public void Rename(string path, string newPath) => Inner.Rename(path, newPath);

    public void Delete(string path) => Inner.Delete(path);

    public void SyncFolder(string folder)
    {
        Inner.SyncFolder(folder);
        Interlocked.Increment(ref _syncs);
    }

    public IDisposable Lock(string path) => Inner.Lock(path);

    private sealed class CountingFile(CountingFileSystem owner, IStorageFile inner) : IStorageFile
    {
        public long Length => inner.Length;

        public int Read(long offset, Span<byte> buffer) => inner.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes) => inner.Write(offset, bytes);

        public void Sync()
        {
            inner.Sync();
            Interlocked.Increment(ref owner._syncs);
        }

        public void Preallocate(long length) => inner.Preallocate(length);

        public void Truncate(long length) => inner.Truncate(length);

        public void Dispose() => inner.Dispose();
    }
}
