namespace LocalDynamo.Log;

/// <summary>
/// Tells what an interrupted write leaves at the end of the log from damage to what was written whole.
/// </summary>
/// <remarks>
/// Each record says up to which offset its segment was synced when the record was written. A disk may keep the pages of one write in any
/// order, so a whole record behind a broken one proves nothing by itself: both may belong to a group that was never acknowledged.
/// But when that whole record says that the broken one's place was synced before, something that was on the disk is no longer.
/// </remarks>
internal static class TornTail
{
    /// <summary>
    /// How many bytes a search hashes at most. Bytes that are no record seldom look like the header of one, so a search costs little more than
    /// one pass; a payload made for the purpose could make it quadratic. About a second's work, after which the answer is "damage".
    /// </summary>
    public const long SearchBudgetBytes = 4L << 30;

    /// <summary>Searches the end of a segment, whose first bytes are no whole record, for a record that proves damage.</summary>
    /// <param name="rest">The bytes from the bad record to the end of the segment.</param>
    /// <param name="badOffset">The offset of the bad record in the segment.</param>
    /// <param name="segmentSeed">The seed of the segment's checksums.</param>
    /// <param name="path">The segment's path, for the error.</param>
    /// <param name="budgetBytes">How many bytes may be hashed.</param>
    /// <returns>The offset of the first such record; null when there is none, and the tail is a torn one.</returns>
    public static long? FindProofOfDamage(
        ReadOnlySpan<byte> rest, long badOffset, ulong segmentSeed, string path, long budgetBytes = SearchBudgetBytes)
    {
        // No record begins among the zeros at the end, which may be many: its length is not 0.
        var last = Math.Min(rest.Length - LogFormat.RecordHeaderBytes, rest.LastIndexOfAnyExcept((byte)0));
        for (var start = 1; start <= last; start++)
        {
            var candidate = rest[start..];
            var length = LogFormat.RecordLength(candidate);
            if (length < LogFormat.RecordHeaderBytes || length > candidate.Length) continue;
            var synced = LogFormat.SyncedOffset(candidate);
            if (synced <= badOffset || synced > badOffset + start) continue;

            budgetBytes -= length;
            if (budgetBytes < 0)
                throw new CorruptDatabaseException(
                    path, badOffset,
                    "a record is bad, and what follows is made so that it cannot be told in reasonable time whether the log ends there",
                    Remedies.Restore);
            if (LogFormat.Verifies(candidate[..length], segmentSeed, badOffset + start)) return badOffset + start;
        }

        return null;
    }
}
