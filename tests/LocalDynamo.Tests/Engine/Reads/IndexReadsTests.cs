using CsCheck;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Reads;

/// <summary>Query and Scan requests with an IndexName.</summary>
public sealed class IndexReadsTests : IDisposable
{
    private const string BigText = "y";

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _table;

    public IndexReadsTests()
    {
        _table = _database.CreateTable(
            "Things",
            "pk",
            "sk",
            SecondaryIndex.Local("LocalKeys", "a").KeysOnly(),
            SecondaryIndex.Local("LocalSome", ("b", ScalarAttributeType.N)).Including("x"),
            SecondaryIndex.Global("Hash", "a").KeysOnly(),
            SecondaryIndex.Global("Some", "a", ("b", ScalarAttributeType.N)).Including("x"),
            SecondaryIndex.Global("All", "a", ("c", ScalarAttributeType.N)),
            SecondaryIndex.Global("Many", ["a", "x"], ("b", ScalarAttributeType.N), ("c", ScalarAttributeType.N), "sk"));
        foreach (var pk in new[] { "p", "q" })
        {
            for (var i = 0; i < 4; i++)
            {
                _table.Put(new Item
                {
                    ["pk"] = pk,
                    ["sk"] = $"s{i}",
                    ["a"] = i < 3 ? "A" : "B",
                    ["b"] = i,
                    ["c"] = 10 - i,
                    ["x"] = "x",
                    [BigText] = new string('y', 5_000),
                    ["m"] = new Item { ["k"] = "v" },
                });
            }
        }

        _table.Put(new Item { ["pk"] = "p", ["sk"] = "none" });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Query_OfAGlobalIndex_GivesWhatItHoldsInItsOrder()
    {
        var response = Query("Some", "a = :a");
        response.Items.Should().OnlyContain(item => item.Count == 5).And.HaveCount(6);
        response.Items!.Select(item => $"{item["b"]}{item.GetString("pk")}").Should().Equal("0p", "0q", "1p", "1q", "2p", "2q");
        Query("All", "a = :a").Items![0].Should().Be(_table.Get("p", "s2"));
        Query("All", "a = :a", query => query.ScanIndexForward = false).Items!
            .Select(item => item.GetInt32("c")).Should().Equal(10, 10, 9, 9, 8, 8);
    }

    [Theory]
    [InlineData("a = :a AND x = :x", "0,0,1,1,2,2")]
    [InlineData("a = :a AND x = :x AND b = :one", "1,1")]
    [InlineData("a = :a AND x = :x AND b = :one AND c = :nine", "1,1")]
    [InlineData("a = :a AND x = :x AND b = :one AND c < :nine", "")]
    [InlineData("a = :a AND x = :x AND b >= :one", "1,1,2,2")]
    [InlineData("a = :a AND x = :x AND b = :one AND c = :nine AND begins_with(sk, :s)", "1,1")]
    public void Query_OfAKeyOfSeveralAttributes_TakesConditionsFromTheLeft(string condition, string expected) =>
        string.Join(',', Query("Many", condition).Items!.Select(item => item["b"])).Should().Be(expected);

    [Fact]
    public void Query_OfItemsWithoutTheKey_LeavesThemOut()
    {
        Scan("Hash").Items.Should().HaveCount(8);
        Scan("LocalKeys").Items.Should().HaveCount(8);
        Scan(null).Items.Should().HaveCount(9);
    }

    [Theory]
    [InlineData("Nope", "a = :a", "The table does not have the specified index: Nope")]
    [InlineData("Hash", "pk = :a", "Query condition missed key schema element: a")]
    [InlineData("LocalKeys", "pk = :a AND sk = :a", "Query condition missed key schema element: a")]
    [InlineData("Some", "a = :a AND c = :one", "Query condition missed key schema element: b")]
    [InlineData("Many", "a = :a AND x = :x AND c = :one", "RANGE key attributes b must have equality conditions specified in the query because a condition is present on key attribute c")]
    [InlineData("Hash", "a = :one", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("Hash", "a = :empty", "One or more parameter values are not valid. A value specified for a secondary index key is not supported. The AttributeValue for a key attribute cannot contain an empty string value. IndexName: Hash, IndexKey: a")]
    [InlineData("LocalKeys", "pk = :empty", "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk")]
    [InlineData("Some", "a.b = :a", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: a")]
    [InlineData("Some", "pk.b = :a", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk")]
    public void Query_WithAConditionThatDoesNotFit_IsRefused(string index, string condition, string error) =>
        Refuses(() => Query(index, condition), error);

    [Theory]
    [InlineData("Hash", "attribute_exists(y)", "One or more parameter values were invalid: Secondary index Hash does not project one or more filter attributes: [y]")]
    [InlineData("Hash", "attribute_exists(m.k) OR attribute_exists(y) OR m = y", "One or more parameter values were invalid: Secondary index Hash does not project one or more filter attributes: [m, y]")]
    [InlineData("LocalKeys", "attribute_exists(y)", "One or more parameter values were invalid: Secondary index LocalKeys does not project one or more filter attributes: [y]")]
    [InlineData("Some", "attribute_exists(b)", "Filter Expression can only contain non-primary key attributes: Primary key attribute: b")]
    [InlineData("Some", "attribute_exists(c.x)", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: c")]
    [InlineData("Some", "attribute_exists(pk.x) OR attribute_exists(b.x)", "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk")]
    public void Query_WithAFilterThatTheIndexCannotServe_IsRefused(string index, string filter, string error) =>
        Refuses(() => Query(index, index == "LocalKeys" ? "pk = :p" : "a = :a", query => query.FilterExpression = filter), error);

    [Fact]
    public void Query_WithAFilterOnTheTablesKey_Passes() =>
        Query("Hash", "a = :a", query => query.FilterExpression = "pk = :p").Count.Should().Be(3);

    [Fact]
    public void GlobalIndex_CannotBeReadConsistently()
    {
        const string Error = "Consistent reads are not supported on global secondary indexes";
        Refuses(() => Query("Hash", "a = :a", query => query.ConsistentRead = true), Error);
        Refuses(() => Scan("Hash", scan => scan.ConsistentRead = true), Error);
        Query("LocalKeys", "pk = :p", query => query.ConsistentRead = true).Count.Should().Be(4);
    }

    [Fact]
    public void GlobalIndex_GivesNoMoreThanItHolds()
    {
        const string Select = "One or more parameter values were invalid: Select type ALL_ATTRIBUTES is not supported for global secondary index Some because its projection type is not ALL";
        Refuses(() => Query("Some", "a = :a", query => query.Select = "ALL_ATTRIBUTES"), Select);
        Refuses(() => Scan("Some", scan => scan.Select = "ALL_ATTRIBUTES"), Select);
        Query("All", "a = :a", query => query.Select = "ALL_ATTRIBUTES").Count.Should().Be(6);

        const string Projection = "One or more parameter values were invalid: Global secondary index Some does not project [y, m]";
        Refuses(() => Query("Some", "a = :a", query => query.ProjectionExpression = "a, y, m.k"), Projection);
        Refuses(() => Scan("Some", scan => scan.AttributesToGet = ["y", "m"]), Projection);
        Query("Some", "a = :a", query => query.ProjectionExpression = "x").Items![0].Should().Be(new Item { ["x"] = "x" });
    }

    [Fact]
    public void Scan_WithAFilterOnWhatTheIndexDoesNotHold_FindsNone() =>
        Scan("Hash", scan => scan.FilterExpression = "attribute_exists(y)").Count.Should().Be(0);

    [Fact]
    public void LocalIndex_FetchesFromTheTableWhatItDoesNotHold()
    {
        var whole = Query("LocalKeys", "pk = :p", query => query.Select = "ALL_ATTRIBUTES").Items!;
        whole.Should().HaveCount(4).And.AllSatisfy(item => item.Should().Be(_table.Get(item["pk"], item["sk"])));
        Query("LocalKeys", "pk = :p", query => query.ProjectionExpression = "m.k").Items![0]
            .Should().Be(new Item { ["m"] = new Item { ["k"] = "v" } });
        Scan("LocalKeys", scan => scan.Select = "ALL_ATTRIBUTES").Items.Should().OnlyContain(item => item.Count == 8);
        Query("LocalKeys", "pk = :p").Items.Should().OnlyContain(item => item.Count == 3);
    }

    [Fact]
    public void FetchingItems_CountsTowardsThePage()
    {
        for (var i = 0; i < 300; i++)
            _table.Put(new Item { ["pk"] = "many", ["sk"] = $"{i:000}", ["a"] = "A", ["fill"] = "f" });
        Query("LocalKeys", "pk = :many").Count.Should().Be(300);

        var page = Query("LocalKeys", "pk = :many", query => query.Select = "ALL_ATTRIBUTES");
        page.Count.Should().Be(255, "4 KB for each of them, and 4 KB for their entries together, are 1 MB");
        page.LastEvaluatedKey.Should().Be(new Item { ["pk"] = "many", ["a"] = "A", ["sk"] = "254" });
    }

    [Fact]
    public void LastEvaluatedKey_HasTheKeysOfIndexAndTable()
    {
        Query("Some", "a = :a", query => query.Limit = 2).LastEvaluatedKey
            .Should().Be(new Item { ["pk"] = "q", ["sk"] = "s0", ["a"] = "A", ["b"] = 0 });
        Query("LocalSome", "pk = :p", query => query.Limit = 2).LastEvaluatedKey
            .Should().Be(new Item { ["pk"] = "p", ["sk"] = "s1", ["b"] = 1 });
        Query("Hash", "a = :a", query => query.Limit = 6).LastEvaluatedKey.Should().NotBeNull("the limit was met");
        Query("Hash", "a = :a", query => query.Limit = 7).LastEvaluatedKey.Should().BeNull();
    }

    public static TheoryData<string, Item, string> WrongStartKeys => new()
    {
        { "Some", new Item(), "The provided starting key is invalid" },
        { "Some", new Item { ["pk"] = "p", ["sk"] = "s1" }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "A", ["b"] = 1 }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "A", ["b"] = 1, ["pk"] = "p", ["sk"] = "s1", ["x"] = "x" }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "A", ["b"] = 1, ["pk"] = "p", ["x"] = "x" }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "A", ["b"] = "1", ["pk"] = "p", ["sk"] = "s1" }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "A", ["b"] = 1, ["pk"] = 1, ["sk"] = "s1" }, "The provided starting key is invalid" },
        { "Some", new Item { ["a"] = "B", ["b"] = 1, ["pk"] = "p", ["sk"] = "s1" }, "The provided starting key is outside query boundaries based on provided conditions" },
        { "Some", new Item { ["a"] = "A", ["b"] = 0, ["pk"] = "p", ["sk"] = "s1" }, "The provided starting key does not match the range key predicate" },
        { "Some", new Item { ["a"] = "A", ["b"] = 1, ["pk"] = "", ["sk"] = "s1" }, "The provided starting key is invalid: One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk" },
        { "LocalSome", new Item { ["pk"] = "p", ["sk"] = "s1" }, "The provided starting key is invalid" },
        { "LocalSome", new Item { ["pk"] = "q", ["sk"] = "s1", ["b"] = 1 }, "The provided starting key is outside query boundaries based on provided conditions" },
    };

    [Theory]
    [MemberData(nameof(WrongStartKeys))]
    public void ExclusiveStartKey_ThatTheQueryCannotHaveStoppedAt_IsRefused(string index, Item key, string error) =>
        Refuses(
            () => Query(index, index == "Some" ? "a = :a AND b >= :one" : "pk = :p AND b >= :one", query => query.ExclusiveStartKey = key),
            error);

    [Fact]
    public void ExclusiveStartKey_NeedNotExist()
    {
        var key = new Item { ["a"] = "A", ["b"] = 1, ["pk"] = "zz", ["sk"] = "zz" };
        Query("Some", "a = :a", query => query.ExclusiveStartKey = key).Items!.Select(item => item.GetInt32("b")).Should().Equal(2, 2);
        Query("Some", "a = :a", query => (query.ExclusiveStartKey, query.ScanIndexForward) = (key, false)).Count.Should().Be(4);
    }

    [Fact]
    public void Pages_OfAnySize_AddUpToTheWholeInOrder()
    {
        var indexes = new[] { "LocalKeys", "LocalSome", "Hash", "Some", "All", "Many" };
        var things = Gen.Select(Gen.Int[0, 2], Gen.Int[0, 9], Gen.Int[0, 1], Gen.Int[-2, 2], Gen.Int[0, 3]);
        Gen.Select(things.Array[0, 40], Gen.OneOf(indexes), Gen.Int[1, 7], Gen.Bool, Gen.Int[1, 3]).Sample(
            (made, index, pageSize, forward, segments) =>
            {
                using var database = DynamoDatabase.InMemory();
                var table = database.CreateTable(
                    "Things",
                    "pk",
                    "sk",
                    SecondaryIndex.Local("LocalKeys", "a").KeysOnly(),
                    SecondaryIndex.Local("LocalSome", ("b", ScalarAttributeType.N)).Including("x"),
                    SecondaryIndex.Global("Hash", "a").KeysOnly(),
                    SecondaryIndex.Global("Some", "a", ("b", ScalarAttributeType.N)).Including("x"),
                    SecondaryIndex.Global("All", "a", ("c", ScalarAttributeType.N)),
                    SecondaryIndex.Global("Many", ["a", "x"], ("b", ScalarAttributeType.N), ("c", ScalarAttributeType.N), "sk"));
                foreach (var (pk, sk, a, b, c) in made)
                {
                    table.Put(new Item
                    {
                        ["pk"] = $"p{pk}",
                        ["sk"] = $"s{sk}",
                        ["a"] = $"a{a}",
                        ["b"] = b,
                        ["c"] = c,
                        ["x"] = "x",
                    });
                }

                // Pages of a query, in either direction, against a sort of what the table has.
                var isLocal = index.StartsWith("Local", StringComparison.Ordinal);
                var found = Pages(
                    startKey => database.Query(new QueryRequest
                    {
                        TableName = "Things",
                        IndexName = index,
                        KeyConditionExpression = isLocal ? "pk = :v" : index == "Many" ? "a = :v AND x = :x" : "a = :v",
                        ExpressionAttributeValues = index == "Many"
                            ? new() { [":v"] = "a1", [":x"] = "x" }
                            : new() { [":v"] = isLocal ? "p1" : "a1" },
                        Limit = pageSize,
                        ScanIndexForward = forward,
                        ExclusiveStartKey = startKey,
                    }) is var page ? (page.Items!, page.LastEvaluatedKey) : default);
                var expected = table.Scan().Where(item => isLocal ? item["pk"] == "p1" : item["a"] == "a1")
                    .OrderBy(item => index is "LocalKeys" ? item.GetString("a") : "", StringComparer.Ordinal)
                    .ThenBy(item => index is "LocalSome" or "Some" or "Many" ? item.GetInt32("b") : 0)
                    .ThenBy(item => index is "All" or "Many" ? item.GetInt32("c") : 0)
                    .ThenBy(item => index is "Many" ? item.GetString("sk") : "", StringComparer.Ordinal)
                    .ThenBy(item => item.GetString("pk"), StringComparer.Ordinal)
                    .ThenBy(item => item.GetString("sk"), StringComparer.Ordinal)
                    .Select(NameOf);
                var inOrder = forward ? expected.ToList() : [.. expected.Reverse()];
                if (!found.Select(NameOf).SequenceEqual(inOrder))
                    found.Select(NameOf).Should().Equal(inOrder);

                // Pages of a parallel scan: each entry once.
                var scanned = Enumerable.Range(0, segments).SelectMany(segment => Pages(startKey => database.Scan(new ScanRequest
                {
                    TableName = "Things",
                    IndexName = index,
                    Limit = pageSize,
                    Segment = segment,
                    TotalSegments = segments,
                    ExclusiveStartKey = startKey,
                }) is var page ? (page.Items!, page.LastEvaluatedKey) : default)).Select(NameOf).Order(StringComparer.Ordinal).ToList();
                var all = table.Scan().Select(NameOf).Order(StringComparer.Ordinal).ToList();
                if (!scanned.SequenceEqual(all))
                    scanned.Should().Equal(all);
            },
            iter: 300);

        static string NameOf(Item item) => $"{item.GetString("pk")}/{item.GetString("sk")}";
    }

    [Fact]
    public void Scan_GoneOnInAnotherSegment_IsRefused()
    {
        var key = Scan("Some", scan => scan.Limit = 1).LastEvaluatedKey!;
        var scans = Enumerable.Range(0, 2).Select(segment => (Action)(() => Scan(
            "Some", scan => (scan.Segment, scan.TotalSegments, scan.ExclusiveStartKey) = (segment, 2, key))));
        var errors = scans.Select(scan => Record.Exception(scan)?.Message).Where(message => message is not null).ToList();
        errors.Should().ContainSingle().Which.Should().StartWith("The provided starting key is invalid: Invalid ExclusiveStartKey. Please use ExclusiveStartKey with correct Segment.");
    }

    [Fact]
    public void Index_ThatIsBeingFilled_CannotBeReadYet()
    {
        var table = _database.Engine.Catalog.Get("Things");
        var index = table.NewIndex(new IndexSchema(
            "Late", isGlobal: true, [new KeyPart(AttributeName.Of("x"), AttributeType.S)], [], table.Schema));
        table.AddIndexLocked(index);
        const string Error = "Cannot read from backfilling global secondary index: Late";
        Refuses(() => Query("Late", "x = :x"), Error);
        Refuses(() => Scan("Late"), Error);
        Refuses(() => _table.Index("Late").Scan().ToList(), Error);

        using var now = _database.Snapshot();
        index.Activate(now.CommitNumber);
        Scan("Late").Count.Should().Be(0);
    }

    [Fact]
    public void OtherExpressions_LeadIntoNoIndexKey()
    {
        const string Error = "Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: IndexKey: a";
        Refuses(
            () => _database.GetItem(new GetItemRequest
            {
                TableName = "Things",
                Key = new Item { ["pk"] = "p", ["sk"] = "s1" },
                ProjectionExpression = "a.x",
            }),
            Error);
        Refuses(() => Scan(null, scan => scan.FilterExpression = "attribute_exists(a.x)"), Error);
    }

    private static List<Item> Pages(Func<Item?, (List<Item> Items, Item? LastEvaluatedKey)> read)
    {
        var items = new List<Item>();
        Item? startKey = null;
        do
        {
            (var page, startKey) = read(startKey);
            items.AddRange(page);
        }
        while (startKey is not null);
        return items;
    }

    private static void Refuses(Action read, string error) => read.Should().Throw<ValidationException>().Which.Message.Should().Be(error);

    private QueryResponse Query(string index, string condition, Action<QueryRequest>? refine = null)
    {
        var request = new QueryRequest { TableName = "Things", IndexName = index, KeyConditionExpression = condition };
        refine?.Invoke(request);
        var values = new Dictionary<string, AttributeValue>
        {
            [":a"] = "A",
            [":p"] = "p",
            [":x"] = "x",
            [":s"] = "s",
            [":one"] = 1,
            [":nine"] = 9,
            [":empty"] = "",
            [":many"] = "many",
        };
        var used = values.Where(value => $"{condition} {request.FilterExpression} ".Contains(value.Key, StringComparison.Ordinal));
        request.ExpressionAttributeValues = used.ToDictionary(value => value.Key, value => value.Value);
        return _database.Query(request);
    }

    private ScanResponse Scan(string? index, Action<ScanRequest>? refine = null)
    {
        var request = new ScanRequest { TableName = "Things", IndexName = index };
        refine?.Invoke(request);
        return _database.Scan(request);
    }
}
