using System.Text.Json;
using LocalDynamo.Operations;
using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Engine;

/// <summary>Input made to exhaust stack or time ends in an error, here on a thread with a stack of 256 KB.</summary>
public sealed class HostileInputTests : IDisposable
{
    private const int Levels = 200_000;

    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _table;

    public HostileInputTests()
    {
        _table = _database.CreateTable("Users", "id");
        _table.Put(new Item { ["id"] = "ada", ["a"] = 1 });
    }

    public void Dispose() => _database.Dispose();

    [Theory]
    [InlineData("{\"a\":", "[", "]")]
    [InlineData("{\"a\":", "{\"a\":", "}")]
    public void FromJson_200000Levels_IsAnError(string start, string open, string close)
    {
        var json = start + Repeat(open, Levels) + "1" + Repeat(close, Levels) + "}";
        ErrorOnSmallStack(() => Item.FromJson(json)).Should().Match(error => error is JsonException || error is ValidationException);
        ErrorOnSmallStack(() => Item.FromJson(start + Repeat(open, Levels))).Should().NotBeNull();
    }

    [Theory]
    [InlineData("{\"L\":[", "]}")]
    [InlineData("{\"M\":{\"a\":", "}}")]
    public void FromDynamoJson_200000Levels_IsAnError(string open, string close)
    {
        var json = "{\"a\":" + Repeat(open, Levels) + "{\"N\":\"1\"}" + Repeat(close, Levels) + "}";
        ErrorOnSmallStack(() => Item.FromDynamoJson(json)).Should().Match(error => error is JsonException || error is ValidationException);
    }

    [Fact]
    public void Values_BuiltLevelByLevel_AreRefusedAtTheLimit()
    {
        ErrorOnSmallStack(() => Build(value => AttributeValue.List(value))).Should().BeOfType<ValidationException>();
        ErrorOnSmallStack(() => Build(value => new Item { ["a"] = value })).Should().BeOfType<ValidationException>();

        static AttributeValue Build(Func<AttributeValue, AttributeValue> wrap)
        {
            AttributeValue value = 1;
            for (var level = 0; level < Levels; level++)
                value = wrap(value);
            return value;
        }
    }

    public static TheoryData<string> DeepExpressions => new()
    {
        Nest("(", "a = :v", ")"),
        Nest("((", "a = :v", "))"),
        Nest("NOT ", "a = :v", ""),
        Nest("NOT (", "a = :v", ")"),
        Nest("a = :v AND (", "a = :v", ")"),
        Nest("size(", "a", ")"),
        Nest("(", "", ""),
        "a" + Repeat(".a", 2045) + " = :v",
        "a" + Repeat("[0]", 1363) + " = :v",
        "a = :v" + Repeat(" OR a = :v", 400),
        "a IN (:v" + Repeat(",:v", 1300) + ")",
    };

    [Theory]
    [MemberData(nameof(DeepExpressions))]
    public void Condition_OfDeepExpressions_EndsInAnErrorOrAnAnswer(string condition)
    {
        condition.Length.Should().BeLessThanOrEqualTo(4096);
        var error = ErrorOnSmallStack(() => _table.Put(new Item { ["id"] = "bob" }, condition, new() { [":v"] = 1 }));
        error.Should().Match(e => e is ValidationException || e is ConditionalCheckFailedException, "of {0}", error);
    }

    [Theory]
    [InlineData("SET a = ", "list_append(a, ", "a", ")")]
    [InlineData("SET a = ", "list_append(:v, ", ":v", ")")]
    [InlineData("SET a = ", "(", ":v", ")")]
    [InlineData("SET a = ", ":v + ", ":v", "")]
    [InlineData("REMOVE ", "a.", "a", "")]
    public void Update_OfDeepExpressions_EndsInAnError(string start, string open, string middle, string close)
    {
        var update = start + Nest(open, middle, close, 4096 - start.Length);
        ErrorOnSmallStack(() => _table.Update("ada", update, update.Contains(":v") ? new() { [":v"] = 1 } : null))
            .Should().BeOfType<ValidationException>();
        _table.Get("ada").Should().Be(new Item { ["id"] = "ada", ["a"] = 1 });
    }

    [Fact]
    public void Update_OfFunctionsThatMayNest_WorksToAnyDepth()
    {
        var update = "SET b = " + Nest("if_not_exists(b, ", ":v", ")", 4088);
        ErrorOnSmallStack(() => _table.Update("ada", update, new() { [":v"] = 1 })).Should().BeNull();
        _table.Get("ada")!.GetInt32("b").Should().Be(1);
    }

