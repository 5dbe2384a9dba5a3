using CsCheck;

namespace LocalDynamo.Tests.Values;

/// <summary>An item with another value in it is, byte for byte, what it would be if all of it were encoded anew.</summary>
public class ItemWithTests
{
    private static readonly string LongName = new('n', 300);

    private static readonly Gen<AttributeValue> LargeOrSmall = Gen.OneOf(
        ItemGenerators.Value, Gen.Int[32_700, 32_780].Select(length => (AttributeValue)new string('x', length)));

    [Fact]
    public void With_AnyValue_IsAsEncodedAnew() =>
        Gen.Select(ItemGenerators.Item, Gen.OneOf(ItemGenerators.Name, Gen.Const(LongName)), LargeOrSmall, LargeOrSmall, Gen.Bool).Sample(
            (start, name, before, after, isMeasured) =>
            {
                // The changed attribute is the last in one and among the others in the other.
                foreach (var item in new[] { start.With(name, before), start.With(name, before).With("z", 1).With("zz", before) })
                    Verify(item, name, after, isMeasured);
            });

    [Fact]
    public void With_OnAMapInAnItem_IsAsEncodedAnew() =>
        Gen.Select(ItemGenerators.Item, ItemGenerators.Value, ItemGenerators.Value).Sample((start, before, after) =>
        {
            var outer = new Item { ["a"] = 1, ["map"] = start.With("name", before).With("z", 1), ["b"] = 2 };
            Verify(outer.GetItem("map"), "name", after, isMeasured: false);
        });

    [Fact]
    public void With_ValueThatIsNoneOrTooDeep_IsRefused()
    {
        var deepest = AttributeValue.List();
        for (var depth = 1; depth < 32; depth++)
            deepest = AttributeValue.List(deepest);
        var item = new Item { ["a"] = 1 };

        item.With("a", deepest)["a"].Should().Be(deepest);
        foreach (var name in new[] { "a", "b" })
        {
            item.Invoking(one => one.With(name, default)).Should().Throw<ValidationException>()
                .WithMessage("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");
            item.Invoking(one => one.With(name, new Item { ["x"] = deepest })).Should().Throw<ValidationException>()
                .WithMessage("Nesting Levels have exceeded supported limits: *");
        }
    }

    private static void Verify(Item item, string name, AttributeValue after, bool isMeasured)
    {
        var size = isMeasured ? item.SizeBytes : 0;
        var changed = item.With(name, after);
        var anew = new Item(item.Select(attribute => attribute.Key == name ? KeyValuePair.Create(name, after) : attribute));

        changed.Block.AsSpan(changed.Offset).SequenceEqual(anew.Block).Should().BeTrue($"{item} got another '{name}'");
        changed.SizeBytes.Should().Be(anew.SizeBytes);
        if (isMeasured)
            item.SizeBytes.Should().Be(size, "the item stays as it was");
    }
}
