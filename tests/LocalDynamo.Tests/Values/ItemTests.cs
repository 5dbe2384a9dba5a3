using LocalDynamo.Tests.Storage;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Values;

public class ItemTests
{
    private static Item Film() => new()
    {
        ["year"] = 2013,
        ["title"] = "Rush",
        ["info"] = new Item
        {
            ["rating"] = 8.3,
            ["actors"] = ["Daniel Bruhl", "Chris Hemsworth"],
            ["crew"] = new Item { ["directors"] = ["Ron Howard"] },
        },
    };

    [Fact]
    public void Initialiser_ConvertsFromNetTypes()
    {
        var item = new Item
        {
            ["s"] = "text",
            ["i"] = 1,
            ["l"] = 1L << 60,
            ["m"] = 1.5m,
            ["d"] = 0.1,
            ["b"] = true,
            ["bytes"] = new byte[] { 1, 2 },
            ["null"] = AttributeValue.Null,
            ["list"] = ["a", 1, false],
            ["map"] = new Item { ["x"] = 1 },
            ["ss"] = new HashSet<string> { "b", "a" },
            ["ns"] = AttributeValue.NumberSet(1, 2),
        };

        item.Select(attribute => attribute.Value.Type).Should().Equal(
            AttributeType.S, AttributeType.N, AttributeType.N, AttributeType.N, AttributeType.N, AttributeType.BOOL, AttributeType.B,
            AttributeType.NULL, AttributeType.L, AttributeType.M, AttributeType.SS, AttributeType.NS);
        item.ToString().Should().Be(
            """{"s":"text","i":1,"l":1152921504606846976,"m":1.5,"d":0.1,"b":true,"bytes":"AQI=","null":null,"list":["a",1,false],"map":{"x":1},"ss":["a","b"],"ns":[1,2]}""");
    }

    [Fact]
    public void Getters_FollowPaths()
    {
        var film = Film();

        film.GetString("title").Should().Be("Rush");
        film.GetString("info.actors[1]").Should().Be("Chris Hemsworth");
        film.GetString("info.crew.directors[0]").Should().Be("Ron Howard");
        film.GetDecimal("info.rating").Should().Be(8.3m);
        film.GetItem("info").Count.Should().Be(3);
        film.At("info.actors[2]").HasValue.Should().BeFalse();
        film.At("info.actors.name").HasValue.Should().BeFalse();
        film.At("title[0]").HasValue.Should().BeFalse();
    }

    [Fact]
    public void At_NameWithDots_ComesBeforePath()
    {
        var item = new Item { ["a.b"] = 1, ["a"] = new Item { ["b"] = 2 } };

        item.GetInt32("a.b").Should().Be(1);
    }

    [Theory]
    [InlineData("a[")]
    [InlineData("a[x]")]
    [InlineData("a[-1]")]
    [InlineData("a..b")]
    [InlineData(".a")]
    [InlineData("a.")]
    [InlineData("a[0]b")]
    public void At_TextThatIsNoPath_IsRefused(string path) =>
        new Item { ["a"] = 1 }.Invoking(item => item.At(path)).Should().Throw<FormatException>().WithMessage($"'{path}' is no path *");

    [Fact]
    public void Indexer_AbsentAttribute_Throws()
    {
        var item = new Item { ["a"] = 1 };

        item.Invoking(i => i["b"]).Should().Throw<KeyNotFoundException>().WithMessage("The item has no attribute 'b'.");
        item.Invoking(i => i.GetString("b")).Should().Throw<KeyNotFoundException>().WithMessage("The item has no value at 'b'.");
        item.Invoking(i => i.GetString("a")).Should().Throw<InvalidOperationException>().WithMessage("The value is of type N, not S.");
    }

    [Fact]
    public void With_ChangesACopy()
    {
        var film = Film();
        var seen = film.With("seen", true).With("title", "Rush!").Without("info");

        seen.ToString().Should().Be("""{"year":2013,"title":"Rush!","seen":true}""");
        film.Should().Be(Film());
        film.With(new Item { ["year"] = 2014, ["new"] = 1 }).Without("info").ToString()
            .Should().Be("""{"year":2014,"title":"Rush","new":1}""");
        film.Without("absent").Should().BeSameAs(film);
    }

