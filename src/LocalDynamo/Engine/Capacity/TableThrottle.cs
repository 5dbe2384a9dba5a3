using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Writes;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Capacity;

/// <summary>
/// What a table that enforces its throughput lets through: a bucket for its reads, one for its writes, and the same for each of its
/// global indexes. Local indexes draw on the table's.
/// </summary>
/// <remarks>
/// <para>
/// A request is refused before anything of it is done, and pays when it is done (<see cref="TokenBucket"/>). A write is refused for an
/// index of which it would change an entry, which is known only when it has decided: so writes ask under their stripe's lock
/// (<see cref="WriteAction.DecideLocked"/>), and nothing of a commit is done by then.
/// </para>
/// <para>
/// The units are those of the table's definition, whose changes it is told of. Thread safety: any number of threads.
/// </para>
/// </remarks>
internal sealed class TableThrottle
{
    private readonly TableState _table;
    private readonly TimeProvider _clock;
    private readonly Lock _lock = new();
    private Resources _resources;

    public TableThrottle(TableState table, TimeProvider clock)
    {
        _table = table;
        _clock = clock;
        _resources = new Resources(table.Definition, null, clock);
    }

    private Resources Current => Volatile.Read(ref _resources);

    /// <summary>Takes over the units of the table's definition, which has changed: from now on the rates are the new ones.</summary>
    public void Follow()
    {
        lock (_lock)
        {
            if (_resources.Definition != (object)_table.Definition)
                Volatile.Write(ref _resources, new Resources(_table.Definition, _resources, _clock));
        }
    }

    /// <summary>The error of a read that may not begin; null if it may.</summary>
    /// <param name="globalIndex">The global index that it reads; null for the table or a local index.</param>
    public DynamoException? RefuseRead(string? globalIndex = null) => Current.Of(globalIndex)?.Refuse(isWrite: false);

    /// <summary>Refuses a write for the table.</summary>
    /// <exception cref="ProvisionedThroughputExceededException">The table has no throughput left.</exception>
    /// <exception cref="ThrottlingException">The table has reached its maximum.</exception>
    public void AdmitWrite()
    {
        if (Current.Table.Refuse(isWrite: true) is { } refusal)
            throw refusal;
    }

    /// <summary>Refuses a write for the indexes in which it would change something.</summary>
    /// <exception cref="ProvisionedThroughputExceededException">An index has no throughput left.</exception>
    /// <exception cref="ThrottlingException">An index has reached its maximum.</exception>
    public void Admit(ReadOnlySpan<IndexChange> changes)
    {
        foreach (ref readonly var change in changes)
        {
            if (change.Index.Layout is IndexSchema { IsGlobal: true } index && WriteUnits.OfIndex(change) > 0
                && Current.Of(index.Name)?.Refuse(isWrite: true) is { } refusal)
            {
                throw refusal;
            }
        }
    }

    /// <summary>Takes what a write consumed that has decided out of the buckets.</summary>
    public void Charge(WriteAction action, bool isInTransaction)
    {
        var units = new ConsumedUnits(_table);
        units.AddWrite(action, isInTransaction);
        Charge(units, isWrite: true);
    }

    /// <summary>Takes what requests consumed out of the buckets.</summary>
    public void Charge(ConsumedUnits units, bool isWrite)
    {
        var resources = Current;
        resources.Table.Charge(units.OnTable + units.OnLocalIndexes.Values.Sum(), isWrite);
        foreach (var (index, onIndex) in units.OnGlobalIndexes)
            resources.Of(index)?.Charge(onIndex, isWrite);
    }

    /// <summary>Takes what a read of the table alone consumed out of its bucket.</summary>
    public void ChargeRead(double units) => Current.Table.Charge(units, isWrite: false);

    /// <summary>The buckets for one state of the table's definition; those that were there before go on with what is in them.</summary>
    private sealed class Resources
    {
        private readonly Dictionary<string, ThrottledResource> _indexes;

        public Resources(TableDefinition definition, Resources? before, TimeProvider clock)
        {
            Definition = definition;
            var isProvisioned = definition.BillingMode == BillingMode.PROVISIONED;
            Table = ThrottledResource.Of(definition.Arn, isIndex: false, isProvisioned, definition.Throughput, before?.Table, clock);
            _indexes = definition.GlobalIndexes.ToDictionary(
                index => index.Name,
                index => ThrottledResource.Of(
                    index.Arn, isIndex: true, isProvisioned, index.Throughput, before?._indexes.GetValueOrDefault(index.Name), clock));
        }

        public TableDefinition Definition { get; }

        public ThrottledResource Table { get; }

        /// <summary>The table, or one of its global indexes; null where there is none of this name any more.</summary>
        public ThrottledResource? Of(string? globalIndex) => globalIndex is null ? Table : _indexes.GetValueOrDefault(globalIndex);
    }
}
