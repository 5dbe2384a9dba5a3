using LocalDynamo.Engine.Validation;

namespace LocalDynamo.Tests.Engine.Validation;

public sealed class ConstraintsTests
{
    [Fact]
    public void ThrowIfAny_WithoutFailures_DoesNotThrow()
    {
        var constraints = default(Constraints);
        constraints.Required("a", "x");
        constraints.OneOf("a", null, EnumSet.KeyType);
        constraints.OneOf("a", "HASH", EnumSet.KeyType);
        constraints.Length("a", "abc", 3, 3);
        constraints.Range("a", 1, 1, 1);
        constraints.Range("a", null, 1);

        FluentActions.Invoking(() => constraints.ThrowIfAny()).Should().NotThrow();
    }

    [Fact]
    public void ThrowIfAny_WithOneFailure_SpeaksOfOneError() =>
        Error((ref Constraints constraints) => constraints.Required("tableName", null))
            .Should().Be("1 validation error detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null");

    [Fact]
    public void ThrowIfAny_WithSeveralFailures_ListsThemInTheirOrder() =>
        Error((ref Constraints constraints) =>
            {
                constraints.OneOf("returnValues", "x", EnumSet.ReturnValue);
                constraints.Length("tableName", "", 1, 1_024);
            })
            .Should().Be(
                "2 validation errors detected: Value 'x' at 'returnValues' failed to satisfy constraint: Member must satisfy enum value " +
                "set: [ALL_NEW, UPDATED_OLD, ALL_OLD, NONE, UPDATED_NEW]; Value '' at 'tableName' failed to satisfy constraint: " +
                "Member must have length greater than or equal to 1");

    [Theory]
    [InlineData(0, "greater than or equal to 1")]
    [InlineData(101, "less than or equal to 100")]
    public void Range_BeyondABound_NamesTheBound(int value, string bound) =>
        Error((ref Constraints constraints) => constraints.Range("limit", value, 1, 100))
            .Should().Be($"1 validation error detected: Value '{value}' at 'limit' failed to satisfy constraint: Member must have value {bound}");

    [Fact]
    public void OneOf_MemberInOtherCase_IsNoMember() =>
        Error((ref Constraints constraints) => constraints.OneOf("keyType", "hash", EnumSet.KeyType))
            .Should().EndWith("Member must satisfy enum value set: [HASH, RANGE]");

    private delegate void Check(ref Constraints constraints);

    private static string Error(Check check)
    {
        var constraints = default(Constraints);
        check(ref constraints);
        return FluentActions.Invoking(() => constraints.ThrowIfAny()).Should().Throw<ValidationException>().Which.Message;
    }
}
