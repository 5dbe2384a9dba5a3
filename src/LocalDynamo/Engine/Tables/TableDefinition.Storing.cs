using System.Globalization;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Tables;

/// <content>How a definition is kept in the log: as an item, so that the log has one encoding for all.</content>
internal sealed partial record TableDefinition
{
    public Item ToItem()
    {
        var builder = new ItemBuilder();
        builder.Set("Name", Name);
        builder.Set("Arn", Arn);
        builder.Set("Id", Id.ToString());
        builder.Set("Created", CreationDateTime.Ticks);
        builder.Set("HashSeed", HashSeed);
        builder.Set("PartitionKey", KeySchema.PartitionKey.Text);
        builder.Set("PartitionKeyType", KeySchema.PartitionKeyType.ToString());
        if (KeySchema.SortKey is not null)
        {
            builder.Set("SortKey", KeySchema.SortKey.Text);
            builder.Set("SortKeyType", KeySchema.SortKeyType.ToString());
        }

        builder.Set("BillingMode", BillingMode.Value);
        builder.SetTime("OnDemandSince", LastUpdateToPayPerRequestDateTime);
        Throughput.AddTo(builder);
        if (TableClass is { } tableClass)
            builder.Set("TableClass", tableClass.Value);
        builder.SetTime("TableClassSince", LastTableClassUpdateDateTime);
        builder.Set("IsProtected", DeletionProtectionEnabled);
        if (TimeToLiveAttribute is { } timeToLive)
            builder.Set("TimeToLive", timeToLive.Text);
        builder.SetTime("TimeToLiveSince", LastTimeToLiveUpdateDateTime);
        builder.Set("Tags", AttributeValue.List([.. Tags.Select(tag => AttributeValue.List(tag.Key!, tag.Value!))]));
        builder.Set("Indexes", AttributeValue.List([.. Indexes.Select(static index => (AttributeValue)index.ToItem())]));
        return builder.Build();
    }

    public static TableDefinition FromItem(Item item)
    {
        // Folders that were written before there were indexes have none.
        var indexes = item.TryGetValue("Indexes", out var stored) ? stored : AttributeValue.List();
        return new TableDefinition
        {
            Name = item.GetString("Name"),
            Arn = item.GetString("Arn"),
            Id = Guid.Parse(item.GetString("Id"), CultureInfo.InvariantCulture),
            CreationDateTime = item.TimeOrNull("Created")!.Value,
            HashSeed = item.GetInt64("HashSeed"),
            KeySchema = item.Contains("SortKey")
                ? new KeySchema(Name("PartitionKey"), Type("PartitionKeyType"), Name("SortKey"), Type("SortKeyType"))
                : new KeySchema(Name("PartitionKey"), Type("PartitionKeyType")),
            BillingMode = item.GetString("BillingMode"),
            LastUpdateToPayPerRequestDateTime = item.TimeOrNull("OnDemandSince"),
            Throughput = ThroughputSettings.From(item),
            TableClass = item.TryGetValue("TableClass", out var tableClass) ? new TableClass(tableClass.AsString()) : default(TableClass?),
            LastTableClassUpdateDateTime = item.TimeOrNull("TableClassSince"),
            DeletionProtectionEnabled = item.GetBoolean("IsProtected"),
            TimeToLiveAttribute = item.Contains("TimeToLive") ? Name("TimeToLive") : null,
            LastTimeToLiveUpdateDateTime = item.TimeOrNull("TimeToLiveSince"),
            Tags = [.. item["Tags"].Select(tag => new Tag { Key = tag[0].AsString(), Value = tag[1].AsString() })],
            Indexes = [.. indexes.Select(static index => IndexDefinition.FromItem(index.AsItem()))],
        };

        AttributeName Name(string name) => AttributeName.Of(item.GetString(name));

        AttributeType Type(string name) => Enum.Parse<AttributeType>(item.GetString(name));
    }
}
