using LocalDynamo.Operations;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine;

/// <summary>Each limit and each rule of types: the service's error with its text, and the table as it was.</summary>
public sealed class BadInputTests : IDisposable
{
    private const string Invalid = "One or more parameter values were invalid: ";
    private const string PartitionKeyTooLarge = "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes";
    private const string SortKeyTooLarge = "One or more parameter values were invalid: Aggregated size of all range keys has exceeded the size limit of 1024 bytes";
    private const string EmptyKey = "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty ";
    private const string OtherKey = "The provided key element does not match the schema";
    private const string BadName =
        "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the characters "
        + "a-z, A-Z, 0-9, '_', '-', and '.'";

    private static readonly Item Ada = new() { ["id"] = "ada", ["n"] = 1, ["m"] = new Item { ["x"] = 1 }, ["big"] = "9e125" };
    private static readonly Item Film = new() { ["year"] = 2013, ["title"] = "Rush" };

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public BadInputTests()
    {
        _database.CreateTable("Users", "id").Put(Ada);
        _database.CreateTable("Films", ("year", ScalarAttributeType.N), "title").Put(Film);
        _database.CreateTable("Blobs", ("hash", ScalarAttributeType.B), ("part", ScalarAttributeType.B));
    }

    public void Dispose() => _database.Dispose();

    public static TheoryData<string, Action<DynamoDatabase>, string> BadWrites => new()
    {
        { "no key", db => Put(db, "Users", new() { ["n"] = 1 }), Invalid + "Missing the key id in the item" },
        { "no sort key", db => Put(db, "Films", new() { ["year"] = 1 }), Invalid + "Missing the key title in the item" },
        { "key type", db => Put(db, "Users", new() { ["id"] = 1 }), Invalid + "Type mismatch for key id expected: S actual: N" },
        { "key type M", db => Put(db, "Users", new() { ["id"] = new Item() }), Invalid + "Type mismatch for key id expected: S actual: M" },
        { "empty key", db => Put(db, "Users", new() { ["id"] = "" }), EmptyKey + "string value. Key: id" },
        { "empty binary key", db => Put(db, "Blobs", new() { ["hash"] = "a"u8.ToArray(), ["part"] = Array.Empty<byte>() }), EmptyKey + "binary value. Key: part" },
        { "partition key of 2,049 bytes", db => Put(db, "Users", new() { ["id"] = new string('x', 2049) }), PartitionKeyTooLarge },
        { "2,049 bytes of UTF-8", db => Put(db, "Users", new() { ["id"] = new string('\u00E4', 1024) + "x" }), PartitionKeyTooLarge },
        { "sort key of 1,025 bytes", db => Put(db, "Films", new() { ["year"] = 1, ["title"] = new string('x', 1025) }), SortKeyTooLarge },
        { "item of 409,601 bytes", db => Put(db, "Users", ItemOf(409_601)), "Item size has exceeded the maximum allowed size" },
        { "empty name", db => Put(db, "Users", new() { ["id"] = "ada", [""] = 1 }), "Empty attribute name" },
        {
            "update to 409,601 bytes",
            db => Update(db, "SET filler = :f", new() { [":f"] = new string('x', 409_601 - Ada.SizeBytes - 6) }),
            "Item size to update has exceeded the maximum allowed size"
        },
        {
            "update of the key",
            db => Update(db, "SET id = :f", new() { [":f"] = "bob" }),
            Invalid + "Cannot update attribute id. This attribute is part of the key"
        },
        {
            "update to 33 levels",
            db => Update(db, "SET m.x = :f", new() { [":f"] = Nested(32) }),
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit"
        },
        {
            "sum beyond 38 digits",
            db => Update(db, "SET n = n + :f", new() { [":f"] = DynamoNumber.Parse("1e50") }),
            "Number overflow. Attempting to store a number with magnitude larger than supported range"
        },
        {
            "sum of text",
            db => Update(db, "SET big = big + :f", new() { [":f"] = 1 }),
            "An operand in the update expression has an incorrect data type"
        },
        {
            "missing parent",
            db => Update(db, "SET nowhere.x = :f", new() { [":f"] = 1 }),
            "The document path provided in the update expression is invalid for update"
        },
        {
            "missing attribute",
            db => Update(db, "SET n = nowhere", null),
            "The provided expression refers to an attribute that does not exist in the item"
        },
        { "delete by half a key", db => db.DeleteItem(new() { TableName = "Films", Key = new() { ["year"] = 2013 } }), OtherKey },
        { "delete by more than the key", db => db.DeleteItem(new() { TableName = "Users", Key = Ada }), OtherKey },
        { "delete by another type", db => db.DeleteItem(new() { TableName = "Users", Key = new() { ["id"] = 1 } }), OtherKey },
        { "native delete by half a key", db => db.Table("Films").Delete(2013), OtherKey },
        { "native delete by more than the key", db => db.Table("Users").Delete(new Key("ada", 1)), OtherKey },
        { "native put without key", db => db.Table("Users").Put(new Item { ["n"] = 1 }), Invalid + "Missing the key id in the item" },
        { "table name", db => Put(db, "No", Ada), BadName },
        { "table name with a slash", db => Put(db, "a/b/c", Ada), BadName },
    };

