using System.Diagnostics;

namespace LocalDynamo.Engine.Checkpoints;

/// <summary>Keeps writing to a rate: real time, since it is a real disk that is to be spared.</summary>
internal sealed class Pace(long? maxBytesPerSecond, CancellationToken stop)
{
    private readonly long _start = Stopwatch.GetTimestamp();

    public void Keep(long writtenBytes)
    {
        stop.ThrowIfCancellationRequested();
        if (maxBytesPerSecond is not { } rate)
            return;

        var ahead = TimeSpan.FromSeconds((double)writtenBytes / rate) - Stopwatch.GetElapsedTime(_start);
        if (ahead > TimeSpan.Zero)
            _ = stop.WaitHandle.WaitOne(ahead);
        stop.ThrowIfCancellationRequested();
    }
}
