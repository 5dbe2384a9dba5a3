using LocalDynamo.Engine.Capacity;

namespace LocalDynamo.Engine.Tables;

/// <content>Whether the table enforces its throughput. Not kept: a table opened anew does as the database's options say.</content>
internal sealed partial class TableState
{
    private TableThrottle? _throttle;

    /// <summary>What the table lets through; null, as a rule, where it lets through everything.</summary>
    public TableThrottle? Throttle => Volatile.Read(ref _throttle);

    /// <summary>Begins to enforce the table's throughput, with full buckets, or does so no longer. Asking for what is so already does nothing.</summary>
    public void Enforce(bool isEnforced, TimeProvider clock)
    {
        if (!isEnforced)
        {
            Volatile.Write(ref _throttle, null);
        }
        else if (Throttle is null)
        {
            _ = Interlocked.CompareExchange(ref _throttle, new TableThrottle(this, clock), null);

            // The definition may have changed after the throttle was made of it and before that was known.
            Throttle?.Follow();
        }
    }
}