    [Fact]
    public void Equality_IgnoresOrderOfAttributesAndMembers()
    {
        var one = new Item { ["a"] = 1, ["m"] = new Item { ["x"] = "1", ["y"] = 2 }, ["s"] = AttributeValue.StringSet("p", "q") };
        var other = new Item { ["s"] = AttributeValue.StringSet("q", "p"), ["m"] = new Item { ["y"] = 2.0m, ["x"] = "1" }, ["a"] = 1 };

        one.Should().Be(other);
        one.GetHashCode().Should().Be(other.GetHashCode());
        one.Should().NotBe(other.With("a", 2));
        one.Should().NotBe(other.With("b", 2));
        new Item { ["l"] = [1, 2] }.Should().NotBe(new Item { ["l"] = [2, 1] });
    }

    [Fact]
    public void Initialiser_SameNameTwice_KeepsTheLater() =>
        new Item { ["a"] = 1, ["b"] = 2, ["a"] = 3 }.ToString().Should().Be("""{"a":3,"b":2}""");

    [Fact]
    public void Initialiser_NoValue_IsRefused() =>
        FluentActions.Invoking(() => new Item { ["a"] = default }).Should().Throw<ValidationException>()
            .WithMessage("Supplied AttributeValue is empty, must contain exactly one of the supported datatypes");

    [Fact]
    public void Item_WithManyAttributes_FindsEach()
    {
        // Far more names than two bytes can count and offsets of two bytes can reach: the block is wide. The names are too long to be
        // interned, so that the process's table of names stays free for the other tests.
        const int Count = 70_000;
        var item = new Item(Enumerable.Range(0, Count).Select(i => KeyValuePair.Create(Name(i), (AttributeValue)i)));

        item.Count.Should().Be(Count);
        item.GetInt32(Name(0)).Should().Be(0);
        item.GetInt32(Name(Count - 1)).Should().Be(Count - 1);
        item.Contains(Name(Count)).Should().BeFalse();
        item.With(Name(7), "x").Count.Should().Be(Count);

        static string Name(int i) => new string('n', 256) + i;
    }

    [Fact]
    public void Item_NameTooLongToIntern_IsKeptWhole()
    {
        var name = new string('n', 1000);
        var item = new Item { ["a"] = 1, [name] = 2, [name + "x"] = 3 };

        item.GetInt32(name).Should().Be(2);
        item.GetInt32(name + "x").Should().Be(3);
        item.Without(name).Count.Should().Be(2);
        item.Should().Be(new Item { [name + "x"] = 3, [name] = 2, ["a"] = 1 });
        item.SizeBytes.Should().Be(1 + 2 + 1000 + 2 + 1001 + 2);
    }

    [Fact]
    public void Lookup_OfNameThatNoItemHas_DoesNotInternIt()
    {
        const string Name = "a name that no item has";
        new Item { ["a"] = 1 }.Contains(Name).Should().BeFalse();

        AttributeName.ForLookup(Name).Id.Should().Be(0);
    }

    [Fact]
    public void LoneSurrogate_IsRefusedAndNotReplaced()
    {
        FluentActions.Invoking(() => new Item { ["a"] = "x\uD800" }.Count).Should().Throw<ValidationException>();
        FluentActions.Invoking(() => new Item { ["x\uDC00"] = 1 }).Should().Throw<ValidationException>();
    }

    [Fact]
    public void Compact_ItemInsideAnother_OwnsItsBlock()
    {
        var info = Film().GetItem("info");

        info.Block.Length.Should().BeGreaterThan(info.Compact().Block.Length);
        info.Compact().Should().Be(info);
    }

    [Fact]
    public void Item_FirstReadByTwoThreadsAtOnce_IsTheSameToBoth()
    {
        const int Count = 200_000;
        var items = Enumerable.Range(0, Count).Select(static index => new Item { ["Number"] = index }).ToArray();
        Soak.Run(2, _ =>
        {
            for (var i = 0; i < Count; i++)
            {
                if (items[i].GetInt32("Number") != i)
                    throw new InvalidOperationException($"{items[i]} is not {i}");
            }
        });
    }
}
