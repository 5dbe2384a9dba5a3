using LocalDynamo.Log;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>The operating system's files; tells when a call that writes begins and when it has ended, as a slow disk may lose more than a fast one.</summary>
/// <param name="began">Is told the call's number, from 1.</param>
/// <param name="ended">Likewise.</param>
internal sealed class WatchedFileSystem(Action<long> began, Action<long> ended) : IFileSystem
{
    private static readonly PhysicalFileSystem Inner = PhysicalFileSystem.Instance;

    private long _lastCall;

    public bool FolderExists(string folder) => Inner.FolderExists(folder);

    public void CreateFolder(string folder) => Inner.CreateFolder(folder);

    public IReadOnlyList<string> List(string folder) => Inner.List(folder);

    public IStorageFile Create(string path)
    {
        using var call = new Call(this);
        return new File(this, Inner.Create(path));
    }

    public IStorageFile Open(string path) => new File(this, Inner.Open(path));

    public IStorageFile OpenRead(string path) => Inner.OpenRead(path);

    public void Rename(string path, string newPath)
    {
        using var call = new Call(this);
        Inner.Rename(path, newPath);
    }

    public void Delete(string path)
    {
        using var call = new Call(this);
        Inner.Delete(path);
    }

    public void SyncFolder(string folder)
    {
        using var call = new Call(this);
        Inner.SyncFolder(folder);
    }

    public IDisposable Lock(string path) => Inner.Lock(path);

    private sealed class File(WatchedFileSystem owner, IStorageFile inner) : IStorageFile
    {
        public long Length => inner.Length;

        public int Read(long offset, Span<byte> buffer) => inner.Read(offset, buffer);

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            using var call = new Call(owner);
            inner.Write(offset, bytes);
        }

        public void Sync()
        {
            using var call = new Call(owner);
            inner.Sync();
        }

        public void Preallocate(long length)
        {
            using var call = new Call(owner);
            inner.Preallocate(length);
        }

        public void Truncate(long length)
        {
            using var call = new Call(owner);
            inner.Truncate(length);
        }

        public void Dispose() => inner.Dispose();
    }

    private readonly ref struct Call
    {
        private readonly WatchedFileSystem _owner;
        private readonly long _number;

        public Call(WatchedFileSystem owner)
        {
            _owner = owner;
            _number = Interlocked.Increment(ref owner._lastCall);
            owner.Began(_number);
        }

        public void Dispose() => _owner.Ended(_number);
    }

    private void Began(long number) => began(number);

    private void Ended(long number) => ended(number);
}
