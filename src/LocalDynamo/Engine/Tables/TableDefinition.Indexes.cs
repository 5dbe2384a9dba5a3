using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <content>The table's secondary indexes.</content>
internal sealed partial record TableDefinition
{
    /// <summary>The types of all key attributes of table and indexes, each once, in the order of their names, as the service has them.</summary>
    public List<AttributeDefinition> AttributeDefinitions =>
    [
        .. KeyPart.PartitionKeyOf(KeySchema)
            .Concat(KeyPart.SortKeyOf(KeySchema))
            .Concat(Indexes.SelectMany(static index => index.KeyParts))
            .Distinct()
            .OrderBy(static part => part.Name.Text, StringComparer.Ordinal)
            .Select(static part => new AttributeDefinition(part.Name.Text, part.Type.ToString())),
    ];

    public IEnumerable<IndexDefinition> GlobalIndexes => Indexes.Where(static index => index.IsGlobal);

    /// <summary>The index with this name, local or global; null where there is none.</summary>
    public IndexDefinition? FindIndex(string name) => Indexes.FirstOrDefault(index => index.Name == name);

    /// <summary>With one of the indexes in another phase.</summary>
    public TableDefinition WithPhase(string indexName, IndexPhase phase) =>
        this with { Indexes = [.. Indexes.Select(index => index.Name == indexName ? index with { Phase = phase } : index)] };

    /// <summary>With the indexes too that were there before and are not any more, as being deleted: what the service answers to that.</summary>
    public TableDefinition WithDeleted(TableDefinition before)
    {
        var deleted = before.Indexes.Where(index => FindIndex(index.Name) is null).ToList();
        return deleted.Count == 0
            ? this
            : this with { Indexes = [.. Indexes, .. deleted.Select(static index => index with { Phase = IndexPhase.Deleting })] };
    }

    /// <param name="request">The request.</param>
    /// <param name="modeBefore">How capacity was paid for before it.</param>
    /// <param name="time">The time of the change.</param>
    private TableDefinition WithIndexUpdates(UpdateTableRequest request, BillingMode modeBefore, DateTime time)
    {
        if (request.GlobalSecondaryIndexUpdates is null && !GlobalIndexes.Any())
            return this;

        var updated = this;
        foreach (var update in request.GlobalSecondaryIndexUpdates ?? [])
        {
            if (update.Create is { } create)
            {
                // The table's own definitions come first: what they say of an attribute is known not to be contradicted.
                var definitions = AttributeDefinitions.Concat(request.AttributeDefinitions!).ToList();
                updated = updated with { Indexes = [.. updated.Indexes, IndexDefinition.Create(create, Arn, definitions)] };
            }
            else if (update.Delete is { } delete)
            {
                updated = updated with { Indexes = [.. updated.Indexes.Where(index => index.Name != delete.IndexName)] };
            }
        }

        var wasOnDemand = modeBefore == BillingMode.PAY_PER_REQUEST;
        return updated with { Indexes = [.. updated.Indexes.Select(index => index.IsGlobal ? Retuned(index) : index)] };

        IndexDefinition Retuned(IndexDefinition index)
        {
            var change = request.GlobalSecondaryIndexUpdates?.Find(update => update.Update?.IndexName == index.Name)?.Update;
            var throughput = index.Throughput;
            if (BillingMode == BillingMode.PAY_PER_REQUEST)
                throughput = (wasOnDemand ? throughput : throughput.ToOnDemand()).WithBounds(change?.OnDemandThroughput);
            else if (change?.ProvisionedThroughput is { } provisioned)
                throughput = wasOnDemand ? throughput.ToProvisioned(provisioned) : throughput.WithUnits(provisioned, time, index.Name);
            return index with { Throughput = throughput.WithWarm(change?.WarmThroughput) };
        }
    }
}
