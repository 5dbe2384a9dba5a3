namespace LocalDynamo.ModelTests.Histories;

// What several workers did to a database at the same time, as they saw it themselves: nothing here asks the engine for versions or
// commit numbers, or a fault in those would hide itself.
//
// Each item is a list of numbers, and every write appends one that nobody else ever writes. So whoever reads an item reads its whole
// past: which writes came before, in which order, and by the number, whose they were. This is how list-append checkers work
// (Kingsbury and Alvaro, "Elle: Inferring Isolation Anomalies from Experimental Observations", VLDB 2020). An item that does not
// exist is the empty list; items are not deleted, as a deleted one would forget its past.

/// <summary>What is asked of a transaction.</summary>
internal enum IsolationLevel
{
    /// <summary>All reads at one moment, all writes at a later one, with no other write of the same items in between.</summary>
    Snapshot,

    /// <summary>All reads and all writes at one moment. Single operations, and the service's transactions, are this too.</summary>
    Serializable,
}

/// <summary>The transactions of one run. Any number of threads may record.</summary>
internal sealed class History
{
    private readonly Lock _lock = new();
    private readonly List<RecordedTransaction> _transactions = [];
    private int _lastValue;
    private long _moment;

    /// <summary>In the order in which they began.</summary>
    public IReadOnlyList<RecordedTransaction> Transactions => _transactions;

    /// <summary>A number that nobody has written yet.</summary>
    public int NewValue() => Interlocked.Increment(ref _lastValue);

    /// <summary>Notes that a transaction begins. Called before it does anything.</summary>
    /// <param name="worker">Who carries it out.</param>
    /// <param name="what">What it is, in a word, for whoever reads of it.</param>
    /// <param name="level">What is asked of it.</param>
    public RecordedTransaction Begin(string worker, string what, IsolationLevel level)
    {
        lock (_lock)
        {
            var transaction = new RecordedTransaction(this, _transactions.Count, $"{worker}: {what}", level, ++_moment);
            _transactions.Add(transaction);
            return transaction;
        }
    }

    /// <summary>
    /// Begins a transaction of which nobody knows when it was, only that it was at one moment: what is left after the log was cut short.
    /// </summary>
    public RecordedTransaction BeginAtAnyTime(string what)
    {
        lock (_lock)
        {
            var transaction = new RecordedTransaction(this, _transactions.Count, what, IsolationLevel.Serializable, 0);
            _transactions.Add(transaction);
            return transaction;
        }
    }

    internal long NextMoment()
    {
        lock (_lock)
            return ++_moment;
    }
}
