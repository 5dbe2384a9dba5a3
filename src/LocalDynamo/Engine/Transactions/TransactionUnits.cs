using LocalDynamo.Engine.Capacity;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Transactions;

/// <summary>
/// The capacity that a transaction consumes, table by table in the order in which they come in the request. Each action rounds up alone
/// and counts double (developer guide, "Capacity management for transactions").
/// </summary>
internal sealed class TransactionUnits(ReturnConsumedCapacity? asked, bool areReads)
{
    private const int Rounds = 2;

    private readonly List<(TableState Table, double Units)> _tables = [];

    public void AddRead(TableState table, Item? item) =>
        Add(table, Rounds * CapacityUnits.OfRead(item?.SizeBytes ?? 0, isConsistent: true));

    public void AddWrite(WriteAction action) => Add(action.Table, Rounds * WriteUnits.OfTable(action.Before, action.After));

    /// <summary>What the answer tells; null unless the request asked for it.</summary>
    public List<ConsumedCapacity>? Report() => asked?.Value is "TOTAL" or "INDEXES"
        ? [.. _tables.Select(table => Report(table.Table, table.Units))]
        : null;

    private ConsumedCapacity Report(TableState table, double units) => new()
    {
        TableName = table.Name,
        CapacityUnits = units,
        ReadCapacityUnits = areReads ? units : null,
        WriteCapacityUnits = areReads ? null : units,
        Table = asked?.Value == "INDEXES"
            ? new Operations.Capacity
            {
                CapacityUnits = units,
                ReadCapacityUnits = areReads ? units : null,
                WriteCapacityUnits = areReads ? null : units,
            }
            : null,
    };

    private void Add(TableState table, double units)
    {
        var index = _tables.FindIndex(entry => entry.Table == table);
        if (index < 0)
            _tables.Add((table, units));
        else
            _tables[index] = (table, _tables[index].Units + units);
    }
}
