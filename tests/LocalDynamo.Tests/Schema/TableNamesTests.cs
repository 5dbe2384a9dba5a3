using LocalDynamo.Schema;

namespace LocalDynamo.Tests.Schema;

public sealed class TableNamesTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("A-z_0.9")]
    public void Resolve_Name_IsItself(string name) => TableNames.Resolve(name).Should().Be(name);

    [Fact]
    public void Resolve_NameOf255Characters_IsItself() => TableNames.Resolve(new string('a', 255)).Should().HaveLength(255);

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("a b")]
    [InlineData("naïve")]
    [InlineData("abc/def")]
    public void Resolve_BadName_IsRefused(string name) =>
        FluentActions.Invoking(() => TableNames.Resolve(name)).Should().Throw<ValidationException>().WithMessage(TableNames.Invalid);

    [Fact]
    public void Resolve_NameOf256Characters_IsRefused() =>
        FluentActions.Invoking(() => TableNames.Resolve(new string('a', 256)))
            .Should().Throw<ValidationException>().WithMessage(TableNames.Invalid);

    [Fact]
    public void Resolve_ArnOfTable_IsItsName() => TableNames.Resolve(TableNames.ToArn("Music", "eu-west-2")).Should().Be("Music");

    [Fact]
    public void ToArn_NamesRegionAndTable() =>
        TableNames.ToArn("Music", "us-east-1").Should().Be("arn:aws:dynamodb:us-east-1:000000000000:table/Music");

    [Theory]
    [InlineData("arn:")]
    [InlineData("arn:aws:foo")]
    [InlineData("arn:aws:s3:us-east-1:000000000000:table/Music")]
    [InlineData("arn:aws:dynamodb:us-east-1:000000000000:stream/Music")]
    [InlineData("arn:aws:dynamodb:us-east-1:000000000000:table/ab")]
    [InlineData("arn:aws:dynamodb:us-east-1:000000000000:table/Music/index/x")]
    [InlineData("arn:aws:dynamodb:us-east-1:000000000000:table/Music:x")]
    public void Resolve_OtherArn_IsRefused(string arn) =>
        FluentActions.Invoking(() => TableNames.Resolve(arn)).Should().Throw<ValidationException>().WithMessage(TableNames.InvalidArn);
}
