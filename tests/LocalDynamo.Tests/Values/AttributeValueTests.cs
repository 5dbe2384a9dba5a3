namespace LocalDynamo.Tests.Values;

public class AttributeValueTests
{
    [Fact]
    public void Default_IsNoValue()
    {
        AttributeValue none = default;

        none.Type.Should().Be(AttributeType.None);
        none.HasValue.Should().BeFalse();
        none.Should().Be(default(AttributeValue));
        none.Should().NotBe(AttributeValue.Null);
        none.ToString().Should().BeEmpty();
        none.Invoking(value => value.AsString()).Should().Throw<InvalidOperationException>()
            .WithMessage("There is no value here, so none of type S.");
    }

    [Fact]
    public void List_KeepsOrderAndTypes()
    {
        AttributeValue list = ["a", 1, true, AttributeValue.Null, AttributeValue.List()];

        list.Count.Should().Be(5);
        list[0].AsString().Should().Be("a");
        list[1].AsInt32().Should().Be(1);
        list[4].Count.Should().Be(0);
        list.Select(element => element.Type).Should().Equal(
            AttributeType.S, AttributeType.N, AttributeType.BOOL, AttributeType.NULL, AttributeType.L);
        list.Invoking(value => value[5]).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void Sets_HaveMembersOnce()
    {
        AttributeValue.StringSet("b", "a").AsStringSet().Should().BeEquivalentTo(["a", "b"]);
        AttributeValue.NumberSet(2, 1.5m).AsNumberSet().Should().BeEquivalentTo(new DynamoNumber[] { 1.5m, 2 });
        AttributeValue.BinarySet([2], [1]).AsBinarySet().Should().HaveCount(2);
    }

    [Fact]
    public void Sets_EmptyOrWithDuplicates_AreRefused()
    {
        Refused(() => AttributeValue.StringSet(), "One or more parameter values were invalid: An string set  may not be empty");
        Refused(() => AttributeValue.NumberSet(), "One or more parameter values were invalid: An number set  may not be empty");
        Refused(() => AttributeValue.BinarySet(), "One or more parameter values were invalid: Binary sets should not be empty");
        Refused(
            () => AttributeValue.StringSet("a", "b", "b"),
            """One or more parameter values were invalid: Input collection ["a", "b", "b"] contains duplicates.""");
        Refused(() => AttributeValue.NumberSet(1, 1.0m), "Input collection contains duplicates");
        Refused(
            () => AttributeValue.BinarySet([1], [1]),
            "One or more parameter values were invalid: Input collection of type BS contains duplicates.");

        static void Refused(Action make, string message) => make.Should().Throw<ValidationException>().WithMessage(message);
    }

    [Fact]
    public void Nesting_Of32Levels_IsTheDeepest()
    {
        AttributeValue value = "x";
        for (var level = 2; level <= 32; level++)
            value = level % 2 == 0 ? [value] : new Item { ["m"] = value };

        new Item { ["a"] = value }.Count.Should().Be(1);
        value.Invoking(deepest => AttributeValue.List(deepest)).Should().Throw<ValidationException>().WithMessage(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
        value.Invoking(deepest => new Item { ["a"] = new Item { ["m"] = deepest } }.Count).Should().Throw<ValidationException>();
    }

    [Fact]
    public void Equality_IsByTypeAndContent()
    {
        AttributeValue text = "1";
        AttributeValue number = 1;
        var stored = new Item { ["t"] = text, ["n"] = number };

        text.Should().NotBe(number);
        stored["t"].Should().Be(text);
        stored["n"].Should().Be(number);
        stored["n"].Should().Be((AttributeValue)1.0m);
        stored["n"].GetHashCode().Should().Be(number.GetHashCode());
        stored["t"].GetHashCode().Should().Be(text.GetHashCode());
    }

    [Fact]
    public void Compare_Strings_GoesByUtf8AndNotByUtf16()
    {
        // U+10000 is D800 DC00 in UTF-16, below U+FFFF; in UTF-8 it is above.
        AttributeValue supplementary = "\U00010000";
        AttributeValue last = "\uFFFF";

        AttributeValue.Compare(supplementary, last).Should().BePositive();
        AttributeValue.Compare("a", "ab").Should().BeNegative();
        AttributeValue.Compare("b", "ab").Should().BePositive();
    }

    [Fact]
    public void Compare_NumbersAndBytes_GoesByValue()
    {
        AttributeValue.Compare(9, 10).Should().BeNegative();
        AttributeValue.Compare(-9, -10).Should().BePositive();
        AttributeValue.Compare(9, 9.5m).Should().BeNegative();
        AttributeValue.Compare(new byte[] { 0x80 }, new byte[] { 0x7F, 0xFF }).Should().BePositive();
    }

    [Fact]
    public void Conversions_ReadBackWhatWasWritten()
    {
        ((string)(AttributeValue)"x").Should().Be("x");
        ((int)(AttributeValue)5).Should().Be(5);
        ((decimal)(AttributeValue)1.25m).Should().Be(1.25m);
        ((double)(AttributeValue)0.1).Should().Be(0.1);
        ((bool)(AttributeValue)true).Should().BeTrue();
        ((AttributeValue)new byte[] { 1 }).AsBinary().Should().Equal(1);
    }

    [Fact]
    public void AsInt32_FractionOrTooLarge_Throws()
    {
        FluentActions.Invoking(() => ((AttributeValue)1.5m).AsInt32()).Should().Throw<OverflowException>();
        FluentActions.Invoking(() => ((AttributeValue)(1L << 40)).AsInt32()).Should().Throw<OverflowException>();
    }

    [Fact]
    public void Binary_IsCopied()
    {
        var bytes = new byte[] { 1, 2 };
        AttributeValue value = bytes;
        bytes[0] = 9;

        value.AsBinary().Should().Equal(1, 2);
    }
}
