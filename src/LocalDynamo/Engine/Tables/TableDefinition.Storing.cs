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
        Set("Name", Name);
        Set("Arn", Arn);
        Set("Id", Id.ToString());
        Set("Created", CreationDateTime.Ticks);
        Set("HashSeed", HashSeed);
        Set("PartitionKey", KeySchema.PartitionKey.Text);
        Set("PartitionKeyType", KeySchema.PartitionKeyType.ToString());
        if (KeySchema.SortKey is not null)
        {
            Set("SortKey", KeySchema.SortKey.Text);
            Set("SortKeyType", KeySchema.SortKeyType.ToString());
        }

        Set("BillingMode", BillingMode.Value);
        SetTime("OnDemandSince", LastUpdateToPayPerRequestDateTime);
        Set("ReadUnits", ReadCapacityUnits);
        Set("WriteUnits", WriteCapacityUnits);
        SetTime("LastIncrease", LastIncreaseDateTime);
        SetTime("LastDecrease", LastDecreaseDateTime);
        Set("DecreasesThatDay", DecreasesThatDay);
        SetNumber("MaxReadUnits", OnDemandThroughput?.MaxReadRequestUnits);
        SetNumber("MaxWriteUnits", OnDemandThroughput?.MaxWriteRequestUnits);
        SetNumber("WarmReadUnits", WarmThroughput?.ReadUnitsPerSecond);
        SetNumber("WarmWriteUnits", WarmThroughput?.WriteUnitsPerSecond);
        if (TableClass is { } tableClass)
            Set("TableClass", tableClass.Value);
        SetTime("TableClassSince", LastTableClassUpdateDateTime);
        Set("IsProtected", DeletionProtectionEnabled);
        if (TimeToLiveAttribute is { } timeToLive)
            Set("TimeToLive", timeToLive.Text);
        SetTime("TimeToLiveSince", LastTimeToLiveUpdateDateTime);
        Set("Tags", AttributeValue.List([.. Tags.Select(tag => AttributeValue.List(tag.Key!, tag.Value!))]));
        return builder.Build();

        void Set(string name, AttributeValue value) => builder.Set(AttributeName.Of(name), value);

        void SetNumber(string name, long? value)
        {
            if (value is { } number)
                Set(name, number);
        }

        void SetTime(string name, DateTime? value) => SetNumber(name, value?.Ticks);
    }

    public static TableDefinition FromItem(Item item)
    {
        var (maxRead, maxWrite) = (Number("MaxReadUnits"), Number("MaxWriteUnits"));
        var (warmRead, warmWrite) = (Number("WarmReadUnits"), Number("WarmWriteUnits"));
        return new TableDefinition
        {
            Name = item.GetString("Name"),
            Arn = item.GetString("Arn"),
            Id = Guid.Parse(item.GetString("Id"), CultureInfo.InvariantCulture),
            CreationDateTime = Time("Created")!.Value,
            HashSeed = item.GetInt64("HashSeed"),
            KeySchema = item.Contains("SortKey")
                ? new KeySchema(Name("PartitionKey"), Type("PartitionKeyType"), Name("SortKey"), Type("SortKeyType"))
                : new KeySchema(Name("PartitionKey"), Type("PartitionKeyType")),
            BillingMode = item.GetString("BillingMode"),
            LastUpdateToPayPerRequestDateTime = Time("OnDemandSince"),
            ReadCapacityUnits = item.GetInt64("ReadUnits"),
            WriteCapacityUnits = item.GetInt64("WriteUnits"),
            LastIncreaseDateTime = Time("LastIncrease"),
            LastDecreaseDateTime = Time("LastDecrease"),
            DecreasesThatDay = item.GetInt32("DecreasesThatDay"),
            OnDemandThroughput = maxRead is null && maxWrite is null
                ? null
                : new OnDemandThroughput { MaxReadRequestUnits = maxRead, MaxWriteRequestUnits = maxWrite },
            WarmThroughput = warmRead is null && warmWrite is null
                ? null
                : new WarmThroughput { ReadUnitsPerSecond = warmRead, WriteUnitsPerSecond = warmWrite },
            TableClass = item.TryGetValue("TableClass", out var tableClass) ? new TableClass(tableClass.AsString()) : default(TableClass?),
            LastTableClassUpdateDateTime = Time("TableClassSince"),
            DeletionProtectionEnabled = item.GetBoolean("IsProtected"),
            TimeToLiveAttribute = item.Contains("TimeToLive") ? Name("TimeToLive") : null,
            LastTimeToLiveUpdateDateTime = Time("TimeToLiveSince"),
            Tags = [.. item["Tags"].Select(tag => new Tag { Key = tag[0].AsString(), Value = tag[1].AsString() })],
        };

        AttributeName Name(string name) => AttributeName.Of(item.GetString(name));

        AttributeType Type(string name) => Enum.Parse<AttributeType>(item.GetString(name));

        long? Number(string name) => item.TryGetValue(name, out var value) ? value.AsInt64() : null;

        DateTime? Time(string name) => Number(name) is { } ticks ? new DateTime(ticks, DateTimeKind.Utc) : null;
    }
}
