using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Log;

namespace LocalDynamo.Engine.Verification;

/// <summary>Reads the segments of a log wholly, one after the other: every record, and every item in it.</summary>
/// <param name="findings">Takes what is found.</param>
/// <param name="oldest">The oldest checkpoint that could be read, by which the tables are known from its record on; null without one.</param>
internal sealed class LogVerifier(Findings findings, KnownTables? oldest)
{
    private readonly ChangeChecker _changes = new();
    private long _lastCommitNumber;
    private long _knownFrom = long.MaxValue;

    /// <summary>Reads the next segment.</summary>
    /// <param name="segment">The segment.</param>
    /// <param name="isLast">Whether the folder has no other behind it.</param>
    public void Run(SegmentReader segment, bool isLast)
    {
        if (segment.Header.FirstLsn == LogFormat.First)
            Know([], 0);

        var lsn = segment.Header.FirstLsn;
        var isContinued = false;
        var itemCount = _changes.ItemCount;
        while (!isContinued && segment.TryRead(out var kind, out var payload))
        {
            if (kind == RecordKind.Data && Check(lsn++, payload) is { } problem)
                findings.Add(segment.Path, segment.RecordOffset, problem);
            isContinued = kind == RecordKind.Continued;
        }

        findings.RecordCount += lsn - segment.Header.FirstLsn;
        findings.ItemCount += _changes.ItemCount - itemCount;
        CheckEnd(segment, isContinued, isLast);
    }

    private void Know(Dictionary<int, TableState> tables, long commitNumber)
    {
        _changes.Tables = tables;
        _knownFrom = commitNumber;
    }

    private string? Check(long lsn, ReadOnlySpan<byte> payload)
    {
        if (_changes.Tables is null && lsn > oldest?.Lsn)
            Know(oldest.Tables, oldest.CommitNumber);

        CommitRecordReader record;
        try
        {
            record = new CommitRecordReader(payload);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            return $"record {lsn} can't be read ({error.Message})";
        }

        if (record.CommitNumber <= _lastCommitNumber)
            return $"record {lsn} has commit number {record.CommitNumber}, after {_lastCommitNumber}";
        _lastCommitNumber = record.CommitNumber;

        // A commit that the checkpoint shows already may be of a table that it does not have any more.
        if (record.CommitNumber <= _knownFrom && _changes.Tables is { } known)
        {
            _changes.Tables = null;
            var problem = _changes.Check(record);
            _changes.Tables = known;
            return Told(lsn, problem);
        }

        return Told(lsn, _changes.Check(record));
    }

    private static string? Told(long lsn, string? problem) => problem is null ? null : $"record {lsn} is bad: {problem}";

    private void CheckEnd(SegmentReader segment, bool isContinued, bool isLast)
    {
        if (segment.RestIsEmpty())
            return;
        if (isContinued)
            findings.Add(segment.Path, segment.Offset, "there are bytes behind the mark that ends the segment");
        else if (!isLast)
            findings.Add(segment.Path, segment.Offset, "the record here is bad; what follows it in this file can't be told");
        else if (segment.FindProofOfDamage() is { } later)
            findings.Add(segment.Path, segment.Offset, $"the record here is bad, and the good one at offset {later} shows that it was whole on the disk before");
        else
            findings.Note($"'{segment.Path}' ends, from offset {segment.Offset} on, with a write that was interrupted and never acknowledged; opening cuts it off.");
    }
}

/// <summary>The tables of a checkpoint, without their items.</summary>
/// <param name="Lsn">The record of the checkpoint.</param>
/// <param name="CommitNumber">The commit that it shows.</param>
/// <param name="Tables">The tables by their numbers.</param>
internal sealed record KnownTables(long Lsn, long CommitNumber, Dictionary<int, TableState> Tables);
