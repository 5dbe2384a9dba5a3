using LocalDynamo.Values;

namespace LocalDynamo.Tests.Expressions;

public class ProjectionTests
{
    private const string Whole = "{'a': 1, 'b': {'c': 1, 'd': [0, 1, {'e': 'x', 'f': 'y'}, [5, 6]]}, 'l': [1, 2, 3, [4, 5]]}";

    [Theory]
    [InlineData("a", "{'a': 1}")]
    [InlineData("l, a", "{'l': [1, 2, 3, [4, 5]], 'a': 1}")]
    [InlineData("b.c", "{'b': {'c': 1}}")]
    [InlineData("b.d[2].e, b.d[0], a", "{'b': {'d': [0, {'e': 'x'}]}, 'a': 1}")]
    [InlineData("b.d[3][1], b.d[3][0]", "{'b': {'d': [[5, 6]]}}")]
    [InlineData("l[2], l[0]", "{'l': [1, 3]}")]
    [InlineData("l[3][1]", "{'l': [[5]]}")]
    [InlineData("b.d[0], b.d[1].x, b.x", "{'b': {'d': [0]}}")]
    [InlineData("z", "{}")]
    [InlineData("a.x, a[0], b[0], l.x, l[9], l[0].x", "{}")]
    public void Project_Paths_KeepsTheStructureAroundThem(string projection, string expected)
    {
        // a.x and a[0] conflict, so they are tried one by one.
        if (expected == "{}")
        {
            foreach (var path in projection.Split(", "))
                Given.Scope().Projection(path).Project(Given.Item(Whole)).Should().Be(new Item());
            return;
        }

        Given.Scope().Projection(projection).Project(Given.Item(Whole)).Should().Be(Given.Item(expected));
    }

    [Fact]
    public void Project_Alias_IsOneName()
    {
        var item = Given.Item("{'b.c': 1, 'b': {'c': 2}}");
        Given.Scope("", ("#x", "b.c")).Projection("#x").Project(item).Should().Be(Given.Item("{'b.c': 1}"));
    }

    [Fact]
    public void Projection_AliasForANameThatIsThereAlready_Overlaps()
    {
        var act = () => Given.Scope("", ("#x", "b")).Projection("b.c, #x");
        act.Should().Throw<ValidationException>().Which.Message.Should().Be(
            "Invalid ProjectionExpression: Two document paths overlap with each other; "
                + "must remove or rewrite one of these paths; path one: [b, c], path two: [b]");
    }

    [Fact]
    public void VerifyKeysAreScalars_PathIntoAKey_IsRefused()
    {
        var act = () => Given.Scope().Projection("a, pk.b").VerifyKeysAreScalars([AttributeName.Of("pk")]);
        act.Should().Throw<ValidationException>().Which.Message.Should()
            .Be("Key attributes must be scalars; list random access '[]' and map lookup '.' are not allowed: Key: pk");
    }

    [Fact]
    public void TopLevelNames_HoldEachNameOnce() =>
        Given.Scope().Projection("b.c, a, b.d[0]").TopLevelNames.Select(name => name.Text).Should().BeEquivalentTo("b", "a");
}
