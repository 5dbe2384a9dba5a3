using LocalDynamo.Log;

namespace LocalDynamo.Tests.Log;

/// <summary>What a power cut does to bytes and folder entries that were not synced.</summary>
internal enum Loss
{
    /// <summary>All of it is gone.</summary>
    Lost,

    /// <summary>All of it is there.</summary>
    Kept,

    /// <summary>The writes are there in their order, up to some byte of one of them.</summary>
    Torn,

    /// <summary>Any pieces of them are there, in no order, with zeros in the gaps.</summary>
    Reordered,
}

/// <summary>A disk that knows which bytes and which folder entries are synced, can lose the others, and can refuse any call.</summary>
internal sealed class MemoryFileSystem : IFileSystem
{
    private const int PieceBytes = 16;

    private readonly object _gate = new();
    private readonly HashSet<string> _locks = [];
    private Dictionary<string, Node> _names = [];
    private Dictionary<string, Node> _syncedNames = [];
    private int _generation;

    /// <summary>Called before each call that could fail, with its name (such as "Sync") and path; throws to make it fail.</summary>
    public Action<string, string>? Before { get; set; }

    /// <summary>Whether files are preallocated; otherwise the disk is one that can't.</summary>
    public bool Preallocates { get; set; }

    public IEnumerable<string> Names => _names.Keys.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public int SyncCount { get; private set; }

    /// <summary>The file's bytes as a program sees them.</summary>
    public byte[] this[string path]
    {
        get => [.. _names[path].Data];
        set
        {
            var node = new Node { Data = [.. value], Synced = [.. value] };
            _names[path] = node;
            _syncedNames[path] = node;
        }
    }

    public void Remove(string path)
    {
        _names.Remove(path);
        _syncedNames.Remove(path);
    }

    /// <summary>Stops the machine: handles and locks die, and what was not synced meets its fate.</summary>
    public void CutPower(Loss loss, Random random)
    {
        lock (_gate)
        {
            _generation++;
            _locks.Clear();
            var names = loss switch
            {
                Loss.Kept => _names,
                Loss.Reordered => _names.Keys.Union(_syncedNames.Keys)
                    .Select(name => (name, random.Next(2) == 0 ? _names : _syncedNames))
                    .Where(pair => pair.Item2.ContainsKey(pair.name))
                    .ToDictionary(pair => pair.name, pair => pair.Item2[pair.name]),
                _ => _syncedNames,
            };
            foreach (var node in names.Values.Distinct()) node.Settle(loss, random);
            _names = new(names);
            _syncedNames = new(names);
        }
    }

    /// <summary>Ends the process without warning: handles and locks die, and the system keeps what it was given, unsynced as it is.</summary>
    public void KillProcess()
    {
        lock (_gate)
        {
            _generation++;
            _locks.Clear();
        }
    }

    public void CreateFolder(string folder) => Call("CreateFolder", folder, () => 0);

