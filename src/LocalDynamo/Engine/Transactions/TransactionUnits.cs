using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// The capacity that a transaction consumes, table by table in the order in which they come in the request. Each action rounds up alone
/// and counts double (developer guide, "Capacity management for transactions"); entries of indexes count once.
/// </summary>
internal sealed class TransactionUnits(ReturnConsumedCapacity? asked, bool areReads)
{
    private const int Rounds = 2;

    private readonly List<ConsumedUnits> _tables = [];

    /// <returns>What this one read costs.</returns>
    public double AddRead(TableState table, Item? item)
    {
        var cost = Rounds * CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent: true);
        ConsumedUnits.Of(table, _tables).AddToTable(cost);
        return cost;
    }

    public void AddWrite(WriteAction action)
    {
        if (ConsumedUnits.IsWanted(asked))
            ConsumedUnits.Of(action.Table, _tables).AddWrite(action, isTransaction: true);
    }

    /// <summary>What the answer tells; null unless the request asked for it. Unlike others, transactions tell reads and writes apart.</summary>
    public List<ConsumedCapacity>? Report() => ConsumedUnits.Report(_tables, asked, isWrite: !areReads)?.ConvertAll(Apart);

    private ConsumedCapacity Apart(ConsumedCapacity told) => told with
    {
        ReadCapacityUnits = areReads ? told.CapacityUnits : null,
        WriteCapacityUnits = areReads ? null : told.CapacityUnits,
        Table = told.Table is null ? null : Apart(told.Table),
        LocalSecondaryIndexes = Apart(told.LocalSecondaryIndexes),
        GlobalSecondaryIndexes = Apart(told.GlobalSecondaryIndexes),
    };

    private Dictionary<string, Operations.Capacity>? Apart(Dictionary<string, Operations.Capacity>? arms) =>
        arms?.ToDictionary(arm => arm.Key, arm => Apart(arm.Value));

    private Operations.Capacity Apart(Operations.Capacity units) => units with
    {
        ReadCapacityUnits = areReads ? units.CapacityUnits : null,
        WriteCapacityUnits = areReads ? null : units.CapacityUnits,
    };
}
