using LocalDynamo.Values;

namespace LocalDynamo.Tests.Values;

public sealed class ValueFaultTests
{
    private static readonly AttributeValue Faulty = AttributeValue.Faulty(new ValueFault("wrong"));

    [Fact]
    public void FaultyValue_IsNoValue()
    {
        Faulty.Type.Should().Be(AttributeType.None);
        Faulty.HasValue.Should().BeFalse();
        Faulty.IsNull.Should().BeFalse();
        Faulty.ToString().Should().BeEmpty();
        Faulty.Should().NotBe(default(AttributeValue)).And.Be(Faulty);
        Faulty.GetHashCode().Should().Be(default(AttributeValue).GetHashCode());
    }

    [Fact]
    public void Fault_OfDefault_IsThatItIsEmpty()
    {
        default(AttributeValue).Fault.Should().BeSameAs(ValueFault.Empty);
        default(AttributeValue).IsGiven.Should().BeFalse();
        Faulty.IsGiven.Should().BeTrue();
    }

    [Fact]
    public void Fault_OfAValue_IsNone()
    {
        foreach (var value in (AttributeValue[])["a", 1, true, AttributeValue.Null, new byte[] { 1 }, new Item(), AttributeValue.List("a")])
            value.Fault.Should().BeNull();
    }

    public static TheoryData<string, Action> UsesOfAValue => new()
    {
        { "its size", () => _ = Faulty.SizeBytes },
        { "its code", () => _ = Faulty.EncodedLength },
        { "its bytes as a key", () => _ = Faulty.KeyBytes(default) },
        { "its block", () => _ = Faulty.GetBlock(out _) },
        { "an item's initialiser", () => _ = new Item { ["a"] = Faulty } },
        { "an item's attributes", () => _ = new Item([KeyValuePair.Create("a", Faulty)]) },
        { "With", () => _ = new Item().With("a", Faulty) },
        { "a list", () => _ = AttributeValue.List("a", Faulty) },
    };

    [Theory]
    [MemberData(nameof(UsesOfAValue))]
    public void FaultyValue_WhereAValueIsNeeded_ThrowsItsText(string use, Action action) =>
        action.Should().Throw<ValidationException>(use).WithMessage("wrong");

    public static TheoryData<string, Action<Item>> UsesOfAnItem => new()
    {
        { "count", item => _ = item.Count },
        { "size", item => _ = item.SizeBytes },
        { "indexer", item => _ = item["a"] },
        { "At", item => _ = item.At("a") },
        { "Contains", item => _ = item.Contains("a") },
        { "entries", item => _ = item.ToList() },
        { "With", item => _ = item.With("a", 1) },
        { "Without", item => _ = item.Without("a") },
        { "Equals", item => _ = item.Equals(new Item()) },
        { "Equals, as the other", item => _ = new Item().Equals(item) },
        { "hash", item => _ = item.GetHashCode() },
        { "JSON", item => _ = item.ToJson() },
        { "DynamoDB JSON", item => _ = item.ToDynamoJson() },
        { "a map", item => _ = (AttributeValue)item },
        { "text", item => _ = item.ToString() },
        { "Compact", item => _ = item.Compact() },
    };

    [Theory]
    [MemberData(nameof(UsesOfAnItem))]
    public void FaultyItem_WhateverIsAskedOfIt_ThrowsItsText(string use, Action<Item> action) =>
        action.Invoking(ask => ask(Item.Faulty(new ValueFault("wrong")))).Should().Throw<ValidationException>(use).WithMessage("wrong");

    [Fact]
    public void BuildOrFault_OfSeveralFaultyValues_HasTheFirstFault()
    {
        var builder = new ItemBuilder();
        builder.Set(AttributeName.Of("a"), 1);
        builder.Set(AttributeName.Of("b"), Faulty);
        builder.Set(AttributeName.Of("c"), default);

        builder.BuildOrFault().Fault!.Message.Should().Be("wrong");
        AttributeValue.MapOrFault(builder.BuildOrFault()).Fault!.Message.Should().Be("wrong");
    }
}
