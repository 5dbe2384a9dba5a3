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

/// <summary>Thrown by <see cref="MemoryFileSystem.Before"/>: a write fails with some of its bytes in the file.</summary>
internal sealed class ShortWriteException(double share) : IOException("The device has gone while it wrote.")
{
    public int Of(int length) => (int)(share * length);
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

    /// <summary>Says of a call that changes something whether it only seems to happen: a disk that lies. Nothing does by default.</summary>
    public Func<string, string, bool>? Skips { get; set; }

    public IEnumerable<string> Names => _names.Keys.Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal);

    public int SyncCount { get; private set; }

    /// <summary>The file's bytes as a program sees them.</summary>
    public byte[] this[string path]
    {
        get => _names[path].Data.Span.ToArray();
        set
        {
            var node = new Node(Content.Of(value));
            _names[path] = node;
            _syncedNames[path] = node;
        }
    }

    public void Remove(string path)
    {
        _names.Remove(path);
        _syncedNames.Remove(path);
    }

    /// <summary>
    /// A disk of its own with everything that this one has at this moment, synced or not, and without handles and locks. Costs little: what
    /// neither of the two changes they share.
    /// </summary>
    public MemoryFileSystem Copy()
    {
        lock (_gate)
        {
            var copies = _names.Values.Concat(_syncedNames.Values).Distinct().ToDictionary(node => node, node => node.Copy());
            return new MemoryFileSystem
            {
                Preallocates = Preallocates,
                _names = _names.ToDictionary(pair => pair.Key, pair => copies[pair.Value]),
                _syncedNames = _syncedNames.ToDictionary(pair => pair.Key, pair => copies[pair.Value]),
            };
        }
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

    // Any: what of it is durable is a matter of its files alone.
    public bool FolderExists(string folder) => true;

    public void CreateFolder(string folder) => Call("CreateFolder", folder, () => 0);

    public IReadOnlyList<string> List(string folder) =>
        Call("List", folder, () => _names.Keys.Where(path => Path.GetDirectoryName(path) == folder).Select(path => Path.GetFileName(path)).ToArray());

    public IStorageFile Create(string path) => Call("Create", path, () =>
    {
        var node = new Node(new Content());
        if (!_names.TryAdd(path, node)) throw new IOException($"'{path}' exists.");
        return new Handle(this, path, node);
    });

    public IStorageFile Open(string path) => Call("Open", path, () => new Handle(this, path, Find(path)));

    public IStorageFile OpenRead(string path) => Call("OpenRead", path, () => new Handle(this, path, Find(path)));

    public void Rename(string path, string newPath) => Change("Rename", newPath, () =>
    {
        _names[newPath] = Find(path);
        _ = _names.Remove(path);
    });

    public void Delete(string path) => Change("Delete", path, () => _names.Remove(path));

    public void SyncFolder(string folder) => Change("SyncFolder", folder, () => _syncedNames = new(_names));

    public IDisposable Lock(string path) => Call("Lock", path, () =>
        _locks.Add(path) ? new LockHandle(this, path) : throw new IOException($"'{Path.GetDirectoryName(path)}' is in use."));

    private Node Find(string path) => _names.TryGetValue(path, out var node) ? node : throw new FileNotFoundException("No such file.", path);

    private T Call<T>(string name, string path, Func<T> body)
    {
        Before?.Invoke(name, path);
        lock (_gate) return body();
    }

    private void Change(string name, string path, Action body)
    {
        Before?.Invoke(name, path);
        if (Skips?.Invoke(name, path) == true) return;
        lock (_gate) body();
    }

    private sealed class Node(Content data)
    {
        private readonly List<(PendingKind Kind, long Offset, byte[] Bytes)> _pending = [];
        private Content _synced = data.Copy();

        private enum PendingKind
        {
            Write,
            Truncation,
            Growth,
        }

        public Content Data { get; private set; } = data;

        public Node Copy()
        {
            var copy = new Node(Data.Copy()) { _synced = _synced.Copy() };
            copy._pending.AddRange(_pending);
            return copy;
        }

        public void Write(long offset, byte[] bytes)
        {
            Data.Write(offset, bytes);
            _pending.Add((PendingKind.Write, offset, bytes));
        }

        public void Truncate(long length)
        {
            Data.Cut(length);
            _pending.Add((PendingKind.Truncation, length, []));
        }

        public void Preallocate(long length)
        {
            Data.Grow(length);
            _pending.Add((PendingKind.Growth, length, []));
        }

        public void Sync()
        {
            _synced = Data.Copy();
            _pending.Clear();
        }

        public void Settle(Loss loss, Random random)
        {
            if (loss == Loss.Kept) _synced = Data;
            if (loss == Loss.Torn) Tear(random);
            if (loss == Loss.Reordered)
            {
                foreach (var (kind, offset, bytes) in _pending) Scatter(kind, offset, bytes, random);
            }

            _pending.Clear();
            Data = _synced.Copy();
        }

        private void Tear(Random random)
        {
            var last = random.Next(_pending.Count + 1);
            for (var i = 0; i < _pending.Count && i <= last; i++)
            {
                var (kind, offset, bytes) = _pending[i];
                if (kind == PendingKind.Write)
                    _synced.Write(offset, i < last ? bytes : bytes.AsSpan(0, random.Next(bytes.Length + 1)));
                else
                    Resize(kind, offset);
            }
        }

        private void Scatter(PendingKind kind, long offset, byte[] bytes, Random random)
        {
            if (kind != PendingKind.Write && random.Next(2) == 0) Resize(kind, offset);
            for (var start = 0; start < bytes.Length; start += PieceBytes)
            {
                if (random.Next(2) == 0) _synced.Write(offset + start, bytes.AsSpan(start, Math.Min(PieceBytes, bytes.Length - start)));
            }
        }

        private void Resize(PendingKind kind, long length)
        {
            if (kind == PendingKind.Truncation) _synced.Cut(length);
            else _synced.Grow(length);
        }
    }

    /// <summary>The bytes of a file. Copies share them until one of them is written to.</summary>
    private sealed class Content
    {
        private byte[] _bytes = [];
        private bool _isShared;

        public int Length { get; private set; }

        public ReadOnlySpan<byte> Span => _bytes.AsSpan(0, Length);

        public static Content Of(ReadOnlySpan<byte> bytes) => new() { _bytes = bytes.ToArray(), Length = bytes.Length };

        public Content Copy()
        {
            _isShared = true;
            return new Content { _bytes = _bytes, Length = Length, _isShared = true };
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            if (bytes.IsEmpty) return;
            Grow(offset + bytes.Length);
            Own(Length);
            bytes.CopyTo(_bytes.AsSpan((int)offset));
        }

        public void Cut(long length) => Length = (int)Math.Min(Length, length);

        public void Grow(long length)
        {
            if (length <= Length) return;
            Own((int)length);
            _bytes.AsSpan(Length, (int)length - Length).Clear();
            Length = (int)length;
        }

        private void Own(int capacity)
        {
            if (!_isShared && capacity <= _bytes.Length) return;
            var bytes = new byte[_isShared ? capacity : Math.Max(capacity, 2 * _bytes.Length)];
            Span.CopyTo(bytes);
            _bytes = bytes;
            _isShared = false;
        }
    }

    private sealed class Handle(MemoryFileSystem disk, string path, Node node) : IStorageFile
    {
        private readonly int _generation = disk._generation;
        private bool _disposed;

        public long Length => Call("Length", () => node.Data.Length);

        public int Read(long offset, Span<byte> buffer)
        {
            var wanted = buffer.Length;
            var bytes = Call("Read", () =>
            {
                var start = (int)Math.Min(offset, node.Data.Length);
                return node.Data.Span.Slice(start, Math.Min(wanted, node.Data.Length - start)).ToArray();
            });
            bytes.CopyTo(buffer);
            return bytes.Length;
        }

        public void Write(long offset, ReadOnlySpan<byte> bytes)
        {
            var copy = bytes.ToArray();
            try
            {
                Change("Write", () => node.Write(offset, copy));
            }
            catch (ShortWriteException failure)
            {
                node.Write(offset, copy[..failure.Of(copy.Length)]);
                throw;
            }
        }

        public void Sync() => Change("Sync", () =>
        {
            node.Sync();
            disk.SyncCount++;
        });

        public void Truncate(long length) => Change("Truncate", () => node.Truncate(length));

        public void Preallocate(long length) => Change("Preallocate", () =>
        {
            if (disk.Preallocates) node.Preallocate(length);
        });

        public void Dispose() => _disposed = true;

        private T Call<T>(string name, Func<T> body)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            return disk.Call(name, path, () => _generation == disk._generation ? body() : throw new IOException("The machine was stopped."));
        }

        private void Change(string name, Action body)
        {
            ObjectDisposedException.ThrowIf(_disposed, this);
            disk.Change(name, path, () =>
            {
                if (_generation != disk._generation) throw new IOException("The machine was stopped.");
                body();
            });
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
