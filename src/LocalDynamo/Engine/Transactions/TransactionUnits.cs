using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// What a transaction consumes, table by table in the order in which they come in the request. Each action rounds up alone and counts
/// double on its table (developer guide, "Capacity management for transactions"). The answers of transactions, and no others, tell
/// reads and writes apart.
/// </summary>
internal sealed class TransactionUnits(bool areReads)
{
    private const int Rounds = 2;

    public List<ConsumedUnits> Tables { get; } = [];

    public static TransactionUnits OfWrites(ReadOnlySpan<WriteAction> actions)
    {
        var units = new TransactionUnits(areReads: false);
        foreach (var action in actions)
            ConsumedUnits.Of(action.Table, units.Tables).AddWrite(action, isTransaction: true);
        return units;
    }

    public void AddRead(TableState table, Item? item) =>
        ConsumedUnits.Of(table, Tables).AddToTable(Rounds * CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent: true));

    /// <summary>Takes the units from the tables that enforce their throughput.</summary>
    public void Charge()
    {
        foreach (var units in Tables)
            units.Table.Throttle?.Charge(units, isWrite: !areReads);
    }

    /// <summary>What the answer tells; null unless the request asked for it.</summary>
    public List<ConsumedCapacity>? Report(ReturnConsumedCapacity? asked) => ConsumedUnits.Report(Tables, asked)?.ConvertAll(Split);

    private ConsumedCapacity Split(ConsumedCapacity consumed) => consumed with
    {
        ReadCapacityUnits = areReads ? consumed.CapacityUnits : null,
        WriteCapacityUnits = areReads ? null : consumed.CapacityUnits,
        Table = consumed.Table is null ? null : Split(consumed.Table),
        LocalSecondaryIndexes = Split(consumed.LocalSecondaryIndexes),
        GlobalSecondaryIndexes = Split(consumed.GlobalSecondaryIndexes),
    };

    private Dictionary<string, Operations.Capacity>? Split(Dictionary<string, Operations.Capacity>? indexes) =>
        indexes?.ToDictionary(index => index.Key, index => Split(index.Value));

    private Operations.Capacity Split(Operations.Capacity capacity) => areReads
        ? capacity with { ReadCapacityUnits = capacity.CapacityUnits }
        : capacity with { WriteCapacityUnits = capacity.CapacityUnits };
}
