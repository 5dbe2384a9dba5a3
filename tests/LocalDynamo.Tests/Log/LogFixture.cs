using System.Text;
using LocalDynamo.Log;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LocalDynamo.Tests.Log;

/// <summary>A log on a disk in memory, and verbs on it.</summary>
internal sealed class LogFixture : IDisposable
{
    public const string Folder = "/db";
    public static readonly Guid Id = new("00112233-4455-6677-8899-aabbccddeeff");

    private WriteAheadLog? _log;

    public MemoryFileSystem Disk { get; } = new();

    public WriteAheadLogOptions Options { get; set; } = new() { NewDatabaseId = () => Id };

    public ILogger Logger { get; set; } = NullLogger.Instance;

    public WriteAheadLog Log => _log ?? throw new InvalidOperationException("The log is not open.");

    /// <summary>What the last opening replayed.</summary>
    public List<(long Lsn, byte[] Payload)> Replayed { get; } = [];

    public IEnumerable<string> ReplayedTexts => Replayed.Select(record => Encoding.UTF8.GetString(record.Payload));

    public static string PathOf(long segment) => Path.Combine(Folder, LogFormat.SegmentName(segment));

    public LogFixture Open()
    {
        Replayed.Clear();
        _log = WriteAheadLog.Open(Disk, Folder, Options, Logger, (lsn, payload) => Replayed.Add((lsn, payload.ToArray())));
        return this;
    }

    public void Close()
    {
        _log?.Dispose();
        _log = null;
    }

    public LogFixture Reopen()
    {
        Close();
        return Open();
    }

    /// <summary>Appends the texts as records of one group each, waiting for every one.</summary>
    public LogFixture Write(params string[] texts)
    {
        foreach (var text in texts) Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    public long Write(byte[] payload)
    {
        var lsn = Log.Append(payload);
        Log.WaitDurable(lsn);
        return lsn;
    }

    /// <summary>Stops the machine, so that the log is not marked as closed and what was not synced meets its fate.</summary>
    public void Crash(Loss loss = Loss.Lost, int seed = 0)
    {
        Disk.CutPower(loss, new Random(seed));
        Close();
    }

    /// <summary>The bytes of the segment after a crash.</summary>
    public static byte[] BytesAfterCrash(params string[] texts)
    {
        using var fixture = new LogFixture();
        fixture.Open().Write(texts).Crash();
        return fixture.Disk[PathOf(1)];
    }

    /// <summary>A log of which nothing is there but a first segment with these bytes.</summary>
    public static LogFixture OverBytes(byte[] bytes)
    {
        var fixture = new LogFixture();
        fixture.Disk[PathOf(1)] = bytes;
        return fixture;
    }

    public void Dispose() => Close();
}
