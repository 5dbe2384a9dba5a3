namespace LocalDynamo.Tests.Expressions;

public class ConditionTests
{
    private const string Movie =
        "{'n': 5, 's': 'str', 'b': {'B': 'eGFiYw=='}, 'l': [1, 'x', [2]], 'm': {'x': 1}, 'ss': {'SS': ['a', 'b']}, 'ns': {'NS': ['1', '2']}, "
            + "'bs': {'BS': ['YQ==']}, 't': true, 'z': null}";

    // Precedence: comparisons, then NOT, then AND, then OR.
    [Theory]
    [InlineData("n = :5 OR n = :6 AND s = :no", true)]
    [InlineData("(n = :5 OR n = :6) AND s = :no", false)]
    [InlineData("NOT n = :6 AND n = :5", true)]
    [InlineData("NOT (n = :5 AND s = :no)", true)]
    [InlineData("NOT n = :5 OR n = :5", true)]
    [InlineData("s = :no AND n = :5 OR n = :5", true)]
    [InlineData("n = :5 OR n = :5 AND NOT n = :5", true)]
    [InlineData("NOT NOT n = :5", true)]
    [InlineData("n BETWEEN :5 AND :6 AND s = :no OR n IN (:5)", true)]
    [InlineData("(n) = (:5)", true)]
    public void Matches_SeveralOperators_FollowsPrecedence(string condition, bool expected)
    {
        string[] used = [.. new[] { ":5", ":6", ":no" }.Where(condition.Contains)];
        var values = "{" + string.Join(", ", used.Select(value => $"'{value}': {(value == ":no" ? "'no'" : value[1..])}")) + "}";
        Given.Matches(condition, Movie, values).Should().Be(expected);
    }

    [Theory]
    [InlineData("n = :v", "5", true)]
    [InlineData("n = :v", "5.0", true)]
    [InlineData("n = :v", "'5'", false)]
    [InlineData("n <> :v", "'5'", true)]
    [InlineData("m = :v", "{'x': 1.0}", true)]
    [InlineData("ss = :v", "{'SS': ['b', 'a']}", true)]
    [InlineData("l = :v", "[1, 'x', [2]]", true)]
    [InlineData("l = :v", "['x', 1, [2]]", false)]
    [InlineData("l[2][0] = :v", "2", true)]
    [InlineData("m.x = :v", "1", true)]
    [InlineData("gone = :v", "1", false)]
    [InlineData("gone <> :v", "1", true)]
    [InlineData("l[9] <> :v", "1", true)]
    [InlineData("n.x <> :v", "1", true)]
    [InlineData("z = :v", "null", true)]
    [InlineData("t = :v", "true", true)]
    [InlineData("n > :v", "4", true)]
    [InlineData("n > :v", "'4'", false)]
    [InlineData("NOT gone < :v", "4", true)]
    [InlineData("s >= :v", "'str'", true)]
    [InlineData("s < :v", "'stra'", true)]
    [InlineData("b > :v", "{'B': 'eGE='}", true)]
    [InlineData("n BETWEEN :v AND :v", "5", true)]
    [InlineData("gone BETWEEN :v AND :v", "5", false)]
    [InlineData("n BETWEEN :v AND s", "5", false)]
    [InlineData("n IN (s, :v)", "5", true)]
    [InlineData("gone IN (s, :v)", "5", false)]
    [InlineData(":v = n", "5", true)]
    public void Matches_Comparison_GoesByTypeAndValue(string condition, string value, bool expected) =>
        Given.Matches(condition, Movie, $"{{':v': {value}}}").Should().Be(expected);

