using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Log;

/// <summary>
/// Writes the log's newest segment, and the next one when that is full. Used by one thread at a time: the log's writer.
/// After an exception from any method nothing is known about the file, and no other method may be called but Dispose.
/// </summary>
/// <remarks>
/// The order of the steps when a segment is full is what recovery relies on (docs/file-format.md, "Rolling"):
/// the old segment is synced, the new one appears whole under its name, the old one is marked as continued, that is synced, and only then
/// a record goes to the new one. So only the last segment that holds records can have a torn tail, and a lost segment is noticed.
/// An encrypted log takes a new segment with each opening: where a torn tail was cut off, a second payload would be encrypted as the first.
/// The mark that ends the old one has no payload.
/// </remarks>
internal sealed class SegmentWriter : IDisposable
{
    // How much of the file is taken at once beyond what is written: enough that hardly a sync has to make the file longer, and little
    // enough for many small databases.
    private const int AllocationBytes = 4 << 20;

    // How much of that is written over with zeros at once, ahead of the records. Space that was taken and never written to is zeros by what the file
    // system says of it, and the first sync of each block has to change that, in the file system's journal: for a commit of a block, each sync. So
    // one sync in many does it for a stretch. More at once than this makes that one sync longer, and gains little.
    private const int ZeroBytes = 64 << 10;

    private static readonly byte[] Zeros = new byte[ZeroBytes];

    private readonly IFileSystem _fileSystem;
    private readonly string _folder;
    private readonly int _segmentBytes;
    private readonly DatabaseKey? _key;

    private IStorageFile _file;
    private SegmentHeader _header;
    private FileCipher? _cipher;
    private bool _isOld;
    private ulong _seed;
    private long _position;
    private long _syncedOffset;
    private long _syncCount;
    private long _writtenBytes;

    // Up to here the file is there; from the position on it is zeros.
    private long _allocated;

    // Up to here the file has been written to, with records or with zeros.
    private long _zeroed;

    /// <summary>Goes on in a segment that is there, all of which is synced.</summary>
    public SegmentWriter(
        IFileSystem fileSystem, string folder, int segmentBytes, DatabaseKey? key, IStorageFile file, SegmentHeader header, ulong seed, long position)
    {
        _fileSystem = fileSystem;
        _folder = folder;
        _segmentBytes = segmentBytes;
        _key = key;
        _isOld = key is not null;
        _file = file;
        _header = header;
        _seed = seed;
        _position = _syncedOffset = _zeroed = position;
        _allocated = file.Length;
    }

    /// <summary>Begins a log, or the part of one that comes first, in a new segment.</summary>
    public SegmentWriter(IFileSystem fileSystem, string folder, int segmentBytes, DatabaseKey? key, SegmentHeader header)
    {
        _fileSystem = fileSystem;
        _folder = folder;
        _segmentBytes = segmentBytes;
        _key = key;
        Begin(header, CreateSegment(fileSystem, folder, header, key, out var cipher), cipher);
    }

    public SegmentHeader Header => _header;

    public Guid DatabaseId => _header.DatabaseId;

    public bool HasRecords => _position > _header.Length;

    /// <summary>Where in the segment the next record goes.</summary>
    public long Position => _position;

    public string SegmentPath => Path.Combine(_folder, LogFormat.SegmentName(_header.Number));

    /// <summary>Makes a segment that holds nothing but its header, durable in every respect, and returns it open.</summary>
    public static IStorageFile CreateSegment(IFileSystem fileSystem, string folder, in SegmentHeader header, DatabaseKey? key, out FileCipher? cipher)
    {
        cipher = null;
        // Under another name until the header is on the disk: a file with a segment's name has a whole header, always.
        var path = Path.Combine(folder, LogFormat.SegmentName(header.Number));
        var file = fileSystem.Create(path + LogFormat.UnfinishedSuffix);
        try
        {
            Span<byte> bytes = stackalloc byte[header.Length];
            header.Write(bytes);
            cipher = key?.NewFile(bytes);
            file.Write(0, bytes);
            file.Sync();
            fileSystem.Rename(path + LogFormat.UnfinishedSuffix, path);
            fileSystem.SyncFolder(folder);
            return file;
        }
        catch
        {
            cipher?.Dispose();
            file.Dispose();
            throw;
        }
    }

