using Microsoft.Extensions.Logging;

namespace LocalDynamo.Log;

/// <summary>What the log tells the application's logger. Never a payload's bytes.</summary>
internal static partial class LogMessages
{
    [LoggerMessage(1, LogLevel.Information, "Made a new database {DatabaseId} in '{Folder}'")]
    public static partial void Created(this ILogger logger, string folder, Guid databaseId);

    [LoggerMessage(2, LogLevel.Information,
        "Opened the log of '{Folder}': {RecordCount} records in {SegmentCount} segments, replayed in {Elapsed}")]
    public static partial void Replayed(this ILogger logger, string folder, long recordCount, int segmentCount, TimeSpan elapsed);

    [LoggerMessage(3, LogLevel.Warning,
        "Cut {ByteCount} bytes off the log at '{File}', offset {Offset}: a write that was interrupted before it was acknowledged")]
    public static partial void TornTailCut(this ILogger logger, string file, long offset, long byteCount);

    [LoggerMessage(4, LogLevel.Information, "Removed '{File}', which was made but not used before the last process ended")]
    public static partial void UnusedFileRemoved(this ILogger logger, string file);

    [LoggerMessage(5, LogLevel.Debug, "The log goes on in '{File}'")]
    public static partial void Rolled(this ILogger logger, string file);

    [LoggerMessage(6, LogLevel.Error, "The log failed at '{File}', offset {Offset}: the database takes no more writes until it is opened anew")]
    public static partial void Failed(this ILogger logger, Exception exception, string file, long offset);
}
