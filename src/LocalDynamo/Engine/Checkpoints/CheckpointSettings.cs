namespace LocalDynamo.Engine.Checkpoints;

/// <summary>When checkpoints are made, and how fast: the public options, without the public face.</summary>
/// <param name="LogBytes">By how much the log grows before one is made; at least the size of the checkpoint before.</param>
/// <param name="Interval">How often one is made anyway; <see cref="Timeout.InfiniteTimeSpan"/> for not.</param>
/// <param name="MaxBytesPerSecond">How fast one is written at most; null for as fast as is good for writers.</param>
internal sealed record CheckpointSettings(long LogBytes, TimeSpan Interval, long? MaxBytesPerSecond)
{
    public static CheckpointSettings Default { get; } = new(64 << 20, Timeout.InfiniteTimeSpan, null);
}
