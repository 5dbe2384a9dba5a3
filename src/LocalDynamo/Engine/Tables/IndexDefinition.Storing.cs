using LocalDynamo.Engine.Indexes;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <content>How an index is kept within its table's definition: as a map.</content>
internal sealed partial record IndexDefinition
{
    public Item ToItem()
    {
        var builder = new ItemBuilder();
        builder.Set("Name", Name);
        builder.Set("Arn", Arn);
        builder.Set("IsGlobal", IsGlobal);
        builder.Set("PartitionKey", Store(PartitionKey));
        builder.Set("SortKey", Store(SortKey));
        builder.Set("Projection", Projection.ToString());
        builder.Set("NonKeyAttributes", AttributeValue.List([.. NonKeyAttributes.Select(static name => (AttributeValue)name.Text)]));
        Throughput.AddTo(builder);
        return builder.Build();
    }

    public static IndexDefinition FromItem(Item item) => new()
    {
        Name = item.GetString("Name"),
        Arn = item.GetString("Arn"),
        IsGlobal = item.GetBoolean("IsGlobal"),
        PartitionKey = Restore(item["PartitionKey"]),
        SortKey = Restore(item["SortKey"]),
        Projection = Enum.Parse<IndexProjection>(item.GetString("Projection")),
        NonKeyAttributes = [.. item["NonKeyAttributes"].Select(static name => AttributeName.Of(name.AsString()))],
        Throughput = ThroughputSettings.From(item),
    };

    private static AttributeValue Store(KeyPart[] parts) =>
        AttributeValue.List([.. parts.Select(static part => AttributeValue.List(part.Name.Text, part.Type.ToString()))]);

    private static KeyPart[] Restore(AttributeValue parts) =>
        [.. parts.Select(static part => new KeyPart(AttributeName.Of(part[0].AsString()), Enum.Parse<AttributeType>(part[1].AsString())))];
}
