using Microsoft.Extensions.Logging;

namespace LocalDynamo.Log;

/// <summary>
/// Opening a folder's log: checks the chain of segments, replays their records in order, decides what the end of the last one is, and
/// leaves the log ready for appending. The rules are those of docs/file-format.md, "Reading a log"; every deviation that is not a
/// torn tail or an unused file is a <see cref="CorruptDatabaseException"/>. May be interrupted anywhere and run again.
/// </summary>
internal sealed class LogRecovery(IFileSystem fileSystem, string folder, WriteAheadLogOptions options, ILogger logger, ReplayHandler onRecord)
{
    private Guid? _databaseId;

    /// <summary>The LSN of the next record to be appended.</summary>
    public long NextLsn { get; private set; } = LogFormat.First;

    /// <summary>Recovers the log and returns its end. The folder's lock is held by the caller.</summary>
    public SegmentWriter Run()
    {
        var start = options.TimeProvider.GetTimestamp();
        var numbers = ListSegments();
        if (numbers.Count == 0) return CreateDatabase();
        CheckNumbers(numbers);

        var end = default(SegmentEnd);
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

        RemoveUnused(numbers, used, end);
        var writer = OpenEnd(numbers[used - 1], end);
        logger.Replayed(folder, NextLsn - LogFormat.First, used, options.TimeProvider.GetElapsedTime(start));
        return writer;
    }

    private string PathOf(long number) => Path.Combine(folder, LogFormat.SegmentName(number));

    /// <summary>The numbers of the folder's segments in order. Segments that were never finished have no such name and are removed.</summary>
    private List<long> ListSegments()
    {
        var numbers = new List<long>();
        foreach (var name in fileSystem.List(folder))
        {
            if (LogFormat.TryParseSegmentName(name, out var number)) numbers.Add(number);
            else if (name.EndsWith(LogFormat.UnfinishedSuffix, StringComparison.Ordinal)
                && LogFormat.TryParseSegmentName(name[..^LogFormat.UnfinishedSuffix.Length], out _))
            {
                fileSystem.Delete(Path.Combine(folder, name));
                logger.UnusedFileRemoved(Path.Combine(folder, name));
            }
        }

        numbers.Sort();
        return numbers;
    }

    private void CheckNumbers(List<long> numbers)
    {
        for (var i = 0; i < numbers.Count; i++)
        {
            var expected = LogFormat.First + i;
            if (numbers[i] != expected)
                throw new CorruptDatabaseException(
                    PathOf(expected), 0,
                    $"it is missing, and the folder has the later segment '{LogFormat.SegmentName(numbers[i])}'",
                    Remedies.Missing);
        }
    }

    private SegmentWriter CreateDatabase()
    {
        var header = new SegmentHeader(options.NewDatabaseId(), LogFormat.First, LogFormat.First);
        var file = SegmentWriter.CreateSegment(fileSystem, folder, header);
        logger.Created(folder, header.DatabaseId);
        return new SegmentWriter(fileSystem, folder, options.SegmentBytes, file, header, LogFormat.HeaderBytes);
    }

    private SegmentReader OpenSegment(long number)
    {
        var path = PathOf(number);
        var file = fileSystem.OpenRead(path);
        try
        {
            return new SegmentReader(file, path);
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
        while (reader.TryRead(out var kind, out var payload))
        {
            if (kind == RecordKind.Data)
            {
                Replay(reader, payload);
                NextLsn++;
            }
            else if (kind == RecordKind.Continued)
            {
                if (!reader.RestIsEmpty())
                    throw new CorruptDatabaseException(
                        reader.Path, reader.Offset,
                        "there are bytes behind the mark that ends the segment",
                        Remedies.Restore);
                return new SegmentEnd(reader.Header, reader.Offset, reader.Length, Continued: true);
            }
        }

        if (reader.FindProofOfDamage() is { } later)
            throw new CorruptDatabaseException(
                reader.Path, reader.Offset,
                $"the record here is bad, and the good one at offset {later} shows that it was whole on the disk before",
                Remedies.Restore);
        return new SegmentEnd(reader.Header, reader.Offset, reader.Length, Continued: false);
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
            throw new CorruptDatabaseException(reader.Path, reader.Offset, refusal.Message, Remedies.Restore);
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
        fileSystem.SyncFolder(folder);
        logger.UnusedFileRemoved(PathOf(numbers[used]));
    }

    /// <summary>
    /// Cuts off a torn tail and syncs. The sync is due in any case: what was read may have come from the system's cache, and the
    /// records to come will say that everything before them is on the disk.
    /// </summary>
    private SegmentWriter OpenEnd(long number, in SegmentEnd end)
    {
        var file = fileSystem.Open(PathOf(number));
        try
        {
            if (end.Length > end.Offset)
            {
                file.Truncate(end.Offset);
                logger.TornTailCut(PathOf(number), end.Offset, end.Length - end.Offset);
            }

            file.Sync();
            return new SegmentWriter(fileSystem, folder, options.SegmentBytes, file, end.Header, end.Offset);
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    private readonly record struct SegmentEnd(SegmentHeader Header, long Offset, long Length, bool Continued);
}
