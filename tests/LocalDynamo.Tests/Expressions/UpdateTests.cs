using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

public class UpdateTests
{
    private const string Before =
        "{'pk': 'k', 'n': 5, 's': 'str', 'l': [1, 2, 3], 'm': {'x': 1, 'l': [1, 2], 'y': {'z': 'q'}}, "
            + "'ss': {'SS': ['a', 'b']}, 'ns': {'NS': ['1', '2']}, 'bs': {'BS': ['YQ==']}}";

    private const string Values =
        "{':n': 1, ':s': 's', ':l': [9], ':ss': {'SS': ['a', 'c']}, ':ns': {'NS': ['1', '3']}, ':bs': {'BS': ['YQ==', 'Yg==']}, ':all': {'SS': ['a', 'b']}}";

    public static TheoryData<string, string, string?> Changes => new()
    {
        { "SET n = n + :n", "n", "6" },
        { "SET n = (n - :n)", "n", "4" },
        { "SET q = :s", "q", "'s'" },
        { "SET n = s, s = n", "s", "5" },
        { "SET q = if_not_exists(n, :n)", "q", "5" },
        { "SET q = if_not_exists(gone, :n) + :n", "q", "2" },
        { "SET q = if_not_exists(n.x, :n)", "q", "1" },
        { "SET l = list_append(l, :l)", "l", "[1, 2, 3, 9]" },
        { "SET q = list_append(:l, if_not_exists(gone, :l))", "q", "[9, 9]" },
        { "SET m.x = :s", "m", "{'x': 's', 'l': [1, 2], 'y': {'z': 'q'}}" },
        { "SET m.y.w = :n, m.l[0] = :s REMOVE m.x", "m", "{'l': ['s', 2], 'y': {'z': 'q', 'w': 1}}" },
        { "SET l[1] = :s", "l", "[1, 's', 3]" },
        { "SET l[9] = :n, l[5] = :s", "l", "[1, 2, 3, 's', 1]" },
        { "SET l[3] = :n REMOVE l[1]", "l", "[1, 3, 1]" },
        { "SET l[0] = l[1], l[1] = l[0]", "l", "[2, 1, 3]" },
        { "REMOVE l[0], l[2], l[7]", "l", "[2]" },
        { "REMOVE l[0] SET l[1] = :n", "l", "[1, 3]" },
        { "REMOVE m.l[0], m.l[1]", "m", "{'x': 1, 'l': [], 'y': {'z': 'q'}}" },
        { "REMOVE n", "n", null },
        { "REMOVE gone", "n", "5" },
        { "ADD n :n", "n", "6" },
        { "ADD q :n", "q", "1" },
        { "ADD m.x :n", "m", "{'x': 2, 'l': [1, 2], 'y': {'z': 'q'}}" },
        { "ADD l[7] :n", "l", "[1, 2, 3, 1]" },
        { "ADD ss :ss", "ss", "{'SS': ['a', 'b', 'c']}" },
        { "ADD ns :ns", "ns", "{'NS': ['1', '2', '3']}" },
        { "ADD bs :bs", "bs", "{'BS': ['YQ==', 'Yg==']}" },
        { "ADD q :ss", "q", "{'SS': ['a', 'c']}" },
        { "DELETE ss :ss", "ss", "{'SS': ['b']}" },
        { "DELETE ns :ns", "ns", "{'NS': ['2']}" },
        { "DELETE bs :bs", "bs", null },
        { "DELETE ss :all", "ss", null },
        { "DELETE gone :ss", "ss", "{'SS': ['a', 'b']}" },
        { "set n = :n remove s add q :n delete ss :ss", "ss", "{'SS': ['b']}" },
    };

    [Theory]
    [MemberData(nameof(Changes))]
    public void Apply_Clause_ChangesTheAttribute(string update, string name, string? expected)
    {
        var after = Given.Scope(Values).Update(update).Apply(Given.Item(Before), Given.Key);

        var found = after.TryGetValue(name, out var value);
        if (expected is null)
            found.Should().BeFalse();
        else
            value.Should().Be(Given.Item($"{{'v': {expected}}}")["v"]);
    }