    [Theory]
    [InlineData("9", "")]
    [InlineData("1", "x")]
    [InlineData("1.", "1")]
    [InlineData("1e", "9")]
    [InlineData("-1e-", "9")]
    [InlineData("0.", "0")]
    [InlineData("", "0")]
    [InlineData("--", "1")]
    public void Number_Of10000Digits_EndsInAnErrorOrItsValue(string start, string digit)
    {
        var text = start + Repeat(digit.Length == 0 ? start : digit, 10_000);
        var error = ErrorOnSmallStack(() => DynamoNumber.Parse(text));
        error.Should().Match(e => e == null || e is ValidationException || e is FormatException, "of {0}", error);
        ErrorOnSmallStack(() => Item.FromDynamoJson($"{{\"a\":{{\"N\":\"{text}\"}}}}"))?.GetType().Should().Be(error?.GetType());
    }

    [Fact]
    public void LoneSurrogates_InValuesNamesAndKeys_AreRefusedAndStoreNothing()
    {
        const string Half = "x\uD800";
        Action[] attempts =
        [
            () => _table.Put(new Item { ["id"] = "bob", ["a"] = Half }),
            () => _table.Put(new Item { ["id"] = "bob", [Half] = 1 }),
            () => _table.Put(new Item { ["id"] = "bob", ["m"] = new Item { [Half] = 1 } }),
            () => _table.Put(new Item { ["id"] = "bob", ["l"] = AttributeValue.List(Half) }),
            () => _table.Put(new Item { ["id"] = "bob", ["s"] = AttributeValue.StringSet(Half) }),
            () => _table.Put(new Item { ["id"] = Half }),
            () => _table.Get(Half),
            () => _table.Delete(Half),
            () => _table.Query(Half).ToList(),
            () => _table.Update("bob", "SET a = :a", new() { [":a"] = Half }),
            () => _table.Update("bob", "SET #a = :a", new() { [":a"] = 1 }, new() { ["#a"] = Half }),
            () => _table.Update("bob", $"SET {Half} = :a", new() { [":a"] = 1 }),
            () => _database.PutItem(new PutItemRequest { TableName = "Users" + Half, Item = new Item { ["id"] = "bob" } }),
            () => _database.CreateTable("Other", Half),
        ];

        attempts.Should().AllSatisfy(attempt => attempt.Should().Throw<ValidationException>());
        _table.Scan().Should().ContainSingle();
        ErrorOnSmallStack(() => Item.FromJson("{\"a\":\"\\ud800\"}")).Should().NotBeNull();
        ErrorOnSmallStack(() => Item.FromDynamoJson("{\"\\udc00\":{\"S\":\"x\"}}")).Should().NotBeNull();
    }

    [Fact]
    public void Key_OfTenMillionCharacters_IsTooLarge()
    {
        var giant = new string('x', 10_000_000);
        ErrorOnSmallStack(() => _table.Get(giant))!.Message.Should().Be("One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
        ErrorOnSmallStack(() => _table.Delete(giant))!.Message.Should().Be("One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");
        ErrorOnSmallStack(() => _table.Put(new Item { ["id"] = giant })).Should().BeOfType<ValidationException>();
    }

    [Fact]
    public void PartitionKeys_ThatAllCollide_StillWork()
    {
        const int Count = 2_000;
        var id = LocalDynamo.Values.AttributeName.Of("id");
        var map = new PartitionMap(new SingleItemLayout(), stripeBits: 3, seed: 0, hash: _ => 42);
        var stripe = map.StripeOf(42);
        for (var i = 0; i < Count; i++)
        {
            var item = new Item { ["id"] = $"key{i}" }.Compact();
            lock (stripe.Lock)
                stripe.GetOrAddLocked(item.KeyBytes(id), 42).InstallSettledLocked([], item);
        }

        map.CheckInvariants();
        for (var i = 0; i < Count; i++)
            map.Find(Bytes($"key{i}"), 42)!.Find(default).Newest!.GetString("id").Should().Be($"key{i}");
        map.Find(Bytes("another"), 42).Should().BeNull();
    }

    private static byte[] Bytes(string text) => System.Text.Encoding.UTF8.GetBytes(text);

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    /// <summary>As many levels as fit the longest expression.</summary>
    private static string Nest(string open, string middle, string close, int length = 4096)
    {
        var levels = (length - middle.Length) / (open.Length + close.Length);
        return Repeat(open, levels) + middle + Repeat(close, levels);
    }

    private static Exception? ErrorOnSmallStack(Action action)
    {
        Exception? error = null;
        var thread = new Thread(() => error = Record.Exception(action), maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join(TimeSpan.FromSeconds(20)).Should().BeTrue("hostile input must not take long");
        return error;
    }

    private static Exception? ErrorOnSmallStack(Func<object?> function) => ErrorOnSmallStack(() => { _ = function(); });

    private sealed class SingleItemLayout : KeyLayout
    {
        public override int ScratchBytes => 0;

        public override ReadOnlySpan<byte> SortKeyOf(Item item, Span<byte> scratch) => default;

        public override bool IsInPartition(Item item, ReadOnlySpan<byte> partitionKey) => item.KeyBytes(LocalDynamo.Values.AttributeName.Of("id")).SequenceEqual(partitionKey);
    }
}
