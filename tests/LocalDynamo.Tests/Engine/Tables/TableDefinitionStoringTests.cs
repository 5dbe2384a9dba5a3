using CsCheck;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Tests.Values;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Tables;

public sealed class TableDefinitionStoringTests
{
    private static readonly Gen<DateTime?> Time = Nullable(Gen.Long[0, DateTime.MaxValue.Ticks].Select(ticks => new DateTime(ticks, DateTimeKind.Utc)));

    private static readonly Gen<long?> Units = Nullable(Gen.Long[1, long.MaxValue]);

    private static readonly Gen<ThroughputSettings> Throughput = Gen.Select(Gen.Long[0, 40_000], Time, Time, Gen.Int[0, 27], Units, Units, Units)
        .Select((units, increase, decrease, decreases, maxRead, maxWrite, warm) => new ThroughputSettings
        {
            ReadCapacityUnits = units,
            WriteCapacityUnits = units / 2,
            LastIncreaseDateTime = increase,
            LastDecreaseDateTime = decrease,
            DecreasesThatDay = decreases,
            OnDemand = maxRead is null && maxWrite is null ? null : new() { MaxReadRequestUnits = maxRead, MaxWriteRequestUnits = maxWrite },
            Warm = warm is null ? null : new() { WriteUnitsPerSecond = warm },
        });

    private static readonly Gen<KeyPart> Part = Gen.Select(
        ItemGenerators.Name, Gen.OneOf(AttributeType.S, AttributeType.N, AttributeType.B), (name, type) => new KeyPart(AttributeName.Of(name), type));

    private static readonly Gen<IndexDefinition> Index = Gen.Select(
            ItemGenerators.Name, Gen.Bool, Part.Array[1, 4], Part.Array[0, 4], Gen.Enum<IndexProjection>(), ItemGenerators.Name.Array[0, 4], Throughput)
        .Select((name, isGlobal, partitionKey, sortKey, projection, names, throughput) => new IndexDefinition
        {
            Name = name,
            Arn = "arn:" + name,
            IsGlobal = isGlobal,
            PartitionKey = partitionKey,
            SortKey = sortKey,
            Projection = projection,
            NonKeyAttributes = [.. names.Select(AttributeName.Of)],
            Throughput = throughput,
        });

    private static readonly Gen<TableDefinition> Table = Gen.Select(Index.Array[0, 6], Throughput, Time, Gen.Bool)
        .Select((indexes, throughput, time, isProtected) => TableDefinitions.Create(IndexRequests.Table(request => request.AttributeDefinitions = IndexRequests.Definitions("a b"))) with
        {
            Indexes = indexes,
            Throughput = throughput,
            LastUpdateToPayPerRequestDateTime = time,
            TableClass = isProtected ? TableClass.STANDARD : default(TableClass?),
            DeletionProtectionEnabled = isProtected,
            Tags = isProtected ? [new Tag { Key = "team", Value = "" }] : [],
        });

    [Fact]
    public void FromItem_OfToItem_IsTheSameDefinition() =>
        Table.Sample(table => TableDefinition.FromItem(table.ToItem()).Should().BeEquivalentTo(
            table, options => options.ComparingByMembers<TableDefinition>().ComparingByMembers<IndexDefinition>()
                .Excluding(definition => definition.IndexKeys).Excluding(definition => definition.KeySchema)), iter: 200);

    [Fact]
    public void FromItem_OfIndexBeingMade_IsActive()
    {
        var table = TableDefinitions.Create(IndexRequests.Table(request => request.GlobalSecondaryIndexes = [IndexRequests.Global("gix")]))
            .WithPhase("gix", IndexPhase.Backfilling);

        TableDefinition.FromItem(table.ToItem()).FindIndex("gix")!.Phase.Should().Be(IndexPhase.Active);
    }

    /// <summary>What the first version wrote, which knew no indexes.</summary>
    [Fact]
    public void FromItem_WithoutIndexes_HasNone()
    {
        var stored = Item.FromJson(
            """
            {
              "Name": "Music", "Arn": "arn:aws:dynamodb:us-east-1:000000000000:table/Music", "Id": "0f8fad5b-d9cb-469f-a165-70867728950e",
              "Created": 639080394151230000, "HashSeed": 7, "PartitionKey": "Artist", "PartitionKeyType": "S", "SortKey": "Year",
              "SortKeyType": "N", "BillingMode": "PROVISIONED", "ReadUnits": 5, "WriteUnits": 6, "LastIncrease": 639080394151230000,
              "DecreasesThatDay": 0, "IsProtected": false, "Tags": [["team", "blue"]]
            }
            """);

        var table = TableDefinition.FromItem(stored);

        table.Indexes.Should().BeEmpty();
        table.Throughput.Should().Be(new ThroughputSettings
        {
            ReadCapacityUnits = 5,
            WriteCapacityUnits = 6,
            LastIncreaseDateTime = new DateTime(639080394151230000, DateTimeKind.Utc),
        });
        table.Describe().AttributeDefinitions.Should().Equal(IndexRequests.Definitions("Artist Year:N"));
    }

    private static Gen<T?> Nullable<T>(Gen<T> gen)
        where T : struct => Gen.OneOf(Gen.Const(default(T?)), gen.Select(value => (T?)value));
}