    [Theory]
    [InlineData("SET q.x = :n", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET n.x = :n", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET l.x = :n", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET m[0] = :n", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET l[9].x = :n", "The document path provided in the update expression is invalid for update")]
    [InlineData("REMOVE q.x", "The document path provided in the update expression is invalid for update")]
    [InlineData("DELETE q.x :ss", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET q.x = gone", "The document path provided in the update expression is invalid for update")]
    [InlineData("SET q = gone", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET q = l[9]", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET q = gone + :n", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET q = if_not_exists(n, gone)", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET q = list_append(gone, s)", "The provided expression refers to an attribute that does not exist in the item")]
    [InlineData("SET b = gone, a = s + :n", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET q = s + gone", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET q = list_append(n, :l)", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD s :n", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD ss :ns", "An operand in the update expression has an incorrect data type")]
    [InlineData("ADD l :n", "An operand in the update expression has an incorrect data type")]
    [InlineData("DELETE n :ss", "An operand in the update expression has an incorrect data type")]
    [InlineData("SET a = gone ADD s :n", "An operand in the update expression has an incorrect data type")]
    public void Apply_ItemThatDoesNotFit_IsRefused(string update, string error)
    {
        var act = () => Given.Scope(Values).Update(update).Apply(Given.Item(Before), Given.Key);
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(error);
    }

    [Theory]
    [InlineData("{':a': 9e125, ':b': 9e125}")]
    [InlineData("{':a': 1e50, ':b': 1}")]
    public void Apply_SumBeyondTheRangeOfNumbers_IsRefused(string values)
    {
        var act = () => Given.Updated("SET n = :a + :b", Before, values);
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Number overflow. Attempting to store a number with magnitude larger than supported range");
    }

    [Fact]
    public void Apply_ResultOf33Levels_IsRefused()
    {
        AttributeValue deep = "bottom";
        for (var i = 0; i < 31; i++)
            deep = AttributeValue.List(deep);
        var item = new Item { ["dd"] = deep, ["ll"] = AttributeValue.List() };

        var update = Given.Scope().Update("SET ll[0] = dd");
        var act = () => update.Apply(item, Given.Key);

        act.Should().Throw<ValidationException>().Which.Message.Should().Be(
            "Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit");
        Given.Scope().Update("SET cc = dd").Apply(item, Given.Key)["cc"].Should().Be(deep);
    }

    [Theory]
    [InlineData("SET a = :n", true, "{'pk': 'k', 'sk': 1, 'a': 1}")]
    [InlineData("SET a = pk", true, "{'pk': 'k', 'sk': 1, 'a': 'k'}")]
    [InlineData("ADD a :n", true, "{'pk': 'k', 'sk': 1, 'a': 1}")]
    [InlineData("SET a = if_not_exists(a, :n)", true, "{'pk': 'k', 'sk': 1, 'a': 1}")]
    [InlineData("REMOVE a", false, "{'pk': 'k', 'sk': 1}")]
    [InlineData("REMOVE a.b, c[0]", false, "{'pk': 'k', 'sk': 1}")]
    [InlineData("DELETE a :ss", false, "{'pk': 'k', 'sk': 1}")]
    [InlineData("REMOVE b DELETE a :ss", false, "{'pk': 'k', 'sk': 1}")]
    public void Apply_NoItem_StartsFromTheKey(string text, bool creates, string expected)
    {
        var update = Given.Scope(Values).Update(text);
        update.CreatesMissingItem.Should().Be(creates);
        update.Apply(null, Given.Key).Should().Be(Given.Item(expected));
    }

    [Theory]
    [InlineData("SET pk = :n", "pk")]
    [InlineData("SET sk = :n REMOVE pk.a", "pk")]
    [InlineData("ADD sk :n", "sk")]
    public void VerifyKeys_UpdateOfAKey_IsRefused(string text, string key)
    {
        var act = () => Given.Scope(Values).Update(text).VerifyKeys([AttributeName.Of("pk"), AttributeName.Of("sk")]);
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be($"One or more parameter values were invalid: Cannot update attribute {key}. This attribute is part of the key");
    }

    [Theory]
    [InlineData("SET n = :n", "{'n': 5}", "{'n': 1}")]
    [InlineData("SET m.x = :n, m.y.z = :s", "{'m': {'x': 1, 'y': {'z': 'q'}}}", "{'m': {'x': 1, 'y': {'z': 's'}}}")]
    [InlineData("SET l[2] = :n, l[0] = :s", "{'l': [1, 3]}", "{'l': ['s', 1]}")]
    [InlineData("SET q = :n", null, "{'q': 1}")]
    [InlineData("REMOVE n", "{'n': 5}", null)]
    [InlineData("REMOVE m.x", "{'m': {'x': 1}}", null)]
    [InlineData("SET n = :n REMOVE s", "{'n': 5, 's': 'str'}", "{'n': 1}")]
    [InlineData("DELETE ss :all", "{'ss': {'SS': ['a', 'b']}}", null)]
    [InlineData("ADD m.x :n", "{'m': {'x': 1}}", "{'m': {'x': 2}}")]
    public void UpdatedOldAndNew_HoldTheChangedPathsAlone(string text, string? old, string? updated)
    {
        var update = Given.Scope(Values).Update(text);
        var before = Given.Item(Before);
        var after = update.Apply(before, Given.Key);

        update.UpdatedOld(before).Should().Be(old is null ? null : Given.Item(old));
        update.UpdatedNew(after).Should().Be(updated is null ? null : Given.Item(updated));
    }
}