    [Theory]
    [InlineData("begins_with(s, :v)", "'st'", true)]
    [InlineData("begins_with(s, :v)", "''", true)]
    [InlineData("begins_with(s, :v)", "'tr'", false)]
    [InlineData("begins_with(b, :v)", "{'B': 'eA=='}", true)]
    [InlineData("begins_with(s, :v)", "{'B': 'cw=='}", false)]
    [InlineData("begins_with(n, :v)", "'5'", false)]
    [InlineData("begins_with(:v, s)", "'string'", true)]
    [InlineData("begins_with(gone, :v)", "'a'", false)]
    [InlineData("contains(s, :v)", "'tr'", true)]
    [InlineData("contains(s, :v)", "5", false)]
    [InlineData("contains(b, :v)", "{'B': 'YWI='}", true)]
    [InlineData("contains(ss, :v)", "'a'", true)]
    [InlineData("contains(ss, :v)", "{'SS': ['a']}", false)]
    [InlineData("contains(ns, :v)", "2.0", true)]
    [InlineData("contains(ns, :v)", "'2'", false)]
    [InlineData("contains(bs, :v)", "{'B': 'YQ=='}", true)]
    [InlineData("contains(l, :v)", "[2]", true)]
    [InlineData("contains(l, :v)", "2", false)]
    [InlineData("contains(m, :v)", "'x'", false)]
    [InlineData("contains(n, :v)", "5", false)]
    [InlineData("contains(:v, s)", "'a str b'", true)]
    [InlineData("attribute_type(n, :v)", "'N'", true)]
    [InlineData("attribute_type(z, :v)", "'NULL'", true)]
    [InlineData("attribute_type(t, :v)", "'BOOL'", true)]
    [InlineData("attribute_type(l, :v)", "'L'", true)]
    [InlineData("attribute_type(m, :v)", "'M'", true)]
    [InlineData("attribute_type(b, :v)", "'B'", true)]
    [InlineData("attribute_type(ss, :v)", "'SS'", true)]
    [InlineData("attribute_type(ns, :v)", "'NS'", true)]
    [InlineData("attribute_type(bs, :v)", "'BS'", true)]
    [InlineData("attribute_type(s, :v)", "'N'", false)]
    [InlineData("attribute_type(gone, :v)", "'N'", false)]
    [InlineData("attribute_type(:v, :v)", "'S'", true)]
    [InlineData("size(s) = :v", "3", true)]
    [InlineData("size(b) = :v", "4", true)]
    [InlineData("size(l) = :v", "3", true)]
    [InlineData("size(m) = :v", "1", true)]
    [InlineData("size(ss) = :v", "2", true)]
    [InlineData("size(ns) = :v", "2", true)]
    [InlineData("size(bs) = :v", "1", true)]
    [InlineData("size(n) >= :v", "0", false)]
    [InlineData("size(t) >= :v", "0", false)]
    [InlineData("size(z) >= :v", "0", false)]
    [InlineData("size(gone) >= :v", "0", false)]
    [InlineData("size(n) <> :v", "0", true)]
    public void Matches_Function_GoesByType(string condition, string value, bool expected) =>
        Given.Matches(condition, Movie, $"{{':v': {value}}}").Should().Be(expected);

    [Theory]
    [InlineData("attribute_exists(m.x)", true)]
    [InlineData("attribute_exists(m.y)", false)]
    [InlineData("attribute_exists(z)", true)]
    [InlineData("attribute_not_exists(l[3])", true)]
    [InlineData("attribute_not_exists(l[2][0])", false)]
    [InlineData("gone = absent", false)]
    [InlineData("gone <> absent", true)]
    public void Matches_Paths_FindWhatIsThere(string condition, bool expected) => Given.Matches(condition, Movie).Should().Be(expected);

    [Fact]
    public void Matches_SizeOfSupplementaryCharacter_CountsUtf16Units() =>
        Given.Matches("size(s) = :v", "{'s': '😀'}", "{':v': 2}").Should().BeTrue();

    [Fact]
    public void Matches_NoItem_SeesNoAttributes()
    {
        Given.Scope().Condition("attribute_not_exists(pk)").Matches(null).Should().BeTrue();
        Given.Scope().Condition("attribute_exists(pk)").Matches(null).Should().BeFalse();
    }

    [Fact]
    public void Matches_AliasWithDot_IsOneName() =>
        Given.Matches("#a.#b = :v", "{'x.y': {'set': 1}}", "{':v': 1}", ("#a", "x.y"), ("#b", "set")).Should().BeTrue();

    [Fact]
    public void Matches_Comparisons_AllocateNothing()
    {
        var item = Given.Item(Movie);
        var condition = Given.Scope("{':n': 5, ':s': 'st', ':m': 1}").Condition(
            "n = :n AND begins_with(s, :s) AND m.x >= :m AND size(l) > :m AND NOT contains(ss, :s) AND n BETWEEN :m AND :n");
        condition.Matches(item).Should().BeTrue();

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 100; i++)
            _ = condition.Matches(item);
        (GC.GetAllocatedBytesForCurrentThread() - before).Should().Be(0);
    }
}
