using LocalDynamo.Expressions;
using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

public class ExpressionScopeTests
{
    [Fact]
    public void VerifyAllUsed_ValueOfNoExpression_IsRefused()
    {
        var scope = Given.Scope("{':x': 1, ':z': 2, ':y': 3}");
        _ = scope.Condition("a = :x");
        var act = scope.VerifyAllUsed;
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Value provided in ExpressionAttributeValues unused in expressions: keys: {:y, :z}");
    }

    [Fact]
    public void VerifyAllUsed_NamesAndValuesUnused_ReportsNames()
    {
        var scope = Given.Scope("{':x': 1, ':y': 2}", ("#z", "z"), ("#y", "y"));
        _ = scope.Condition("a = :x");
        var act = scope.VerifyAllUsed;
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Value provided in ExpressionAttributeNames unused in expressions: keys: {#y, #z}");
    }

    [Fact]
    public void Condition_WithoutNamesAndValues_IsBoundOnceForAllRequests()
    {
        var scope = Given.Scope("", ("#a", "a"));
        scope.Condition("attribute_exists(onceForAll)").Should().BeSameAs(Given.Scope().Condition("attribute_exists(onceForAll)"));
        scope.Condition("attribute_exists(#a)").Should().NotBeSameAs(Given.Scope("", ("#a", "b")).Condition("attribute_exists(#a)"));
    }

    [Fact]
    public void VerifyAllUsed_OneUsedTwiceAndAnotherNever_IsRefused()
    {
        var scope = Given.Scope("{':x': 1, ':y': 2}");
        _ = scope.Update("SET a = :x");
        _ = scope.Condition("b = :x");
        var act = scope.VerifyAllUsed;
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Value provided in ExpressionAttributeValues unused in expressions: keys: {:y}");
    }

    [Fact]
    public void VerifyAllUsed_EachUsedBySomeExpression_Passes()
    {
        var scope = Given.Scope("{':x': 1, ':y': 2}", ("#a", "set"), ("#b", "b"));
        _ = scope.Update("SET #a = :x");
        _ = scope.Condition("#a < :y");
        _ = scope.Projection("#b.c");
        scope.VerifyAllUsed();
    }

    [Theory]
    [InlineData("x", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"x\"")]
    [InlineData("#", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#\"")]
    [InlineData("#a-b", "ExpressionAttributeNames contains invalid key: Syntax error; key: \"#a-b\"")]
    [InlineData("", "ExpressionAttributeNames contains invalid key: The expression attribute map contains an empty key;")]
    public void Scope_BadAlias_IsRefused(string alias, string error)
    {
        var act = () => Given.Scope("", (alias, "a"));
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(error);
    }

    [Fact]
    public void Scope_AliasOf256Bytes_IsRefused()
    {
        _ = Given.Scope("", ("#" + new string('a', 254), "a"));
        var act = () => Given.Scope("", ("#" + new string('a', 255), "a"));
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(
            "ExpressionAttributeNames contains invalid key: The expression attribute map contains a key that is too long; size of key: 256");
    }

    [Fact]
    public void Scope_EmptyName_IsRefused()
    {
        var act = () => Given.Scope("", ("#a", ""));
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("ExpressionAttributeNames contains invalid value: Empty attribute name for key #a");
    }

    [Fact]
    public void Scope_ValueThatIsNone_IsRefused()
    {
        var act = () => new ExpressionScope(null, new Dictionary<string, AttributeValue> { [":x"] = default });
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(
            "ExpressionAttributeValues contains invalid value: "
                + "Supplied AttributeValue is empty, must contain exactly one of the supported datatypes for key :x");
    }

    [Fact]
    public void Scope_MoreThanTwoMegabytes_IsRefused()
    {
        var act = () => new ExpressionScope(null, new Dictionary<string, AttributeValue> { [":x"] = new string('x', 2 * 1024 * 1024) });
        act.Should().Throw<ValidationException>().Which.Message.Should().Be("ExpressionAttributeValues exceeds max size");
    }

    [Fact]
    public void VerifyNamesNoKey_FilterOnTheKey_IsRefusedInTheKeysOrder()
    {
        var filter = Given.Scope().Filter("attribute_exists(sk) AND attribute_exists(a) AND attribute_exists(pk)");
        var act = () => filter.VerifyNamesNoKey([AttributeName.Of("pk"), AttributeName.Of("sk")]);
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Filter Expression can only contain non-primary key attributes: Primary key attribute: pk");
    }
}
