using LocalDynamo.Operations;
using static LocalDynamo.Tests.Engine.IndexRequests;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class IndexKeyRulesTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public IndexKeyRulesTests() => _database.CreateTable(Table(request =>
    {
        request.AttributeDefinitions = Definitions("a b c d:N e:B f g h i j k");
        request.LocalSecondaryIndexes = [Local("lix"), Local("small", "a:HASH g:RANGE", new() { ProjectionType = ProjectionType.KEYS_ONLY })];
        request.GlobalSecondaryIndexes = [Global("gix"), Global("numbers", "d:HASH"), Global("bytes", "e:HASH f:RANGE"), Global("turned", "b:HASH a:RANGE"),
            Global("whole", "h:HASH i:HASH j:RANGE k:RANGE")];
    }));

    public void Dispose() => _database.Dispose();

    public static TheoryData<string, AttributeValue, string> Faults => new()
    {
        // The first index by name is told, whichever kind it is of.
        { "c", 1, "One or more parameter values were invalid: Type mismatch for Index Key c Expected: S Actual: N IndexName: gix" },
        { "d", "1", "One or more parameter values were invalid: Type mismatch for Index Key d Expected: N Actual: S IndexName: numbers" },
        { "c", AttributeValue.Null, "One or more parameter values were invalid: Type mismatch for Index Key c Expected: S Actual: NULL IndexName: gix" },
        { "c", AttributeValue.List("x"), "One or more parameter values were invalid: Type mismatch for Index Key c Expected: S Actual: L IndexName: gix" },
        { "e", "", "One or more parameter values were invalid: Type mismatch for Index Key e Expected: B Actual: S IndexName: bytes" },
        { "f", new string('x', 1_025), "One or more parameter values were invalid: Size limit exceeded for Index Key f Actual Size: 1025 bytes Max Size: 1024 bytes IndexName: bytes" },
        { "e", new byte[2_049], "One or more parameter values were invalid: Size limit exceeded for Index Key e Actual Size: 2049 bytes Max Size: 2048 bytes IndexName: bytes" },
        // A partition key of one index, a sort key of another.
        { "c", new string('x', 1_025), "One or more parameter values were invalid: Size limit exceeded for Index Key c Actual Size: 1025 bytes Max Size: 1024 bytes IndexName: lix" },
    };

    public static TheoryData<string, AttributeValue, string, string> EmptyKeys => new()
    {
        { "c", "", "string", "gix" },
        { "e", Array.Empty<byte>(), "binary", "bytes" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void AnyWrite_OfAnIndexKeyThatDoesNotFit_IsRefused(string name, AttributeValue value, string error)
    {
        foreach (var write in Writes(name, value))
            write.Should().Throw<ValidationException>().WithMessage(error);
        Stored().Should().BeNull();
    }

    [Theory]
    [MemberData(nameof(EmptyKeys))]
    public void AnyWrite_OfAnEmptyIndexKey_IsRefusedInThePutsWordsOrTheUpdates(string name, AttributeValue value, string type, string index)
    {
        foreach (var put in Puts(name, value).Append(LegacyUpdate(name, value)))
        {
            put.Should().Throw<ValidationException>().WithMessage(
                "One or more parameter values are not valid. A value specified for a secondary index key is not supported. " +
                $"The AttributeValue for a key attribute cannot contain an empty {type} value. IndexName: {index}, IndexKey: {name}");
        }

        Update($"SET {name} = :v", value).Should().Throw<ValidationException>().WithMessage(
            "One or more parameter values are not valid. The update expression attempted to update a secondary index key to a value that " +
            $"is not supported. The AttributeValue for a key attribute cannot contain an empty {type} value.");
    }

    [Fact]
    public void AnyWrite_OfIndexKeysThatFit_Passes()
    {
        foreach (var (name, value) in new (string, AttributeValue)[] { ("c", new string('x', 1_024)), ("d", 0), ("e", new byte[2_048]) })
        {
            foreach (var write in Writes(name, value))
                write.Should().NotThrow();
        }
    }

    [Fact]
    public void Put_OfATableKeyTooLongForAnIndex_IsRefused() =>
        Put(new Item { ["a"] = new string('x', 1_025), ["b"] = "1" }).Should().Throw<ValidationException>()
            .WithMessage("*Size limit exceeded for Index Key a Actual Size: 1025 bytes Max Size: 1024 bytes IndexName: turned");

    [Fact]
    public void Update_MakingAnItemOfATableKeyTooLongForAnIndex_IsRefused() =>
        _database.Invoking(database => database.UpdateItem(new UpdateItemRequest
        {
            TableName = "Music",
            Key = new Item { ["a"] = new string('x', 1_025), ["b"] = "1" },
        })).Should().Throw<ValidationException>().WithMessage("*Size limit exceeded for Index Key a*");

    [Theory]
    [InlineData("h", "i", 1_024, 1_024, null)]
    [InlineData("h", "i", 1_024, 1_025, "Aggregate size for HASH key attributes h, i of index whole has exceeded limit 2048 bytes, with actual size 2049 bytes")]
    [InlineData("j", "k", 1_000, 25, "Aggregate size for RANGE key attributes j, k of index whole has exceeded limit 1024 bytes, with actual size 1025 bytes")]
    public void AnyWrite_OfIndexKeysTooLongTogether_IsRefused(string first, string second, int length, int otherLength, string? error)
    {
        var (value, other) = (new string('x', length), new string('x', otherLength));
        Put(Item(first, value))();
        Action[] writes = [Put(Item(first, value).With(second, other)), Update($"SET {second} = :v", other)];
        foreach (var write in writes)
        {
            if (error is null)
                write.Should().NotThrow();
            else
                write.Should().Throw<ValidationException>().WithMessage(error);
        }
    }

    [Fact]
    public void Put_WithConditionThatFails_IsRefusedForTheIndexKeyFirst() =>
        _database.Invoking(database => database.PutItem(new PutItemRequest
        {
            TableName = "Music",
            Item = Item("c", 1),
            ConditionExpression = "attribute_exists(zz)",
        })).Should().Throw<ValidationException>().WithMessage("*Type mismatch for Index Key*");

    [Fact]
    public void Update_TakingTheValueFromTheItem_IsHeldAgainstTheIndexToo()
    {
        Put(Item("x", 1))();
        Update("SET c = x").Should().Throw<ValidationException>().WithMessage("*Type mismatch for Index Key c Expected: S Actual: N IndexName: gix");
    }

    [Fact]
    public void Update_OfAnItemOlderThanTheIndex_MayLeaveItsAttributeAsItIs()
    {
        const string mismatch = "*Type mismatch for Index Key n Expected: S Actual: N IndexName: young";
        Put(Item("n", 1))();
        _database.UpdateTable(new UpdateTableRequest
        {
            TableName = "Music",
            AttributeDefinitions = Definitions("n"),
            GlobalSecondaryIndexUpdates = [Create("young", "n:HASH")],
        });

        Update("SET x = :v", "y").Should().NotThrow();
        Update("SET n = n").Should().NotThrow();
        Update("SET n = :v", 2).Should().Throw<ValidationException>().WithMessage(mismatch);
        Put(Item("n", 1)).Should().Throw<ValidationException>().WithMessage(mismatch);
        Update("REMOVE n").Should().NotThrow();
        Update("SET n = :v", "good").Should().NotThrow();
    }

    [Theory]
    [InlineData("SET c = :v")]
    [InlineData(null)]
    public void Transaction_WithAnEmptyOrTooLongIndexKey_IsRefusedBeforeItBegins(string? update)
    {
        foreach (var value in new[] { "", new string('x', 2_049) })
        {
            Transact(update, value).Should().Throw<ValidationException>()
                .WithMessage(value.Length == 0 ? "*cannot contain an empty string value.*" : "*Size limit exceeded for Index Key c*");
        }
    }

    [Theory]
    [InlineData("SET c = :v")]
    [InlineData(null)]
    public void Transaction_WithAnIndexKeyOfAnotherType_IsCancelled(string? update) =>
        Transact(update, 1).Should().Throw<TransactionCanceledException>().Which.CancellationReasons.Should().Equal(new CancellationReason
        {
            Code = "ValidationError",
            Message = "One or more parameter values were invalid: Type mismatch for Index Key c Expected: S Actual: N IndexName: gix",
        });

    /// <summary>Such an item is in no index on the attribute, so neither filling the index nor a later write may trip over it.</summary>
    [Theory]
    [InlineData(0)]
    [InlineData(1_025)]
    [InlineData(400_000)]
    public async Task Update_OfAnItemOlderThanTheIndexWhoseKeyIsEmptyOrTooLong_LeavesItOutOfTheIndex(int length)
    {
        Put(Item("long", new string('x', length)))();
        _database.UpdateTable(new UpdateTableRequest
        {
            TableName = "Music",
            AttributeDefinitions = Definitions("long"),
            GlobalSecondaryIndexUpdates = [Create("young", "long:HASH")],
        });
        await _database.Engine.Catalog.Get("Music").FindIndex("young")!.Filled;

        Update("SET x = :v", "y").Should().NotThrow();

        var young = _database.DescribeTable(new DescribeTableRequest { TableName = "Music" }).Table!.GlobalSecondaryIndexes!.Last();
        young.ItemCount.Should().Be(length == 1_025 ? 1 : 0, "a partition key has 1 to 2,048 bytes");
    }

    [Theory]
    [InlineData("SET c.x = :v", null)]
    [InlineData("SET x = if_not_exists(c[0], :v)", null)]
    [InlineData("SET x = :v", "attribute_exists(c.x)")]
    public void Expression_WithAPathIntoAnIndexKey_IsRefused(string update, string? condition) =>
        _database.Invoking(database => database.UpdateItem(new UpdateItemRequest
        {
            TableName = "Music",
            Key = Key(),
            UpdateExpression = update,
            ConditionExpression = condition,
            ExpressionAttributeValues = new() { [":v"] = "1" },
        })).Should().Throw<ValidationException>()
            .WithMessage("Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: c");

    [Fact]
    public void Write_OfAnItemThatFitsAloneButNotWithItsLocalEntry_IsRefused()
    {
        // An entry of lix is the whole item: 2 * 204,800 bytes are just allowed. Without c the item is in no local index that shows so much.
        var keysBytes = Item("c", "3").With("x", "").SizeBytes;
        var largest = Item("c", "3").With("x", new string('x', 204_800 - keysBytes));
        var larger = largest.With("x", new string('x', 204_801 - keysBytes));

        Put(largest).Should().NotThrow();
        Put(larger).Should().Throw<ValidationException>().WithMessage("Item size has exceeded the maximum allowed size");
        Update("SET y = :v", "").Should().Throw<ValidationException>().WithMessage("Item size to update has exceeded the maximum allowed size");
        Put(larger.Without("c")).Should().NotThrow();
    }

    [Fact]
    public void Write_OfAnItemWithASmallLocalEntry_IsHeldAgainstBothTogether()
    {
        // The entry of small has a, b and g: 6 bytes.
        var others = Item("g", "3").With("x", "").SizeBytes;
        Put(Item("g", "3").With("x", new string('x', 409_600 - 6 - others))).Should().NotThrow();
        Put(Item("g", "3").With("x", new string('x', 409_600 - 5 - others))).Should().Throw<ValidationException>()
            .WithMessage("Item size has exceeded the maximum allowed size");
    }

    private static Item Key() => new() { ["a"] = "1", ["b"] = "2" };

    private static Item Item(string name, AttributeValue value) => Key().With(name, value);

    private Item? Stored() => _database.Table("Music").Get(new Key("1", "2"));

    private IEnumerable<Action> Writes(string name, AttributeValue value) => [.. Puts(name, value), LegacyUpdate(name, value), Update($"SET {name} = :v", value)];

    private IEnumerable<Action> Puts(string name, AttributeValue value) =>
    [
        Put(Item(name, value)),
        () => _database.Table("Music").Put(Item(name, value)),
        () => _database.BatchWriteItem(new BatchWriteItemRequest
        {
            RequestItems = new() { ["Music"] = [new() { PutRequest = new() { Item = Item(name, value) } }] },
        }),
    ];

    private Action Put(Item item) => () => _database.PutItem(new PutItemRequest { TableName = "Music", Item = item });

    private Action Update(string expression, AttributeValue value = default) => () => _database.UpdateItem(new UpdateItemRequest
    {
        TableName = "Music",
        Key = Key(),
        UpdateExpression = expression,
        ExpressionAttributeValues = value.HasValue ? new() { [":v"] = value } : null,
    });

    /// <summary>A transaction of one update, or else one put.</summary>
    private Action Transact(string? update, AttributeValue value) => () => _database.TransactWriteItems(new TransactWriteItemsRequest
    {
        TransactItems =
        [
            update is null
                ? new() { Put = new() { TableName = "Music", Item = Item("c", value) } }
                : new()
                {
                    Update = new()
                    {
                        TableName = "Music",
                        Key = Key(),
                        UpdateExpression = update,
                        ExpressionAttributeValues = new() { [":v"] = value },
                    },
                },
        ],
    });

    private Action LegacyUpdate(string name, AttributeValue value) => () => _database.UpdateItem(new UpdateItemRequest
    {
        TableName = "Music",
        Key = Key(),
        AttributeUpdates = new() { [name] = new() { Action = AttributeAction.PUT, Value = value } },
    });
}
