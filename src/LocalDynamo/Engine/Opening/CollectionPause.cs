using System.Runtime;

namespace LocalDynamo.Engine.Opening;

/// <summary>
/// Keeps the garbage collector from running while much is loaded that will all stay: it would go through it again and again, copy it twice, and
/// find nothing, with all of the loading threads stopped.
/// </summary>
/// <remarks>
/// The memory is taken beforehand and is what the load needs anyway. It is the process's setting, so it is tried and no more: where there is not so much
/// memory, or somebody has set it already, the load goes on without; and when others use the memory up, the collector runs and that was it.
/// </remarks>
internal readonly ref struct CollectionPause
{
    // Below, the collector hardly gets to run.
    private const long MinLoadBytes = 32 << 20;

    // Taking more at once than this is not for a library to decide.
    private const long MaxBytes = 1L << 30;

    private readonly bool _isOn;

    /// <param name="loadBytes">How much is read.</param>
    public CollectionPause(long loadBytes)
    {
        if (loadBytes < MinLoadBytes)
            return;
        try
        {
            // With its objects an item of 300 bytes takes half as much again in memory as in a file. Where items are smaller, the end of the load comes
            // after the pause's.
            _isOn = GC.TryStartNoGCRegion(Math.Min(loadBytes * 2, MaxBytes));
        }
        catch (Exception refusal) when (refusal is InvalidOperationException or ArgumentOutOfRangeException)
        {
            // On already, or the heap is limited to less.
        }
    }

    public void Dispose()
    {
        if (!_isOn || GCSettings.LatencyMode != GCLatencyMode.NoGCRegion)
            return;
        try
        {
            GC.EndNoGCRegion();
        }
        catch (InvalidOperationException)
        {
            // It ended at this moment.
        }
    }
}
