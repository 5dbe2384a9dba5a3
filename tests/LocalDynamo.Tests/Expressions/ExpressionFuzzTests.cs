using System.Diagnostics;
using CsCheck;
using LocalDynamo.Expressions.Syntax;

namespace LocalDynamo.Tests.Expressions;

/// <summary>Whatever the text: it is an expression, or a ValidationException says why not, in bounded time.</summary>
public class ExpressionFuzzTests
{
    private static readonly string[] Words =
    [
        "a", "b", "m", "abort", "#a", ":x", ":y", "0", "7", "99999999999", ".", ",", "[", "]", "(", ")", "=", "<>", "<", "<=", ">", ">=", "+", "-",
        "AND", "OR", "NOT", "BETWEEN", "IN", "SET", "REMOVE", "ADD", "DELETE", "size", "contains", "begins_with", "attribute_exists",
        "attribute_type", "if_not_exists", "list_append", "foo", "!", "\"", "é", "\ud800", "\0",
    ];

    private static readonly Gen<ExpressionKind> Kinds = Gen.Enum<ExpressionKind>();

    [Fact]
    public void Bind_RandomTokens_NeverFailsOtherwise() =>
        Gen.Select(Kinds, Gen.Int[0, Words.Length - 1].Array[0, 24], Gen.Bool)
            .Sample((kind, words, spaced) => IsBoundOrRefused(kind, string.Join(spaced ? " " : "", words.Select(word => Words[word]))), iter: 20_000, threads: 1);

    [Fact]
    public void Bind_RandomText_NeverFailsOtherwise() =>
        Gen.Select(Kinds, Gen.String[0, 60]).Sample((kind, text) => IsBoundOrRefused(kind, text), iter: 5_000, threads: 1);

    [Theory]
    [InlineData("SET ", "a{0}=:x", ",", 500)]
    [InlineData("REMOVE ", "a[{0}]", ",", 600)]
    [InlineData("REMOVE ", "a{0}.b.c.d", ",", 300)]
    public void Apply_LargestUpdate_TakesLittleTime(string clause, string action, string separator, int count)
    {
        var text = clause + string.Join(separator, Enumerable.Range(0, count).Select(i => string.Format(System.Globalization.CultureInfo.InvariantCulture, action, i)));
        var watch = Stopwatch.StartNew();
        IsBoundOrRefused(ExpressionKind.Update, text).Should().BeTrue();
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(5));
    }

    private static bool IsBoundOrRefused(ExpressionKind kind, string text)
    {
        var scope = Given.Scope("{':x': 1, ':y': 's'}", ("#a", "a.b"));
        var item = Given.Item("{'a': [1, 's', {'b': 2}], 'm': {'b': 1}, 'b': 's'}");
        try
        {
            switch (kind)
            {
                case ExpressionKind.Projection:
                    _ = scope.Projection(text).Project(item);
                    break;
                case ExpressionKind.Update:
                    var update = scope.Update(text);
                    var after = update.Apply(item, Given.Key);
                    _ = update.UpdatedOld(item);
                    _ = update.UpdatedNew(after);
                    break;
                case ExpressionKind.KeyCondition:
                    _ = scope.KeyCondition(text).On(Given.QueryKey);
                    break;
                default:
                    _ = scope.Condition(text).Matches(item);
                    break;
            }
        }
        catch (ValidationException exception)
        {
            return exception.Message.Length > 0;
        }

        return true;
    }
}
