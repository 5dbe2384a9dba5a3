using LocalDynamo.Operations;

namespace LocalDynamo;

/// <summary>What a secondary index is at some moment. Made by <see cref="TableIndex.Describe"/>.</summary>
public sealed record TableIndexDescription
{
    private TableIndexDescription()
    {
    }

    /// <summary>The index's name.</summary>
    public required string Name { get; init; }

    /// <summary>Whether it has a partition key of its own.</summary>
    public required bool IsGlobal { get; init; }

    /// <summary>The attributes of the partition key.</summary>
    public required IReadOnlyList<KeyAttribute> PartitionKey { get; init; }

    /// <summary>The attributes of the sort key; empty where there is none.</summary>
    public required IReadOnlyList<KeyAttribute> SortKey { get; init; }

    /// <summary>What it holds of each item beside the key attributes.</summary>
    public required Projection Projection { get; init; }

    /// <summary>Its state: being filled (CREATING) or ready to be read (ACTIVE); a local index is always ready.</summary>
    public required IndexStatus Status { get; init; }

    /// <summary>How many entries it has.</summary>
    public required long ItemCount { get; init; }

    /// <summary>Their size in bytes.</summary>
    public required long SizeBytes { get; init; }

    internal static TableIndexDescription? Of(TableDescription table, string name)
    {
        if (table.GlobalSecondaryIndexes?.Find(index => index.IndexName == name) is { } global)
        {
            return new()
            {
                Name = name,
                IsGlobal = true,
                PartitionKey = KeyOf(table, global.KeySchema!, KeyType.HASH),
                SortKey = KeyOf(table, global.KeySchema!, KeyType.RANGE),
                Projection = global.Projection!,
                Status = global.IndexStatus!.Value,
                ItemCount = global.ItemCount ?? 0,
                SizeBytes = global.IndexSizeBytes ?? 0,
            };
        }

        return table.LocalSecondaryIndexes?.Find(index => index.IndexName == name) is { } local
            ? new()
            {
                Name = name,
                IsGlobal = false,
                PartitionKey = KeyOf(table, local.KeySchema!, KeyType.HASH),
                SortKey = KeyOf(table, local.KeySchema!, KeyType.RANGE),
                Projection = local.Projection!,
                Status = IndexStatus.ACTIVE,
                ItemCount = local.ItemCount ?? 0,
                SizeBytes = local.IndexSizeBytes ?? 0,
            }
            : null;
    }

    private static KeyAttribute[] KeyOf(TableDescription table, List<KeySchemaElement> key, KeyType type) =>
    [
        .. key.Where(element => element.KeyType == type)
            .Select(element => new KeyAttribute(
                element.AttributeName!,
                table.AttributeDefinitions!.First(definition => definition.AttributeName == element.AttributeName).AttributeType!.Value)),
    ];
}