    [Theory]
    [MemberData(nameof(BadWrites))]
    public void Write_ThatBreaksARule_GivesTheTextAndChangesNothing(string what, Action<DynamoDatabase> write, string text)
    {
        _database.Invoking(write).Should().Throw<ValidationException>(what).Which.Message.Should().Be(text);

        _database.Table("Users").Scan().Should().Equal(Ada);
        _database.Table("Films").Scan().Should().Equal(Film);
        _database.Table("Blobs").Scan().Should().BeEmpty();
    }

    public static TheoryData<string, Action<DynamoDatabase>, string> BadReads => new()
    {
        { "another type", db => db.GetItem(new() { TableName = "Users", Key = new() { ["id"] = 1 } }), OtherKey },
        { "half a key", db => db.GetItem(new() { TableName = "Films", Key = new() { ["year"] = 2013 } }), OtherKey },
        { "empty key", db => db.GetItem(new() { TableName = "Users", Key = new() { ["id"] = "" } }), EmptyKey + "string value. Key: id" },
        { "large key", db => db.GetItem(new() { TableName = "Users", Key = new() { ["id"] = new string('x', 2049) } }), PartitionKeyTooLarge },
        { "native, another type", db => db.Table("Users").Get(1), OtherKey },
        { "native, half a key", db => db.Table("Films").Get(2013), OtherKey },
        { "native, no key", db => db.Table("Users").Get(default(Key)), OtherKey },
        { "native, empty key", db => db.Table("Users").Get(""), EmptyKey + "string value. Key: id" },
        { "native, large key", db => db.Table("Users").Get(new string('x', 2049)), PartitionKeyTooLarge },
        { "native, large sort key", db => db.Table("Films").Get(1, new string('x', 1025)), SortKeyTooLarge },
        {
            "Limit 0",
            db => db.Scan(new() { TableName = "Users", Limit = 0 }),
            "1 validation error detected: Value '0' at 'limit' failed to satisfy constraint: Member must have value greater than or equal to 1"
        },
        {
            "Segment alone",
            db => db.Scan(new() { TableName = "Users", Segment = 0 }),
            "If segment is specified, total segment must also be specified"
        },
        {
            "start key of a scan without a sort key",
            db => db.Scan(new() { TableName = "Films", ExclusiveStartKey = new() { ["year"] = 1 } }),
            "The provided starting key is invalid: The provided key element does not match the schema"
        },
        {
            "start key of another partition",
            db => db.Query(QueryOf2013(new() { ["year"] = 1, ["title"] = "a" })),
            "The provided starting key is outside query boundaries based on provided conditions"
        },
        {
            "native start key of another partition",
            db => _ = db.Table("Films").Query(2013).StartAfter(new Key(1, "a")).ToList(),
            "The provided starting key is outside query boundaries based on provided conditions"
        },
        {
            "native start key of half a key",
            db => _ = db.Table("Films").Scan().StartAfter(1).ToList(),
            "The provided starting key is invalid: The provided key element does not match the schema"
        },
        {
            "native start key of another type",
            db => _ = db.Table("Films").Scan().StartAfter(new Key("a", "a")).ToList(),
            "The provided starting key is invalid: The provided key element does not match the schema"
        },
        {
            "native start key where there is one item",
            db => _ = db.Table("Users").Query("ada").StartAfter("ada").ToList(),
            "The query can return at most one row and cannot be restarted"
        },
        { "sort key where there is none", db => _ = db.Table("Users").Query("ada", SortKey.EqualTo(1)).ToList(), "Query key condition not supported" },
    };

