using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;
using LocalDynamo.Telemetry;

namespace LocalDynamo.Engine.Capacity;

/// <summary>The units that requests consumed on one table, and on each of its indexes: added up, and told as the service tells them.</summary>
/// <param name="table">The table.</param>
internal sealed class ConsumedUnits(TableState table)
{
    // Shared by all that consumed nothing on indexes, and never changed.
    private static readonly Dictionary<string, double> Nothing = [];

    private Dictionary<string, double> _local = Nothing;
    private Dictionary<string, double> _global = Nothing;

    public TableState Table { get; } = table;

    /// <summary>The table's own part.</summary>
    public double OnTable { get; private set; }

    /// <summary>The parts of local indexes by name, none of them 0.</summary>
    public IReadOnlyDictionary<string, double> OnLocalIndexes => _local;

    /// <summary>The parts of global indexes by name, none of them 0.</summary>
    public IReadOnlyDictionary<string, double> OnGlobalIndexes => _global;

    /// <summary>The sum of all parts.</summary>
    public double Total => OnTable + _local.Values.Sum() + _global.Values.Sum();

    /// <summary>The units of what consumed nothing on indexes.</summary>
    public static ConsumedUnits OfTable(TableState table, double units) => new(table) { OnTable = units };

    /// <summary>The units of one of several tables, which is added if it is not there yet.</summary>
    public static ConsumedUnits Of(TableState table, List<ConsumedUnits> tables)
    {
        foreach (var known in tables)
        {
            if (known.Table == table)
                return known;
        }

        var units = new ConsumedUnits(table);
        tables.Add(units);
        return units;
    }

    /// <summary>Whether anybody wants to know what a request consumed: its sender, or who measures.</summary>
    public static bool IsWanted(ReturnConsumedCapacity? asked) => asked?.Value is "TOTAL" or "INDEXES" || Instruments.ConsumedUnits.Enabled;

    /// <summary>What an answer about several tables tells, if the request asked for it.</summary>
    public static List<ConsumedCapacity>? Report(List<ConsumedUnits> tables, ReturnConsumedCapacity? asked, bool isWrite)
    {
        var reports = tables.ConvertAll(units => units.Report(asked, isWrite));
        return asked?.Value is "TOTAL" or "INDEXES" ? reports.ConvertAll(static report => report!) : null;
    }

    public void AddToTable(double units) => OnTable += units;

    public void AddToIndex(IndexSchema index, double units)
    {
        ref var arms = ref index.IsGlobal ? ref _global : ref _local;
        if (arms == Nothing)
            arms = [];
        arms[index.Name] = arms.GetValueOrDefault(index.Name) + units;
    }

    /// <summary>Adds what a write costs that has decided, whether it was carried out or failed its condition.</summary>
    /// <param name="action">The write.</param>
    /// <param name="isTransaction">Whether it was part of a transaction: then the table pays double, its indexes do not.</param>
    public void AddWrite(WriteAction action, bool isTransaction = false)
    {
        AddToTable(WriteUnits.OfTable(action.Before, action.After) * (isTransaction ? 2 : 1));
        foreach (ref readonly var change in action.IndexChanges.AsSpan())
        {
            // The order of expiry is an index too, but nobody's to pay for.
            if (change.Index.Layout is IndexSchema index && WriteUnits.OfIndex(change) is > 0 and var units)
                AddToIndex(index, units);
        }
    }

    /// <summary>What the answer tells, if the request asked for it.</summary>
    public ConsumedCapacity? Report(ReturnConsumedCapacity? asked, bool isWrite)
    {
        if (Instruments.ConsumedUnits.Enabled)
            Instruments.ConsumedUnits.Add(Total, new(Attributes.Collection, Table.Name), new(Attributes.CapacityKind, Attributes.KindOf(isWrite)));
        return Told(asked);
    }

    private ConsumedCapacity? Told(ReturnConsumedCapacity? asked) => asked?.Value switch
    {
        "TOTAL" => new ConsumedCapacity { TableName = Table.Name, CapacityUnits = Total },
        "INDEXES" => new ConsumedCapacity
        {
            TableName = Table.Name,
            CapacityUnits = Total,
            Table = new Operations.Capacity { CapacityUnits = OnTable },
            LocalSecondaryIndexes = Arms(_local),
            GlobalSecondaryIndexes = Arms(_global),
        },
        _ => null,
    };

    private static Dictionary<string, Operations.Capacity>? Arms(Dictionary<string, double> units) => units.Count == 0
        ? null
        : units.ToDictionary(arm => arm.Key, arm => new Operations.Capacity { CapacityUnits = arm.Value });
}
