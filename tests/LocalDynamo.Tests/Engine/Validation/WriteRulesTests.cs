using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class WriteRulesTests
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private static readonly Dictionary<string, ExpectedAttributeValue> Expected = new() { ["x"] = new() { Exists = false } };
    private static readonly Dictionary<string, AttributeValueUpdate> Updates = new() { ["x"] = new() { Value = "a" } };
    private static readonly Dictionary<string, string> Names = new() { ["#a"] = "a" };
    private static readonly Dictionary<string, AttributeValue> Values = new() { [":a"] = "a" };

    [Fact]
    public void Verify_PlainRequests_Pass()
    {
        FluentActions.Invoking(() => RequestRules.Verify(Put())).Should().NotThrow();
        FluentActions.Invoking(() => RequestRules.Verify(Update())).Should().NotThrow();
        FluentActions.Invoking(() => RequestRules.Verify(Delete())).Should().NotThrow();
    }

    [Fact]
    public void Verify_RequestWithoutFailures_AllocatesNothing()
    {
        var request = Put();
        request.ConditionExpression = "attribute_not_exists(pk)";
        request.ReturnValues = ReturnValue.ALL_OLD;
        RequestRules.Verify(request);

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            RequestRules.Verify(request);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }

    [Fact]
    public void PutItem_WithNothingSet_TellsAllThatIsMissing() =>
        Error(new PutItemRequest()).Should().Be(
            "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null; " +
            "Value null at 'item' failed to satisfy constraint: Member must not be null");

    [Theory]
    [InlineData("ab")]
    [InlineData("a!b")]
    public void PutItem_IntoBadTableName_IsRefused(string name)
    {
        var request = Put();
        request.TableName = name;
        Error(request).Should().StartWith("Invalid table/index name.  Table/index names must be between 3 and 255 characters long");
    }

    [Fact]
    public void PutItem_WithUnknownTexts_TellsAllOfThem()
    {
        var request = Put();
        request.ReturnValues = "A";
        request.ReturnConsumedCapacity = "B";
        request.ReturnItemCollectionMetrics = "C";
        request.ReturnValuesOnConditionCheckFailure = "D";
        Error(request).Should().StartWith("4 validation errors detected: ").And.Contain("'B' at 'returnConsumedCapacity'")
            .And.Contain("'C' at 'returnItemCollectionMetrics'").And.EndWith(
                "Value 'D' at 'returnValuesOnConditionCheckFailure' failed to satisfy constraint: " +
                "Member must satisfy enum value set: [ALL_OLD, NONE]");
    }

    [Theory]
    [InlineData("ALL_NEW")]
    [InlineData("UPDATED_OLD")]
    [InlineData("UPDATED_NEW")]
    public void PutItemAndDeleteItem_AskedForNewOrUpdatedValues_AreRefused(string values)
    {
        var put = Put();
        put.ReturnValues = values;
        Error(put).Should().Be("Return values set to invalid value");
        var delete = Delete();
        delete.ReturnValues = values;
        Error(delete).Should().Be("Return values set to invalid value");
        var update = Update();
        update.ReturnValues = values;
        FluentActions.Invoking(() => RequestRules.Verify(update)).Should().NotThrow();
    }

    [Fact]
    public void UpdateItem_MixingExpressionsAndLegacyParameters_NamesThemAll()
    {
        var request = Update();
        request.AttributeUpdates = Updates;
        request.Expected = Expected;
        request.ConditionalOperator = ConditionalOperator.AND;
        request.UpdateExpression = "SET a = b";
        request.ConditionExpression = "a = b";
        Error(request).Should().Be(
            "Can not use both expression and non-expression parameters in the same request: Non-expression parameters: " +
            "{AttributeUpdates, Expected, ConditionalOperator} Expression parameters: {UpdateExpression, ConditionExpression}");
    }

    [Fact]
    public void PutItem_WithEmptyExpectedAndCondition_IsNoMixture()
    {
        var request = Put();
        request.Expected = [];
        request.ConditionExpression = "attribute_exists(a)";
        FluentActions.Invoking(() => RequestRules.Verify(request)).Should().NotThrow();
    }

    [Fact]
    public void PutItem_WithNamesAndValuesButNoExpression_IsRefused()
    {
        var request = Put();
        request.ExpressionAttributeValues = Values;
        Error(request).Should().Be("ExpressionAttributeValues can only be specified when using expressions: ConditionExpression is null");
        request.ExpressionAttributeNames = Names;
        Error(request).Should().Be("ExpressionAttributeNames can only be specified when using expressions");
    }

    [Fact]
    public void UpdateItem_WithValuesButNoExpression_NamesBothExpressions()
    {
        var request = Update();
        request.ExpressionAttributeValues = Values;
        Error(request).Should().Be(
            "ExpressionAttributeValues can only be specified when using expressions: UpdateExpression and ConditionExpression are null");
    }

    [Fact]
    public void UpdateItem_WithEmptyNamesOrValues_IsRefused()
    {
        var request = Update();
        request.UpdateExpression = "SET a = b";
        request.ExpressionAttributeValues = [];
        Error(request).Should().Be("ExpressionAttributeValues must not be empty");
        request.ExpressionAttributeNames = [];
        Error(request).Should().Be("ExpressionAttributeNames must not be empty");
    }

    [Fact]
    public void DeleteItem_WithConditionalOperator_NeedsTwoConditions()
    {
        var request = Delete();
        request.ConditionalOperator = ConditionalOperator.OR;
        Error(request).Should().Be("ConditionalOperator cannot be used without Filter or Expected");
        request.Expected = Expected;
        Error(request).Should().Be("ConditionalOperator can only be used when Filter or Expected has two or more elements");
    }

    [Fact]
    public void PutItem_OfTheLargestItem_PassesAndOneByteMoreIsRefused()
    {
        var request = Put();
        request.Item = new Item { ["pk"] = new string('a', 409_600 - 2) };
        FluentActions.Invoking(() => RequestRules.Verify(request)).Should().NotThrow();
        request.Item = new Item { ["pk"] = new string('a', 409_601 - 2) };
        Error(request).Should().Be("Item size has exceeded the maximum allowed size");
    }

    [Fact]
    public void VerifyUpdated_OneByteTooLarge_SpeaksOfAnUpdate() =>
        FluentActions.Invoking(() => ItemRules.VerifyUpdated(new Item { ["pk"] = new string('a', 409_601 - 2) }))
            .Should().Throw<ValidationException>().WithMessage("Item size to update has exceeded the maximum allowed size");

    [Fact]
    public void PutItem_WithEmptyNameAtAnyLevel_IsRefused()
    {
        var request = Put();
        request.Item = new Item { ["pk"] = "a", [""] = "x" };
        Error(request).Should().Be("Empty attribute name");
        request.Item = new Item { ["pk"] = "a", ["l"] = AttributeValue.List(new Item { [""] = "x" }) };
        Error(request).Should().Be("Empty attribute name");
    }

    [Fact]
    public void PutItem_WithNameOf65536Bytes_IsRefused()
    {
        var request = Put();
        request.Item = new Item { ["pk"] = "a", [new string('n', 65_535)] = "x" };
        FluentActions.Invoking(() => RequestRules.Verify(request)).Should().NotThrow();
        request.Item = new Item { ["pk"] = "a", [new string('n', 65_536)] = "x" };
        Error(request).Should().Be("Attribute name is too large, must be less than 65536 bytes");
    }

    public static TheoryData<ExpectedAttributeValue, string> MisusedExpectations => new()
    {
        { new(), "Value must be provided when Exists is null for Attribute: x" },
        { new() { Exists = true }, "Value must be provided when Exists is true for Attribute: x" },
        { new() { Exists = false, Value = "a" }, "Value cannot be used when Exists is false for Attribute: x" },
        { new() { Value = "a", AttributeValueList = ["a"] }, "Value and AttributeValueList cannot be used together for Attribute: x" },
        { new() { AttributeValueList = ["a"] }, "AttributeValueList can only be used with a ComparisonOperator for Attribute: x" },
        { new() { Exists = false, ComparisonOperator = "NULL" }, "Exists and ComparisonOperator cannot be used together for Attribute: x" },
        { new() { ComparisonOperator = "EQ" }, "Value or AttributeValueList must be used with ComparisonOperator: EQ for Attribute: x" },
        { new() { ComparisonOperator = "EQ", AttributeValueList = [] }, "Invalid number of argument(s) for the EQ ComparisonOperator" },
        { new() { ComparisonOperator = "NULL", Value = "a" }, "Invalid number of argument(s) for the NULL ComparisonOperator" },
        { new() { ComparisonOperator = "BETWEEN", Value = "a" }, "Invalid number of argument(s) for the BETWEEN ComparisonOperator" },
        { new() { ComparisonOperator = "IN", AttributeValueList = [] }, "Invalid number of argument(s) for the IN ComparisonOperator" },
        { new() { ComparisonOperator = "LT", Value = true }, "ComparisonOperator LT is not valid for BOOL AttributeValue type" },
        { new() { ComparisonOperator = "BEGINS_WITH", Value = true }, "ComparisonOperator BEGINS_WITH is not valid for BOOL AttributeValue type" },
        { new() { ComparisonOperator = "IN", AttributeValueList = ["a", true] }, "AttributeValues inside AttributeValueList must be of same type" },
    };

    [Theory]
    [MemberData(nameof(MisusedExpectations))]
    public void PutItem_WithMisusedExpectation_IsRefused(ExpectedAttributeValue expectation, string error)
    {
        var request = Put();
        request.Expected = new() { ["x"] = expectation };
        Error(request).Should().Be(Invalid + error);
    }

    [Fact]
    public void PutItem_ExpectingBetweenFromHighToLow_IsRefused()
    {
        var request = Put();
        request.Expected = new() { ["x"] = new() { ComparisonOperator = "BETWEEN", AttributeValueList = ["b", "a"] } };
        Error(request).Should().Be("The BETWEEN condition was provided a range where the lower bound is greater than the upper bound");
    }

    public static TheoryData<AttributeValueUpdate, string> MisusedUpdates => new()
    {
        { new(), "Only DELETE action is allowed when no attribute value is specified" },
        { new() { Action = "ADD" }, "Only DELETE action is allowed when no attribute value is specified" },
        { new() { Action = "ADD", Value = "a" }, "ADD action is not supported for the type STRING" },
        { new() { Action = "ADD", Value = true }, "ADD action is not supported for the type BOOLEAN" },
        { new() { Action = "DELETE", Value = new Item() }, "DELETE action with value is not supported for the type MAP" },
    };

    [Theory]
    [MemberData(nameof(MisusedUpdates))]
    public void UpdateItem_WithMisusedAttributeUpdate_IsRefused(AttributeValueUpdate update, string error)
    {
        var request = Update();
        request.AttributeUpdates = new() { ["x"] = update };
        Error(request).Should().Be(Invalid + error);
    }

    [Fact]
    public void UpdateItem_WithNullElements_FailsAConstraint()
    {
        var request = Update();
        request.AttributeUpdates = new() { ["x"] = null! };
        request.Expected = new() { ["y"] = null! };
        Error(request).Should().StartWith("2 validation errors detected: Value null at 'expected.y.member'")
            .And.Contain("Value null at 'attributeUpdates.x.member'");
    }

    [Fact]
    public void UpdateItem_WithUnknownAction_ListsTheActions()
    {
        var request = Update();
        request.AttributeUpdates = new() { ["x"] = new() { Action = "X" } };
        Error(request).Should().Be(
            "1 validation error detected: Value 'X' at 'attributeUpdates.x.member.action' failed to satisfy constraint: " +
            "Member must satisfy enum value set: [ADD, DELETE, PUT]");
    }

    private static PutItemRequest Put() => new() { TableName = "Music", Item = new Item { ["pk"] = "a" } };

    private static UpdateItemRequest Update() => new() { TableName = "Music", Key = new Item { ["pk"] = "a" } };

    private static DeleteItemRequest Delete() => new() { TableName = "Music", Key = new Item { ["pk"] = "a" } };

    private static string Error(PutItemRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(UpdateItemRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(DeleteItemRequest request) => Error(() => RequestRules.Verify(request));

    private static string Error(Action verify) => verify.Should().Throw<ValidationException>().Which.Message;
}