    [Theory]
    [MemberData(nameof(BadReads))]
    public void Read_ThatBreaksARule_GivesTheText(string what, Action<DynamoDatabase> read, string text) =>
        _database.Invoking(read).Should().Throw<ValidationException>(what).Which.Message.Should().Be(text);

    [Fact]
    public void Operations_OnAMissingTable_SayThatItIsNotFound()
    {
        _database.Invoking(db => Put(db, "Nothing", Ada)).Should().Throw<ResourceNotFoundException>()
            .WithMessage("Requested resource not found");
        _database.Invoking(db => db.DescribeTable(new() { TableName = "Nothing" })).Should().Throw<ResourceNotFoundException>()
            .WithMessage("Requested resource not found: Table: Nothing not found");
    }

    [Fact]
    public void Put_OfTheLargestKeysAndItem_Works()
    {
        var item = new Item { ["id"] = new string('x', 2048) };
        _database.Table("Users").Put(item);
        _database.Table("Users").Get(item["id"]).Should().Be(item);
        var film = new Item { ["year"] = DynamoNumber.Parse("-9.9999999999999999999999999999999999999E125"), ["title"] = new string('x', 1024) };
        _database.Table("Films").Put(film);
        _database.Table("Films").Get(film["year"], film["title"]).Should().Be(film);
        _database.Table("Users").Put(ItemOf(409_600));
        _database.Table("Users").Get("ada")!.SizeBytes.Should().Be(409_600);
    }

    [Fact]
    public void Update_ToTheLargestItemAndTheDeepestNesting_Works()
    {
        Update(_database, "SET filler = :f", new() { [":f"] = new string('x', 409_600 - Ada.SizeBytes - 6) });
        _database.Table("Users").Get("ada")!.SizeBytes.Should().Be(409_600);
        Update(_database, "SET m.x = :f REMOVE filler", new() { [":f"] = Nested(31) });
        _database.Table("Users").Get("ada")!["m"].Depth.Should().Be(BlockDepth.Max);
    }

    [Fact]
    public void Put_OfASupersededKeyWrittenOtherwise_IsTheSameItem()
    {
        _database.Table("Films").Put(Film.With("year", DynamoNumber.Parse("2.013E3")).With("seen", true));
        _database.Table("Films").Scan().Should().ContainSingle().Which.GetBoolean("seen").Should().BeTrue();
    }

    private static QueryRequest QueryOf2013(Item startKey) => new()
    {
        TableName = "Films",
        KeyConditionExpression = "#y = :y",
        ExpressionAttributeNames = new() { ["#y"] = "year" },
        ExpressionAttributeValues = new() { [":y"] = 2013 },
        ExclusiveStartKey = startKey,
    };

    private static void Put(DynamoDatabase database, string table, Item item) =>
        database.PutItem(new PutItemRequest { TableName = table, Item = item });

    private static void Update(DynamoDatabase database, string update, Dictionary<string, AttributeValue>? values) =>
        database.UpdateItem(new UpdateItemRequest
        {
            TableName = "Users",
            Key = new() { ["id"] = "ada" },
            UpdateExpression = update,
            ExpressionAttributeValues = values,
        });

    private static Item ItemOf(int sizeBytes) => new() { ["id"] = "ada", ["f"] = new string('x', sizeBytes - "idadaf".Length) };

    private static AttributeValue Nested(int levels)
    {
        AttributeValue value = "x";
        for (var level = 1; level < levels; level++)
            value = AttributeValue.List(value);
        return value;
    }
}
