namespace LocalDynamo.Log;

/// <summary>Takes one record of the log as it is read on opening, in the order of appending.</summary>
/// <param name="lsn">The record's LSN, the one that appending it returned.</param>
/// <param name="payload">The record's bytes, valid during the call only: the buffer is used again.</param>
internal delegate void ReplayHandler(long lsn, ReadOnlySpan<byte> payload);
