using LocalDynamo.Expressions;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

public class KeyConditionTests
{
    private static readonly KeyPart[] TwoPartitionKeys =
        [new(AttributeName.Of("p1"), AttributeType.S), new(AttributeName.Of("p2"), AttributeType.S)];

    private static readonly KeyPart[] ThreeSortKeys =
    [
        new(AttributeName.Of("s1"), AttributeType.N), new(AttributeName.Of("s2"), AttributeType.N), new(AttributeName.Of("s3"), AttributeType.N),
    ];

    [Theory]
    [InlineData("pk = :p", "None")]
    [InlineData("pk = :p AND sk = :n", "Equal")]
    [InlineData("sk < :n AND :p = pk", "Less")]
    [InlineData("(pk = :p) AND (sk <= :n)", "LessOrEqual")]
    [InlineData("(pk = :p AND sk > :n)", "Greater")]
    [InlineData("pk = :p AND sk >= :n", "GreaterOrEqual")]
    [InlineData("pk = :p AND :n < sk", "Greater")]
    [InlineData("pk = :p AND :n <= sk", "GreaterOrEqual")]
    [InlineData("pk = :p AND :n > sk", "Less")]
    [InlineData("pk = :p AND :n >= sk", "LessOrEqual")]
    public void KeyCondition_Comparison_GivesTheRange(string text, string sortOperator)
    {
        var condition = Given.Scope(text.Contains(":n") ? "{':p': 'k', ':n': 1}" : "{':p': 'k'}").KeyCondition(text).On(Given.QueryKey);

        condition.PartitionKey.Should().Be((AttributeValue)"k");
        condition.Operator.ToString().Should().Be(sortOperator);
        condition.Value.Should().Be(text.Contains(":n") ? 1 : default(AttributeValue));
        condition.SortKeys.Length.Should().BeLessThanOrEqualTo(1);
    }

    [Fact]
    public void KeyCondition_Between_HasBothBounds()
    {
        var condition = Given.Scope("{':p': 'k', ':a': 1, ':b': 3}").KeyCondition("sk BETWEEN :a AND :b AND pk = :p").On(Given.QueryKey);

        condition.Operator.Should().Be(SortKeyOperator.Between);
        condition.Value.Should().Be((AttributeValue)1);
        condition.UpperValue.Should().Be((AttributeValue)3);
    }

    [Theory]
    [InlineData("sk = :n", "pk")]
    [InlineData("pk = :p AND a = :n", "sk")]
    public void KeyCondition_KeyAttributeMissing_IsRefused(string text, string name) =>
        Given.Refuses(
            scope => scope.KeyCondition(text).On(Given.QueryKey),
            text.Contains(":p") ? "{':p': 'k', ':n': 1}" : "{':n': 1}",
            $"Query condition missed key schema element: {name}");

    [Fact]
    public void KeyCondition_PartitionKeyTooLong_IsRefused() =>
        Given.Refuses(
            scope => scope.KeyCondition("pk = :p").On(Given.QueryKey),
            $"{{':p': '{new string('a', 2049)}'}}",
            "One or more parameter values were invalid: Size of hashkey has exceeded the maximum size limit of2048 bytes");

    [Fact]
    public void KeyCondition_EmptyPartitionKey_IsRefused() =>
        Given.Refuses(
            scope => scope.KeyCondition("pk = :p").On(Given.QueryKey),
            "{':p': ''}",
            "One or more parameter values are not valid. The AttributeValue for a key attribute cannot contain an empty string value. Key: pk");

    [Fact]
    public void KeyCondition_SeveralAttributes_TakesSortKeysFromTheLeft()
    {
        var condition = Bind("s2 > :n AND p2 = :p AND s1 = :n AND p1 = :p");

        condition.PartitionKeys.ToArray().Select(part => part.Value).Should().Equal("k", "k");
        condition.SortKeys[..^1].ToArray().Select(part => part.Value).Should().Equal(1);
        condition.Operator.Should().Be(SortKeyOperator.Greater);
    }

    [Theory]
    [InlineData("s1 = :n", "HASH key attributes p1, p2 must have equality conditions specified in the query")]
    [InlineData("p1 > :p AND s1 = :n", "HASH key attributes p2 must have equality conditions specified in the query")]
    [InlineData("p1 = :p AND p2 = :p AND s2 = :n", "RANGE key attributes s1 must have equality conditions specified in the query because a condition is present on key attribute s2")]
    [InlineData("p1 = :p AND p2 = :p AND s1 > :n AND s2 = :n", "RANGE key attributes s1 must have equality conditions specified in the query because a condition is present on key attribute s2")]
    [InlineData("p1 > :p AND p2 > :p AND s1 = :n", "HASH key attributes p1, p2 must have equality conditions specified in the query")]
    public void KeyCondition_SeveralAttributesWithAGap_IsRefused(string text, string error)
    {
        Action act = () => _ = Bind(text);
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(error);
    }

    private static KeyCondition Bind(string text) =>
        Given.Scope("{':p': 'k', ':n': 1}").KeyCondition(text).On(new QueryKey("ByAll", TwoPartitionKeys, ThreeSortKeys, Given.Schema));
}
