using CsCheck;
using LocalDynamo.Engine.Indexes;
using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Engine.Indexes;

/// <summary>What an index holds of an item, and where a query finds it.</summary>
public class IndexSchemaTests
{
    private static readonly KeySchema Table = new(AttributeName.Of("pk"), AttributeType.S, AttributeName.Of("sk"), AttributeType.N);

    private static readonly KeyPart[] SortKey =
        [new(AttributeName.Of("a"), AttributeType.S), new(AttributeName.Of("b"), AttributeType.N), new(AttributeName.Of("c"), AttributeType.B)];

    // Few values, with the bytes that keys are composed with, so that they meet.
    private static readonly Gen<string> Text = Gen.OneOf("a", "a\0", "a\0b", "a\u0001", "aa", "b", "\uFFFF", "\U0001F600");
    private static readonly Gen<AttributeValue> Number = Gen.Int[-3, 3].Select(value => (AttributeValue)value);
    private static readonly Gen<AttributeValue> Bytes = Gen.OneOf<byte[]>([0], [0, 1], [0, 255], [1], [255], [255, 255]).Select(value => (AttributeValue)value);

    private static readonly Gen<Item> Items = Gen.Select(Text, Number, Text, Number, Bytes)
        .Select(v => new Item { ["pk"] = v.Item1, ["sk"] = v.Item2, ["g"] = "x", ["a"] = v.Item3, ["b"] = v.Item4, ["c"] = v.Item5 });

    private static readonly Gen<(string Condition, int Depth)> Conditions = Gen.OneOf(
        ("", 0), ("a = :a", 1), ("a < :a", 1), ("a <= :a", 1), ("a > :a", 1), ("a >= :a", 1), ("begins_with(a, :a)", 1),
        ("a = :a AND b = :b", 2), ("a = :a AND b < :b", 2), ("a = :a AND b BETWEEN :b AND :b2", 2), ("a = :a AND b >= :b", 2),
        ("a = :a AND b = :b AND c <= :c", 3), ("a = :a AND b = :b AND c > :c", 3), ("a = :a AND b = :b AND begins_with(c, :c)", 3));

    private readonly IndexSchema _schema =
        new("index", isGlobal: true, [new(AttributeName.Of("g"), AttributeType.S)], SortKey, Table);

    [Fact]
    public void RangeOf_GeneratedCondition_HoldsWhatPassesItAsAFilter() =>
        Gen.Select(Items, Items, Conditions).Sample((item, values, condition) =>
        {
            var range = _schema.RangeOf(KeyConditionOf(condition.Condition, values));
            Span<byte> scratch = new byte[_schema.ScratchBytes];
            return range.Contains(_schema.SortKeyOf(item, scratch)) == Passes(condition.Condition, values, item);
        });

    [Fact]
    public void SortKeyOf_TwoItems_AreInTheOrderOfTheirSortKeysAndNeverTheSame() =>
        Gen.Select(Items, Items).Sample((left, right) =>
        {
            Span<byte> leftBytes = new byte[_schema.ScratchBytes];
            Span<byte> rightBytes = new byte[_schema.ScratchBytes];
            var order = Math.Sign(_schema.SortKeyOf(left, leftBytes).SequenceCompareTo(_schema.SortKeyOf(right, rightBytes)));
            string[] names = ["a", "b", "c", "pk", "sk"];
            var expected = names.Select(name => AttributeValue.Compare(left[name], right[name])).FirstOrDefault(o => o != 0);
            return order == Math.Sign(expected);
        });

    public static TheoryData<string, AttributeValue> Misfits => new()
    {
        { "g", "" }, { "g", new string('x', 2_049) }, { "a", "" }, { "a", new string('x', 1_025) }, { "c", Array.Empty<byte>() }, { "c", new byte[1_025] },
    };

    /// <summary>Such items lie in a table from before the index was made.</summary>
    [Theory]
    [MemberData(nameof(Misfits))]
    public void EntryOf_ItemWithAnIndexKeyThatIsEmptyOrTooLong_IsNone(string name, AttributeValue value)
    {
        var item = Items.Single().With(name, value);
        _schema.EntryOf(item).Should().BeNull();
        _schema.EntrySizeOf(item).Should().Be(0);
    }

    [Fact]
    public void EntryOf_ItemWithTheLongestIndexKeys_HasAPlaceInTheIndex()
    {
        var entry = _schema.EntryOf(Items.Single()
            .With("g", new string('x', 2_048)).With("a", new string('\0', 1_000)).With("b", 1).With("c", new byte[22]).With("pk", new string('\0', 2_048)))!;
        _schema.SortKeyOf(entry, new byte[_schema.ScratchBytes]).Length.Should().BeLessThanOrEqualTo(_schema.ScratchBytes);
        _schema.EntrySizeOf(entry).Should().Be(entry.SizeBytes);
    }

    [Fact]
    public void EntryOf_ItemWhoseIndexKeyIsTooLongTogether_IsNone()
    {
        var item = Items.Single().With("a", new string('x', 600)).With("c", new byte[600]);
        _schema.EntryOf(item).Should().BeNull();
        _schema.EntrySizeOf(item).Should().Be(0);
    }

    [Theory]
    [InlineData("g")]
    [InlineData("a")]
    [InlineData("c")]
    public void EntryOf_ItemWithoutAnIndexKeyOrWithAnotherType_IsNone(string name)
    {
        var item = Items.Single();
        _schema.EntryOf(item).Should().BeSameAs(item, "an index of all attributes holds the item itself");
        _schema.EntryOf(item.Without(name)).Should().BeNull();
        _schema.EntryOf(item.With(name, true)).Should().BeNull();
    }

    [Fact]
    public void EntryOf_Projections_HoldKeysAndWhatIsNamed()
    {
        var item = Items.Single().With("x", 1).With("y", 2);
        Project(IndexProjection.KeysOnly).EntryOf(item).Should().Be(item.Without("x").Without("y"));
        Project(IndexProjection.Include, "y", "z", "pk").EntryOf(item).Should().Be(item.Without("x"));
        Project(IndexProjection.Include, "y").ShowsSame(item, item.With("x", 3)).Should().BeTrue();
        Project(IndexProjection.Include, "y").ShowsSame(item, item.Without("y")).Should().BeFalse();
        Project(IndexProjection.Include, "y").KeyOf(item).Should().Be(item.Without("x").Without("y"));
    }

    private static IndexSchema Project(IndexProjection projection, params string[] names) => new(
        "index", isGlobal: true, [new(AttributeName.Of("g"), AttributeType.S)], SortKey, Table, projection, [.. names.Select(name => AttributeName.Of(name))]);

    private static KeyCondition KeyConditionOf(string condition, Item values) =>
        new ExpressionScope(null, ValuesOf(values)).KeyCondition(condition.Length == 0 ? "g = :g" : $"g = :g AND {condition}").On(
            new QueryKey("index", [new(AttributeName.Of("g"), AttributeType.S)], SortKey, Table));

    private static bool Passes(string condition, Item values, Item item) =>
        condition.Length == 0 || new ExpressionScope(null, ValuesOf(values)).Condition(condition).Matches(item);

    private static Dictionary<string, AttributeValue> ValuesOf(Item values)
    {
        // BETWEEN wants its bounds in order.
        var (low, high) = (values.GetInt32("b"), values.GetInt32("b") + 2);
        return new() { [":g"] = "x", [":a"] = values["a"], [":b"] = low, [":b2"] = high, [":c"] = values["c"] };
    }
}
