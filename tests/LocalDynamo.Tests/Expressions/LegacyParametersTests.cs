using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Legacy;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

public class LegacyParametersTests
{
    private const string Stored = "{'pk': 'k', 'n': 5, 's': 'str', 'l': [1, 2], 'ss': {'SS': ['a', 'b']}}";

    [Theory]
    [InlineData("n", "EQ", "[5]", true)]
    [InlineData("n", "EQ", "['5']", false)]
    [InlineData("n", "NE", "[5]", false)]
    [InlineData("gone", "NE", "[5]", true)]
    [InlineData("n", "LT", "[6]", true)]
    [InlineData("n", "LE", "[5]", true)]
    [InlineData("n", "GT", "[5]", false)]
    [InlineData("n", "GE", "[5]", true)]
    [InlineData("n", "BETWEEN", "[1, 9]", true)]
    [InlineData("n", "IN", "[1, 5]", true)]
    [InlineData("gone", "NULL", "[]", true)]
    [InlineData("gone", "NOT_NULL", "[]", false)]
    [InlineData("s", "BEGINS_WITH", "['st']", true)]
    [InlineData("s", "CONTAINS", "['tr']", true)]
    [InlineData("ss", "CONTAINS", "['a']", true)]
    [InlineData("l", "CONTAINS", "[2]", true)]
    [InlineData("s", "NOT_CONTAINS", "['x']", true)]
    [InlineData("n", "NOT_CONTAINS", "['x']", true)]
    [InlineData("gone", "NOT_CONTAINS", "['x']", false)]
    public void Condition_Comparison_HoldsAsItsExpressionDoes(string name, string comparison, string values, bool expected) =>
        LegacyParameters.Condition([new LegacyCondition(name, comparison, Values(values))], isAnyEnough: false)
            .Matches(Given.Item(Stored)).Should().Be(expected);

    [Fact]
    public void Condition_ConditionalOperator_JoinsThem()
    {
        LegacyCondition[] conditions = [LegacyCondition.Expecting("n", 5), LegacyCondition.Expecting("s", default)];
        LegacyParameters.Condition(conditions, isAnyEnough: false).Matches(Given.Item(Stored)).Should().BeFalse();
        LegacyParameters.Condition(conditions, isAnyEnough: true).Matches(Given.Item(Stored)).Should().BeTrue();
    }

    [Fact]
    public void VerifyNamesNoKey_QueryFilterOnAKey_IsRefused()
    {
        var filter = LegacyParameters.Condition([LegacyCondition.Expecting("sk", 1)], isAnyEnough: false);
        var act = () => filter.VerifyNamesNoKey([AttributeName.Of("pk"), AttributeName.Of("sk")]);
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("QueryFilter can only contain non-primary key attributes: Primary key attribute: sk");
    }

    [Theory]
    [InlineData("n", "PUT", "'x'", "'x'")]
    [InlineData("a.b", "PUT", "1", "1")]
    [InlineData("n", "ADD", "1", "6")]
    [InlineData("gone", "ADD", "1", "1")]
    [InlineData("l", "ADD", "[9]", "[1, 2, 9]")]
    [InlineData("gone", "ADD", "[9]", "[9]")]
    [InlineData("ss", "ADD", "{'SS': ['c']}", "{'SS': ['a', 'b', 'c']}")]
    [InlineData("ss", "DELETE", "{'SS': ['a']}", "{'SS': ['b']}")]
    [InlineData("ss", "DELETE", "", null)]
    [InlineData("gone", "DELETE", "{'SS': ['a']}", null)]
    public void Update_Action_ChangesTheAttribute(string name, string action, string value, string? expected)
    {
        var after = Update(name, action, value).Apply(Given.Item(Stored), Given.Key);
        after.TryGetValue(name, out var changed).Should().Be(expected is not null);
        changed.Should().Be(expected is null ? default : Value(expected));
    }

    [Theory]
    [InlineData("s", "ADD", "1")]
    [InlineData("s", "ADD", "[1]")]
    [InlineData("ss", "ADD", "{'NS': ['1']}")]
    [InlineData("n", "DELETE", "{'SS': ['a']}")]
    public void Update_AttributeOfOtherType_IsRefused(string name, string action, string value)
    {
        var act = () => Update(name, action, value).Apply(Given.Item(Stored), Given.Key);
        act.Should().Throw<ValidationException>().Which.Message.Should().Be("Type mismatch for attribute to update");
    }

    [Fact]
    public void CreatesMissingItem_OnlyDeletes_IsFalse()
    {
        Update("n", "DELETE", "").CreatesMissingItem.Should().BeFalse();
        Update("n", "ADD", "1").CreatesMissingItem.Should().BeTrue();
    }

    [Fact]
    public void Projection_Names_AreNoPaths() =>
        LegacyParameters.Projection(["n", "l[0]", "gone"]).Project(Given.Item(Stored)).Should().Be(Given.Item("{'n': 5}"));

    [Fact]
    public void KeyCondition_Between_GivesTheRange()
    {
        var condition = KeyCondition(new("sk", "BETWEEN", [1, 3]), new("pk", "EQ", ["k"]));
        condition.PartitionKey.Should().Be((AttributeValue)"k");
        condition.Operator.Should().Be(SortKeyOperator.Between);
        condition.UpperValue.Should().Be((AttributeValue)3);
    }

    [Theory]
    [InlineData("pk", "GT", "['k']", "Query key condition not supported")]
    [InlineData("pk", "IN", "['k']", "Query key condition not supported")]
    [InlineData("pk", "EQ", "[1]", "One or more parameter values were invalid: Condition parameter type does not match schema type")]
    [InlineData("sk", "EQ", "[1]", "Query condition missed key schema element: pk")]
    public void KeyCondition_ThatIsNone_IsRefused(string name, string comparison, string values, string error)
    {
        Action act = () => _ = KeyCondition(new LegacyCondition(name, comparison, Values(values)));
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(error);
    }

    [Fact]
    public void KeyCondition_ContainsOnTheSortKey_IsRefused()
    {
        Action act = () => _ = KeyCondition(new("pk", "EQ", ["k"]), new("sk", "CONTAINS", [1]));
        act.Should().Throw<ValidationException>().Which.Message.Should().Be("Attempted conditional constraint is not an indexable operation");
    }

    private static KeyCondition KeyCondition(params LegacyCondition[] conditions) =>
        LegacyParameters.KeyCondition(conditions, Given.QueryKey);

    private static BoundUpdate Update(string name, string action, string value) =>
        LegacyParameters.Update([new LegacyUpdate(name, action, value.Length == 0 ? default : Value(value))]);

    private static AttributeValue Value(string json) => Given.Item($"{{'v': {json}}}")["v"];

    private static List<AttributeValue> Values(string json) => [.. Value(json)];
}
