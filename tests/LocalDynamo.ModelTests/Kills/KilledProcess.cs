using System.Buffers.Binary;
using System.Diagnostics;

namespace LocalDynamo.ModelTests.Kills;

/// <summary>What a worker was told, and when that was heard of, which is later.</summary>
internal readonly record struct Acknowledgement(int Worker, long Number, long Timestamp);

/// <summary>A process that runs <see cref="KilledProgram"/>, and what it has told by the time it is dead.</summary>
internal sealed class KilledProcess : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Process _process;
    private readonly Thread _reader;
    private readonly Task<string> _errors;
    private readonly List<Acknowledgement> _acknowledgements = [];
    private readonly Dictionary<long, long> _diskCalls = [];
    private volatile bool _isReady;
    private volatile bool _hasOpened;

    public KilledProcess()
    {
        var start = new ProcessStartInfo(Host, ["exec", typeof(KilledProcess).Assembly.Location, KilledProgram.Argument])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // It lives for too short a time to get anything back for what these cost.
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_gcConcurrent"] = "0";
        _process = Process.Start(start)!;
        _errors = _process.StandardError.ReadToEndAsync();
        _reader = new Thread(Read);
        _reader.Start();
    }

    /// <summary>What it was told, in the order in which it was. Not before it is dead.</summary>
    public IReadOnlyList<Acknowledgement> Acknowledgements => _acknowledgements;

    /// <summary>When it was killed, or rather a moment before.</summary>
    public long Killed { get; private set; }

    /// <summary>How long a call to the disk took at most, one not ended included. Not before it is dead.</summary>
    public TimeSpan SlowestDiskCall { get; private set; }

    /// <summary>Whether it got as far as to have the database open.</summary>
    public bool HasOpened => _hasOpened;

    // The test host is run by the program that runs this one too; or it is a program of its own, beside which that is to be found by its name.
    private static string Host =>
        Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet";

    public void Begin(KillOrder order)
    {
        Await(() => _isReady);
        _process.StandardInput.WriteLine(order);
        _process.StandardInput.Flush();
    }

    public void AwaitOpened() => Await(() => _hasOpened);

    public void AwaitAcknowledgements(int count) => Await(() => _hasOpened && _acknowledgements.Count >= count);

    /// <summary>Kills it, and reads what it had written until then.</summary>
    public void Kill()
    {
        Killed = Stopwatch.GetTimestamp();
        var hasEnded = _process.HasExited;
        _process.Kill();
        _process.WaitForExit();
        _reader.Join();
        if (hasEnded)
            throw new InvalidOperationException($"The process has ended by itself, with {_process.ExitCode}: {_errors.Result}");
        foreach (var began in _diskCalls.Values)
            CountDiskCall(began, Killed);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill();
        _reader.Join();
        _process.Dispose();
    }

    private void Await(Func<bool> condition)
    {
        if (!SpinWait.SpinUntil(() => condition() || _process.HasExited, Patience) || !condition())
            throw new InvalidOperationException($"The process does not do what it is told to: {(_process.HasExited ? _errors.Result : "it hangs")}");
    }

    private void Read()
    {
        var message = new byte[KilledProgram.MessageBytes];
        var output = _process.StandardOutput.BaseStream;
        while (output.ReadAtLeast(message, message.Length, throwOnEndOfStream: false) == message.Length)
        {
            var worker = BinaryPrimitives.ReadInt32LittleEndian(message);
            var number = BinaryPrimitives.ReadInt64LittleEndian(message.AsSpan(4));
            var now = Stopwatch.GetTimestamp();
            switch (worker)
            {
                case KilledProgram.Ready:
                    _isReady = true;
                    break;
                case KilledProgram.Opened:
                    _hasOpened = true;
                    break;
                case KilledProgram.DiskCallBegan:
                    _diskCalls[number] = now;
                    break;
                case KilledProgram.DiskCallEnded:
                    _ = _diskCalls.Remove(number, out var began);
                    CountDiskCall(began, now);
                    break;
                default:
                    _acknowledgements.Add(new Acknowledgement(worker, number, now));
                    break;
            }
        }
    }

    private void CountDiskCall(long began, long ended)
    {
        var elapsed = Stopwatch.GetElapsedTime(began, ended);
        SlowestDiskCall = elapsed > SlowestDiskCall ? elapsed : SlowestDiskCall;
    }
}