    public IReadOnlyList<string> List(string folder) =>
        Call("List", folder, () => _names.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)).ToArray());

    public IStorageFile Create(string path) => Call("Create", path, () =>
    {
        var node = new Node();
        if (!_names.TryAdd(path, node)) throw new IOException($"'{path}' exists.");
        return new Handle(this, path, node);
    });

    public IStorageFile Open(string path) => Call("Open", path, () => new Handle(this, path, Find(path)));

    public IStorageFile OpenRead(string path) => Call("OpenRead", path, () => new Handle(this, path, Find(path)));

    public void Rename(string path, string newPath) => Call("Rename", newPath, () =>
    {
        _names[newPath] = Find(path);
        return _names.Remove(path);
    });

    public void Delete(string path) => Call("Delete", path, () => _names.Remove(path));

    public void SyncFolder(string folder) => Call("SyncFolder", folder, () => _syncedNames = new(_names));

    public IDisposable Lock(string path) => Call("Lock", path, () =>
        _locks.Add(path) ? new LockHandle(this, path) : throw new IOException($"'{Path.GetDirectoryName(path)}' is in use."));

    private Node Find(string path) => _names.TryGetValue(path, out var node) ? node : throw new FileNotFoundException("No such file.", path);

    private T Call<T>(string name, string path, Func<T> body)
    {
        Before?.Invoke(name, path);
        lock (_gate) return body();
    }

    private sealed class Node
    {
        public List<byte> Data { get; set; } = [];

        public List<byte> Synced { get; set; } = [];

        private readonly List<(long Offset, byte[] Bytes)> _pending = [];

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            Apply(Data, offset, bytes);
            _pending.Add((offset, bytes.ToArray()));
        }

        public void Truncate(long length)
        {
            Data.RemoveRange((int)length, Data.Count - (int)length);
            _pending.Add((length, []));
        }

        public void Sync()
        {
            Synced = [.. Data];
            _pending.Clear();
        }

        public void Settle(Loss loss, Random random)
        {
            if (loss == Loss.Kept) Synced = [.. Data];
            if (loss == Loss.Torn) Tear(random);
            if (loss == Loss.Reordered)
            {
                foreach (var (offset, bytes) in _pending) Scatter(offset, bytes, random);
            }

            _pending.Clear();
            Data = [.. Synced];
        }

        private void Tear(Random random)
        {
            var last = random.Next(_pending.Count + 1);
            for (var i = 0; i < _pending.Count && i <= last; i++)
            {
                var (offset, bytes) = _pending[i];
                if (bytes.Length == 0) Cut(offset);
                else Apply(Synced, offset, i < last ? bytes : bytes.AsSpan(0, random.Next(bytes.Length + 1)));
            }
        }

        private void Scatter(long offset, byte[] bytes, Random random)
        {
            if (bytes.Length == 0 && random.Next(2) == 0) Cut(offset);
            for (var start = 0; start < bytes.Length; start += PieceBytes)
            {
                if (random.Next(2) == 0) Apply(Synced, offset + start, bytes.AsSpan(start, Math.Min(PieceBytes, bytes.Length - start)));
            }
        }

        private void Cut(long length)
        {
            if (Synced.Count > length) Synced.RemoveRange((int)length, Synced.Count - (int)length);
        }

        private static void Apply(List<byte> data, long offset, ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty) return;
            while (data.Count < offset + bytes.Length) data.Add(0);
            for (var i = 0; i < bytes.Length; i++) data[(int)offset + i] = bytes[i];
        }
    }

    private sealed class Handle(MemoryFileSystem disk, string path, Node node) : IStorageFile
    {
        private readonly int _generation = disk._generation;
        private bool _disposed;

        public long Length => Call("Length", () => node.Data.Count);

        public int Read(long offset, Span<byte> buffer)
        {
            var bytes = Call("Read", () => node.Data.ToArray());
            var count = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
            bytes.AsSpan((int)Math.Min(offset, bytes.Length), count).CopyTo(buffer);
            return count;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            Call("Write", () =>
            {
                node.Write(offset, copy);
                return 0;
            });
        }

        public void Sync() => Call("Sync", () =>
        {
            node.Sync();
            return disk.SyncCount++;
        });

        public void Truncate(long length) => Call("Truncate", () =>
        {
            node.Truncate(length);
            return 0;
        });

        public void Preallocate(long length) => Call("Preallocate", () =>
        {
            if (disk.Preallocates && length > node.Data.Count) node.Write(node.Data.Count, new byte[length - node.Data.Count]);
            return 0;
        });

        public void Dispose() => _disposed = true;

        private T Call<T>(string name, Func<T> body)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return disk.Call(name, path, () => _generation == disk._generation ? body() : throw new IOException("The machine was stopped."));
        }
    }

    private sealed class LockHandle(MemoryFileSystem disk, string path) : IDisposable
    {
        private readonly int _generation = disk._generation;

        public void Dispose()
        {
            lock (disk._gate)
            {
                if (_generation == disk._generation) disk._locks.Remove(path);
            }
        }
    }
}
