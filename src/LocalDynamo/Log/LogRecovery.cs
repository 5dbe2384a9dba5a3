using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Log;

/// <summary>
/// Opening a folder's log: checks the chain of segments, replays their records in order, decides what the end of the last one is, and
/// leaves the log ready for appending. A checkpoint comes first, if there is one, and the records that it makes unnecessary are only
/// checked. The rules are those of docs/file-format.md, "Reading a log"; every deviation that is not a
/// torn tail or an unused file is a <see cref="CorruptDatabaseException"/>. May be interrupted anywhere and run again. Who takes the checkpoint
/// disposes of it.
/// </summary>
internal sealed class LogRecovery(
    IFileSystem fileSystem,
    string folder,
    WriteAheadLogOptions options,
    DatabaseKey? key,
    ILogger logger,
    Action<CheckpointReader>? onCheckpoint,
    ReplayHandler onRecord)
{
    private readonly List<string> _unfinished = [];
    private bool _hasRemoved;
    private Guid? _databaseId;

    // What the newest checkpoint covers; 0 without one.
    private long _checkpointLsn;
    private string? _checkpointPath;

    // Of all segments together, for those who watch.
    private long _readBytes;
    private long _totalBytes;

    /// <summary>How large the newest checkpoint is; 0 without one.</summary>
    public long CheckpointBytes { get; private set; }

    /// <summary>How many bytes of records were replayed.</summary>
    public long ReplayedBytes { get; private set; }

    /// <summary>The segments that are there, in their order; the last one is the log's end.</summary>
    public List<SegmentHeader> Segments { get; } = [];

    /// <summary>The LSNs of the checkpoints that are there, in their order.</summary>
    public List<long> Checkpoints { get; } = [];

    /// <summary>The LSN of the next record to be appended.</summary>
    public long NextLsn { get; private set; } = LogFormat.First;

    /// <summary>Recovers the log and returns its end. The folder's lock is held by the caller.</summary>
    public SegmentWriter Run()
    {
        var start = options.TimeProvider.GetTimestamp();
        var numbers = ListSegments();
        var sync = numbers.Count == 0 ? Task.CompletedTask : Task.Run(() => SyncFound(numbers));
        var end = default(SegmentEnd);
        var used = 0;
        try
        {
            LoadCheckpoint();
            if (numbers.Count == 0 && _checkpointPath is null) return CreateDatabase();
            used = ReplayAll(numbers, out end);
        }
        finally
        {
            // Whatever was found, who gives up the folder's lock has nothing going on in it.
            sync.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing).GetAwaiter().GetResult();
        }

        sync.GetAwaiter().GetResult();
        RemoveUnfinished();
        RemoveUnused(numbers, used, end);
        CheckEnd(numbers[used - 1], end);
        var writer = OpenEnd(numbers[used - 1], end);
        logger.Replayed(folder, NextLsn - 1 - _checkpointLsn, used, options.TimeProvider.GetElapsedTime(start));
        return writer;
    }

    private string PathOf(long number) => Path.Combine(folder, LogFormat.SegmentName(number));

    /// <summary>
    /// Syncs the folder, and of its files those that need it, on another thread while they are read: it is waiting for the disk, and reading is not.
    /// </summary>
    /// <remarks>
    /// The syncs are due in any case: what is read may come from the system's cache, and the records to come will say that everything
    /// before them is on the disk. So it is with the folder: a segment not used that an opening before this one has removed must not come back
    /// behind them. And with the segment before the last: its mark, that the log goes on, is synced before the next one has a record, but not where the
    /// process has ended in between. Which one is the last is not known yet: behind it there is one more at most. What this opening itself
    /// removes or cuts off is synced after that.
    /// </remarks>
    private void SyncFound(List<long> numbers)
    {
        fileSystem.SyncFolder(folder);
        foreach (var number in numbers.TakeLast(3))
        {
            using var file = fileSystem.Open(PathOf(number));
            file.Sync();
        }
    }

    /// <summary>Replays the segments up to the log's end, and returns how many these are.</summary>
    private int ReplayAll(List<long> numbers, out SegmentEnd end)
    {
        CheckNumbers(numbers);
        if (options.Reading is not null) _totalBytes = numbers.Sum(LengthOf);
        end = default;
        var used = 0;
        for (var last = false; !last; used++)
        {
            end = Replay(numbers[used]);
            last = !end.Continued;
            if (end.Continued && used == numbers.Count - 1)
                throw new CorruptDatabaseException(
                    PathOf(numbers[used] + 1), 0,
                    $"it is missing, though '{LogFormat.SegmentName(numbers[used])}' says that the log goes on in it",
                    Remedies.Missing);
        }

        return used;
    }

    /// <summary>The numbers of the folder's segments in order. Files that were never finished have no such name.</summary>
    private List<long> ListSegments()
    {
        var numbers = new List<long>();
        foreach (var name in fileSystem.List(folder))
        {
            if (LogFormat.TryParseSegmentName(name, out var number)) numbers.Add(number);
            else if (CheckpointFormat.TryParseName(name, out var lsn)) Checkpoints.Add(lsn);
            else if (name.EndsWith(LogFormat.UnfinishedSuffix, StringComparison.Ordinal)
                && (LogFormat.TryParseSegmentName(name[..^LogFormat.UnfinishedSuffix.Length], out _)
                    || CheckpointFormat.TryParseName(name[..^LogFormat.UnfinishedSuffix.Length], out _)))
            {
                _unfinished.Add(Path.Combine(folder, name));
            }
        }

        numbers.Sort();
        Checkpoints.Sort();
        return numbers;
    }

    /// <summary>Once it is clear that the database can be opened, and that this is it.</summary>
    private void RemoveUnfinished()
    {
        foreach (var path in _unfinished)
        {
            fileSystem.Delete(path);
            logger.UnusedFileRemoved(path);
            _hasRemoved = true;
        }
    }

    /// <summary>Takes the newest checkpoint. A damaged one is an error, and no reason to look at an older one in silence.</summary>
    private void LoadCheckpoint()
    {
        if (Checkpoints.Count == 0) return;
        _checkpointPath = Path.Combine(folder, CheckpointFormat.NameOf(Checkpoints[^1]));
        var reader = new CheckpointReader(fileSystem, _checkpointPath, key);
        if (reader.Header.Lsn != Checkpoints[^1])
        {
            reader.Dispose();
            throw new CorruptDatabaseException(
                _checkpointPath, CheckpointFormat.LsnOffset,
                $"it is the checkpoint of record {reader.Header.Lsn} under another name", Remedies.Foreign);
        }

        _checkpointLsn = reader.Header.Lsn;
        _databaseId = reader.Header.DatabaseId;
        CheckpointBytes = reader.Length;
        if (onCheckpoint is null) reader.Dispose();
        else onCheckpoint(reader);
    }

    /// <summary>
    /// Segments follow one another. The first may be gone where a checkpoint has what was in it, which shows in its header.
    /// </summary>
    private void CheckNumbers(List<long> numbers)
    {
        if (numbers.Count == 0)
            throw new CorruptDatabaseException(
                PathOf(LogFormat.First), 0, $"every segment of the log is missing, though there is '{_checkpointPath}'", Remedies.Missing);
        for (var i = 0; i < numbers.Count; i++)
        {
            var expected = (_checkpointPath is null ? LogFormat.First : numbers[0]) + i;
            if (numbers[i] != expected)
                throw new CorruptDatabaseException(
                    PathOf(expected), 0,
                    $"it is missing, and the folder has the later segment '{LogFormat.SegmentName(numbers[i])}'",
                    Remedies.Missing);
        }
    }

    private SegmentWriter CreateDatabase()
    {
        RemoveUnfinished();
        var header = new SegmentHeader(options.NewDatabaseId(), LogFormat.First, LogFormat.First, IsEncrypted: key is not null);
        var writer = new SegmentWriter(fileSystem, folder, options.SegmentBytes, key, header);
        Segments.Add(header);
        logger.Created(folder, header.DatabaseId);
        return writer;
    }

    private long LengthOf(long number)
    {
        using var file = fileSystem.OpenRead(PathOf(number));
        return file.Length;
    }

    private SegmentReader OpenSegment(long number)
    {
        var path = PathOf(number);
        var file = fileSystem.OpenRead(path);
        try
        {
            return new SegmentReader(file, path, key);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private void CheckHeader(SegmentReader reader, long number)
    {
        var header = reader.Header;
        _databaseId ??= header.DatabaseId;
        if (header.DatabaseId != _databaseId)
            throw new CorruptDatabaseException(
                reader.Path, LogFormat.DatabaseIdOffset,
                $"it belongs to the database {header.DatabaseId}, and the segments before it to {_databaseId}",
                Remedies.Foreign);
        if (header.Number != number)
            throw new CorruptDatabaseException(
                reader.Path, LogFormat.SegmentNumberOffset,
                $"it is segment {header.Number} under the name of segment {number}",
                Remedies.Foreign);
        if (Segments.Count == 0 && _checkpointPath is not null)
        {
            if (header.FirstLsn > _checkpointLsn + 1)
                throw new CorruptDatabaseException(
                    reader.Path, LogFormat.FirstLsnOffset,
                    $"it begins with record {header.FirstLsn}, and '{_checkpointPath}' ends with record {_checkpointLsn}: those between are missing",
                    Remedies.Missing);
            NextLsn = header.FirstLsn;
        }

        if (header.FirstLsn != NextLsn)
            throw new CorruptDatabaseException(
                reader.Path, LogFormat.FirstLsnOffset,
                $"it begins with record {header.FirstLsn}, and the segments before it end before record {NextLsn}",
                Remedies.Foreign);
    }

    /// <summary>Replays one segment, and tells how it ends.</summary>
    private SegmentEnd Replay(long number)
    {
        using var reader = OpenSegment(number);
        CheckHeader(reader, number);
        Segments.Add(reader.Header);
        while (reader.TryRead(out var kind, out var payload))
        {
            options.Reading?.Invoke(_readBytes + reader.Offset, _totalBytes);
            if (kind == RecordKind.Data)
            {
                if (NextLsn > _checkpointLsn)
                {
                    Replay(reader, payload);
                    ReplayedBytes += LogFormat.RecordHeaderBytes + payload.Length;
                }

                NextLsn++;
            }
            else if (kind == RecordKind.Continued)
            {
                if (!reader.RestIsEmpty())
                    throw new CorruptDatabaseException(
                        reader.Path, reader.Offset,
                        "there are bytes behind the mark that ends the segment",
                        Remedies.Restore);
                _readBytes += reader.Length;
                return new SegmentEnd(reader.Header, reader.Seed, reader.Offset, reader.Length, Continued: true);
            }
        }

        // Zeros are space that was taken and not used yet.
        if (reader.RestIsEmpty())
            return new SegmentEnd(reader.Header, reader.Seed, reader.Offset, reader.Offset, Continued: false);
        if (reader.FindProofOfDamage() is { } later)
            throw new CorruptDatabaseException(
                reader.Path, reader.Offset,
                $"the record here is bad, and the good one at offset {later} shows that it was whole on the disk before",
                Remedies.Restore);
        return new SegmentEnd(reader.Header, reader.Seed, reader.Offset, reader.Length, Continued: false);
    }

    /// <summary>Hands a record on. What it holds is not this folder's affair, but where it stands is, if its reader can't use it.</summary>
    private void Replay(SegmentReader reader, ReadOnlySpan<byte> payload)
    {
        try
        {
            onRecord(NextLsn, payload);
        }
        catch (InvalidDataException refusal)
        {
            throw new CorruptDatabaseException(reader.Path, reader.RecordOffset, refusal.Message, Remedies.Restore);
        }
    }

    /// <summary>
    /// A segment that is there although the one before it was not marked as continued was made just before the last process ended:
    /// it is the last one and holds nothing. If it does hold something, the end of the one before it is gone.
    /// </summary>
    private void RemoveUnused(List<long> numbers, int used, in SegmentEnd end)
    {
        if (used == numbers.Count) return;
        using (var reader = OpenSegment(numbers[used]))
        {
            if (!reader.RestIsEmpty() || used + 1 < numbers.Count)
                throw new CorruptDatabaseException(
                    PathOf(numbers[used - 1]), end.Offset,
                    $"its end is missing or bad from here on, though the log goes on in '{LogFormat.SegmentName(numbers[used])}'",
                    Remedies.Restore);
            CheckHeader(reader, numbers[used]);
        }

        fileSystem.Delete(PathOf(numbers[used]));
        _hasRemoved = true;
        logger.UnusedFileRemoved(PathOf(numbers[used]));
    }

    /// <summary>A checkpoint is made durable after the records it covers: a log that ends before them has lost its end.</summary>
    private void CheckEnd(long number, in SegmentEnd end)
    {
        if (NextLsn <= _checkpointLsn)
            throw new CorruptDatabaseException(
                PathOf(number), end.Offset,
                $"the log ends with record {NextLsn - 1}, and '{_checkpointPath}' shows that it went on to record {_checkpointLsn}",
                Remedies.Restore);
    }

    /// <summary>
    /// Cuts off a torn tail, and opens the last segment to be gone on with. What was found is synced (<see cref="SyncFound"/>), and what this opening
    /// has changed of it is now.
    /// </summary>
    private SegmentWriter OpenEnd(long number, in SegmentEnd end)
    {
        if (_hasRemoved) fileSystem.SyncFolder(folder);
        var file = fileSystem.Open(PathOf(number));
        try
        {
            if (end.Length > end.Offset)
            {
                file.Truncate(end.Offset);
                file.Sync();
                logger.TornTailCut(PathOf(number), end.Offset, end.Length - end.Offset);
            }

            return new SegmentWriter(fileSystem, folder, options.SegmentBytes, key, file, end.Header, end.Seed, end.Offset);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <param name="Header">The segment's header.</param>
    /// <param name="Seed">The seed of its checksums.</param>
    /// <param name="Offset">Where its last good record ends.</param>
    /// <param name="Length">Where what stands behind that ends: the file, or the same place if there is nothing, or nothing but zeros.</param>
    /// <param name="Continued">Whether the log goes on in the next segment.</param>
    private readonly record struct SegmentEnd(SegmentHeader Header, ulong Seed, long Offset, long Length, bool Continued);
}