    /// <summary>How often records were synced; any thread may ask.</summary>
    public long SyncCount => Volatile.Read(ref _syncCount);

    /// <summary>How many bytes of records were written; any thread may ask.</summary>
    public long WrittenBytes => Volatile.Read(ref _writtenBytes);

    /// <summary>Whether writing the batch begins a new segment.</summary>
    public bool MustRoll(LogBatch batch) => _isOld || HasRecords && _position + batch.Length > _segmentBytes;

    public void Roll(long firstLsn)
    {
        Sync();
        var header = _header with { Number = _header.Number + 1, FirstLsn = firstLsn };
        var next = CreateSegment(_fileSystem, _folder, header, _key, out var cipher);
        try
        {
            WriteMark(RecordKind.Continued);
        }
        catch
        {
            cipher?.Dispose();
            next.Dispose();
            throw;
        }

        CutUnused();
        Dispose();
        Begin(header, next, cipher);
    }

    /// <summary>Seals the batch's records for their place and writes them with one call.</summary>
    public void Write(LogBatch batch)
    {
        Debug.Assert(!_isOld, "An encrypted log never goes on in a segment of an earlier opening.");
        var rest = batch.Bytes;
        for (var offset = _position; !rest.IsEmpty;)
        {
            var length = LogFormat.RecordLength(rest);
            LogFormat.Seal(rest[..length], _seed, offset, _syncedOffset, _cipher);
            offset += length;
            rest = rest[length..];
        }

        Allocate(_position + batch.Length);
        _file.Write(_position, batch.Bytes);
        _position += batch.Length;
        WriteZerosAhead();
        Volatile.Write(ref _writtenBytes, _writtenBytes + batch.Length);
    }

    /// <summary>Syncs what was written since the last sync, if anything was.</summary>
    public void Sync()
    {
        if (_syncedOffset == _position) return;
        _file.Sync();
        _syncedOffset = _position;
        Volatile.Write(ref _syncCount, _syncCount + 1);
    }

    /// <summary>Syncs, then says so in a record of its own, durably.</summary>
    public void WriteMark(RecordKind kind)
    {
        Sync();
        Span<byte> record = stackalloc byte[LogFormat.RecordHeaderBytes];
        LogFormat.Frame(record, kind);
        LogFormat.Seal(record, _seed, _position, _syncedOffset);
        _file.Write(_position, record);
        _position += record.Length;
        Sync();
    }

    /// <summary>
    /// Gives back what was taken of the disk and is not used. Not durable, and need not be: zeros mean nothing there.
    /// </summary>
    public void CutUnused()
    {
        if (_allocated == _position) return;
        _file.Truncate(_position);
        _allocated = _position;
    }

    public void Dispose()
    {
        _cipher?.Dispose();
        _file.Dispose();
    }

    [MemberNotNull(nameof(_file))]
    private void Begin(SegmentHeader header, IStorageFile file, FileCipher? cipher)
    {
        _file = file;
        _cipher = cipher;
        _isOld = false;
        _header = header;
        _seed = cipher?.Seed ?? header.Seed;
        _position = _syncedOffset = _allocated = _zeroed = header.Length;
    }

    private void Allocate(long end)
    {
        if (end <= _allocated) return;

        // Not past the size at which the next segment begins, but for a group that is longer by itself.
        _allocated = Math.Max(end, Math.Min(end + AllocationBytes, _segmentBytes));
        _file.Preallocate(_allocated);
    }

    // Over taken space alone: where a file system gives none the file ends here.
    private void WriteZerosAhead()
    {
        if (_position <= _zeroed) return;
        _zeroed = Math.Min(_position + ZeroBytes, _file.Length);
        if (_zeroed > _position) _file.Write(_position, Zeros.AsSpan(0, (int)(_zeroed - _position)));
    }
}
