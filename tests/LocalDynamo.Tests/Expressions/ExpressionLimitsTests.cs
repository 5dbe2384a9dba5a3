using LocalDynamo.Expressions;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Tests.Expressions;

public class ExpressionLimitsTests
{
    [Fact]
    public void Condition_4096Bytes_IsAccepted() => Given.Scope("{':x': 1}").Condition(new string(' ', 4092) + "a=:x").Matches(null).Should().BeFalse();

    [Theory]
    [InlineData("Condition")]
    [InlineData("Update")]
    [InlineData("Projection")]
    public void Expression_4097Bytes_IsRefusedUnread(string kind)
    {
        // The last character takes two bytes in UTF-8, and would be a syntax error.
        var act = () => ExpressionParser.Parse(Enum.Parse<ExpressionKind>(kind), new string(' ', 4095) + "é");
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be($"Invalid {kind}Expression: Expression size has exceeded the maximum allowed size; expression size: 4097");
    }

    [Fact]
    public void Condition_300Operators_IsAccepted()
    {
        _ = Given.Scope("{':x': 1}").Condition(Repeat("a=:x", 150, " AND "));
        _ = Given.Scope("{':x': 1}").Condition(Repeat("NOT ", 299, "") + "a=:x");
    }

    [Theory]
    [InlineData("a=:x", 151, " AND ")]
    [InlineData("a IN (:x, b)", 151, " OR ")]
    [InlineData("a BETWEEN b AND :x", 151, " AND ")]
    [InlineData("contains(a,:x)", 151, " AND ")]
    [InlineData("size(a)=:x", 101, " AND ")]
    public void Condition_301Operators_IsRefused(string part, int count, string separator) =>
        Given.Refuses(
            scope => scope.Condition(Repeat(part, count, separator)),
            "{':x': 1}",
            "Invalid ConditionExpression: The expression contains too many operators; operator count: 301");

    [Fact]
    public void Update_301Sums_IsRefused()
    {
        _ = Given.Scope("{':x': 1}").Update("SET " + string.Join(',', Enumerable.Range(0, 300).Select(i => $"a{i}=:x+:x")));
        Given.Refuses(
            scope => scope.Update("SET " + string.Join(',', Enumerable.Range(0, 301).Select(i => $"a{i}=:x+:x"))),
            "{':x': 1}",
            "Invalid UpdateExpression: The expression contains too many operators; operator count: 301");
    }

    [Fact]
    public void Condition_PathOf33Steps_IsRefused()
    {
        _ = Given.Scope().Condition($"attribute_exists(a{Repeat(".b", 31, "")})");
        Given.Refuses(
            scope => scope.Condition($"attribute_exists(a{Repeat("[0]", 32, "")})"),
            "",
            "Invalid ConditionExpression: The document path has too many nesting levels; nesting levels: 33");
    }

    // On a stack of 256 KB: parsing must not recurse as deep as the text nests.
    [Theory]
    [InlineData("(", "a=:x", ")", 2000, "Invalid ConditionExpression: The expression has redundant parentheses;")]
    [InlineData("(", "a=:x", "", 4000, "Invalid ConditionExpression: Syntax error; token: \"<EOF>\", near: \":x\"")]
    [InlineData("(NOT ", "a=:x", ")", 680, "Invalid ConditionExpression: The expression contains too many operators; operator count: 301")]
    [InlineData("NOT ", "a=:x", "", 1000, "Invalid ConditionExpression: The expression contains too many operators; operator count: 301")]
    [InlineData("size(", "a", ")=:x", 1, null)]
    [InlineData("size(", "a", ")", 600, "Invalid ConditionExpression: The function is not allowed to be used this way in an expression; function: size")]
    [InlineData("a=size(", "a", "", 400, "Invalid ConditionExpression: Syntax error; token: \"=\", near: \"a=size\"")]
    [InlineData("(", "a=:x", ")", 200_000, "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 400004")]
    [InlineData("NOT ", "a=:x", "", 200_000, "Invalid ConditionExpression: Expression size has exceeded the maximum allowed size; expression size: 800004")]
    public void Condition_DeepNesting_EndsInAnErrorOnASmallStack(string open, string middle, string close, int depth, string? error)
    {
        var text = Repeat(open, depth, "") + middle + Repeat(close, depth, "");
        string? message = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    _ = Given.Scope("{':x': 1}").Condition(text).Matches(new Item { ["a"] = 1 });
                }
                catch (ValidationException exception)
                {
                    message = exception.Message;
                }
            },
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join(TimeSpan.FromSeconds(20)).Should().BeTrue();
        message.Should().Be(error);
    }

    [Fact]
    public void Condition_300NestedNotsOnASmallStack_IsEvaluated()
    {
        var matches = false;
        var thread = new Thread(
            () => matches = Given.Scope("{':x': 1}").Condition(Repeat("NOT ", 298, "") + "a=:x").Matches(new Item { ["a"] = 1 }),
            maxStackSize: 256 * 1024);
        thread.Start();
        thread.Join();
        matches.Should().BeTrue();
    }

    [Fact]
    public void ReservedWords_Are573() => ReservedWords.Count.Should().Be(573);

    [Theory]
    [InlineData("ABORT")]
    [InlineData("zOnE")]
    public void ReservedWords_AnyCase_AreFound(string word) => ReservedWords.Contains(word).Should().BeTrue();

    [Fact]
    public void Cache_SameText_ParsesOnce()
    {
        var cache = new ExpressionCache();
        cache.Get(ExpressionKind.Condition, "a = b").Should().BeSameAs(cache.Get(ExpressionKind.Condition, "a = b"));
        cache.Get(ExpressionKind.Filter, "a = b").Should().NotBeSameAs(cache.Get(ExpressionKind.Condition, "a = b"));
    }

    [Fact]
    public void Cache_ManyTexts_StaysBoundedAndKeepsWhatIsUsed()
    {
        var cache = new ExpressionCache();
        var used = cache.Get(ExpressionKind.Projection, "used");
        for (var i = 0; i < 5 * ExpressionCache.MaxEntries; i++)
        {
            _ = cache.Get(ExpressionKind.Projection, $"a{i}");
            cache.Get(ExpressionKind.Projection, "used").Should().BeSameAs(used);
            cache.Count.Should().BeLessThanOrEqualTo(ExpressionCache.MaxEntries);
        }
    }

    private static string Repeat(string part, int count, string separator) => string.Join(separator, Enumerable.Repeat(part, count));
}
