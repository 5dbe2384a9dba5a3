using LocalDynamo.Log;
using LocalDynamo.Log.Checkpoints;
using LocalDynamo.Log.Encryption;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Engine.Verification;

/// <summary>
/// Reads everything in a folder and tells everything that is wrong, changing nothing. Each file is read by itself first, so that one that is
/// damaged hides nothing in the others; then the folder is opened, by the code that always does, and thrown away again: what
/// that code refuses is a problem, too.
/// </summary>
internal sealed partial class FolderVerifier
{
    private readonly IFileSystem _fileSystem;
    private readonly string _folder;
    private readonly EngineOptions _options;
    private readonly Findings _findings = new();
    private readonly List<long> _segments = [];
    private readonly List<long> _checkpoints = [];
    private readonly DatabaseKey? _key;
    private KnownTables? _oldest;

    private FolderVerifier(IFileSystem fileSystem, string folder, EngineOptions options, DatabaseKey? key)
    {
        _fileSystem = fileSystem;
        _folder = folder;
        _options = options;
        _key = key;
        foreach (var name in fileSystem.List(folder))
        {
            if (LogFormat.TryParseSegmentName(name, out var number))
                _segments.Add(number);
            else if (CheckpointFormat.TryParseName(name, out var lsn))
                _checkpoints.Add(lsn);
        }

        _segments.Sort();
        _checkpoints.Sort();
    }

    /// <exception cref="IOException">The folder is in use, or can't be read.</exception>
    /// <exception cref="EncryptionKeyException">The key is not the one that the folder needs.</exception>
    public static VerificationReport Run(IFileSystem fileSystem, string folder, EngineOptions options)
    {
        using var key = DatabaseKey.Of(options.EncryptionKey);
        var verifier = new FolderVerifier(fileSystem, folder, options, key);
        if (verifier._segments.Count + verifier._checkpoints.Count == 0)
        {
            // Not even a lock's file is made where there is no database.
            verifier._findings.Add(folder, 0, "it has no file of a database", Remedies.Missing);
            return verifier._findings.ToReport();
        }

        using var folderLock = fileSystem.Lock(Path.Combine(folder, LogFormat.LockFileName));
        return new FolderVerifier(fileSystem, folder, options, key).Run();
    }

    private VerificationReport Run()
    {
        foreach (var lsn in _checkpoints)
            ReadCheckpoint(lsn);
        var log = new LogVerifier(_findings, _oldest);
        foreach (var number in _segments)
            ReadSegment(log, number);
        Open();

        var report = _findings.ToReport();
        LogResult(_options.LoggerFactory.CreateLogger("LocalDynamo.Log"), _folder, report.Problems.Count, report.FileCount, report.ByteCount);
        return report;
    }

    private void ReadCheckpoint(long lsn)
    {
        var path = Path.Combine(_folder, CheckpointFormat.NameOf(lsn));
        Count(path);
        try
        {
            using var reader = new CheckpointReader(_fileSystem, path, _key);
            var verifier = new CheckpointVerifier(reader, _findings);
            verifier.Run();
            if (verifier.Tables is { } tables)
                _oldest ??= new KnownTables(reader.Header.Lsn, reader.Header.CommitNumber, tables);
            if (reader.Header.Lsn != lsn)
                _findings.Add(path, CheckpointFormat.LsnOffset, $"it is the checkpoint of record {reader.Header.Lsn} under another name", Remedies.Foreign);
        }
        catch (CorruptDatabaseException damage)
        {
            _findings.Add(damage);
        }
    }

    private void ReadSegment(LogVerifier log, long number)
    {
        var path = Path.Combine(_folder, LogFormat.SegmentName(number));
        Count(path);
        using var file = _fileSystem.OpenRead(path);
        try
        {
            using var reader = new SegmentReader(file, path, _key);
            log.Run(reader, number == _segments[^1]);
        }
        catch (CorruptDatabaseException damage)
        {
            _findings.Add(damage);
        }
    }

    private void Count(string path)
    {
        using var file = _fileSystem.OpenRead(path);
        _findings.FileCount++;
        _findings.ByteCount += file.Length;
    }

    private void Open()
    {
        var view = new ReadOnlyFolder(_fileSystem)
        {
            Deleting = path => _findings.Note($"'{path}' was made but not used before the last process ended; opening removes it."),
        };
        var recovery = new Recovery(_options.TimeProvider, _options.MaxItemCollectionBytes);
        var log = new WriteAheadLogOptions { TimeProvider = _options.TimeProvider };
        try
        {
            using var end = new LogRecovery(view, _folder, log, _key, NullLogger.Instance, recovery.Load, recovery.Replay).Run();
        }
        catch (CorruptDatabaseException damage)
        {
            _findings.Add(damage);
        }
        catch (Exception error) when (error is not (IOException or OutOfMemoryException) && _findings.HasProblems)
        {
            // A record that can't be read, which was told above.
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Verified '{Folder}': {ProblemCount} problems in {FileCount} files, {ByteCount} bytes")]
    private static partial void LogResult(ILogger logger, string folder, int problemCount, int fileCount, long byteCount);
}
