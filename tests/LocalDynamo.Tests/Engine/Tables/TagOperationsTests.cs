using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Tables;

/// <summary>TagResource, UntagResource and ListTagsOfResource.</summary>
public sealed class TagOperationsTests : IDisposable
{
    private const string Invalid = "One or more parameter values were invalid: ";

    private readonly FolderFixture _folder = new();
    private readonly string _arn;

    public TagOperationsTests() => _arn = _folder.Database.CreateTable(new CreateTableRequest
    {
        TableName = "Tab",
        AttributeDefinitions = [new("pk", "S")],
        KeySchema = [new("pk", "HASH")],
        BillingMode = BillingMode.PAY_PER_REQUEST,
        Tags = [Of("owner", "ada"), Of("cost", "1")],
    }).TableDescription!.TableArn!;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void List_OfANewTable_HasTheTagsItWasMadeWith() => List().Should().Equal(Of("cost", "1"), Of("owner", "ada"));

    [Fact]
    public void Tag_AddsAndReplacesByKey()
    {
        Tag(Of("cost", "2"), Of("Cost", ""));
        List().Should().Equal(Of("Cost", ""), Of("cost", "2"), Of("owner", "ada"));
    }

    [Fact]
    public void Untag_TakesOff_AndMissingKeysMakeNoDifference()
    {
        Untag("cost", "nothing");
        List().Should().Equal(Of("owner", "ada"));
        Untag("owner");
        List().Should().BeEmpty();
    }

    [Fact]
    public void Tags_SurviveReopening()
    {
        Tag(Of("a", "1"));
        Untag("cost");
        _folder.Reopen();
        List().Should().Equal(Of("a", "1"), Of("owner", "ada"));
    }

    [Fact]
    public void Tags_SurviveAnUpdateOfTheTable()
    {
        _folder.Database.UpdateTable(new() { TableName = "Tab", DeletionProtectionEnabled = true });
        List().Should().HaveCount(2);
    }

    [Theory]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(50, 5)]
    public void List_ComesInPagesOfTen(int count, int pages)
    {
        Untag("cost", "owner");
        Tag([.. Enumerable.Range(0, count).Select(i => Of($"k{i:00}", "v"))]);

        var sizes = new List<int>();
        var keys = new List<string?>();
        string? token = null;
        do
        {
            var page = _folder.Database.ListTagsOfResource(new() { ResourceArn = _arn, NextToken = token });
            sizes.Add(page.Tags!.Count);
            keys.AddRange(page.Tags.Select(tag => tag.Key));
            token = page.NextToken;
        }
        while (token is not null);

        sizes.Should().HaveCount(pages).And.OnlyContain(size => size >= 1 && size <= 10);
        keys.Should().Equal(Enumerable.Range(0, count).Select(i => $"k{i:00}"));
    }

    [Fact]
    public void Tag_BeyondFifty_IsRefusedAndChangesNothing()
    {
        Tag([.. Enumerable.Range(0, 48).Select(i => Of($"k{i:00}", "v"))]);
        FluentActions.Invoking(() => Tag(Of("cost", "2"), Of("one more", ""))).Should().Throw<ValidationException>()
            .WithMessage(Invalid + "A table has at most 50 tags");
        List().Should().HaveCount(10).And.Contain(Of("cost", "1"));
    }

    public static TheoryData<string, TagResourceRequest, string> Refused => new()
    {
        { "no ARN", new() { Tags = [Of("a", "b")] }, "Invalid TableArn" },
        { "not an ARN", new() { ResourceArn = "Tab", Tags = [Of("a", "b")] }, "Invalid TableArn: Invalid ResourceArn provided as input Tab" },
        { "no tags", new() { ResourceArn = "x" }, "1 validation error detected: Value null at 'tags' failed to satisfy constraint: Member must not be null" },
        { "no tag", new() { ResourceArn = Arn("Tab"), Tags = [] }, "Atleast one Tag needs to be provided as Input." },
        {
            "no key",
            new() { ResourceArn = Arn("Tab"), Tags = [new() { Value = "b" }] },
            "1 validation error detected: Value null at 'tags.1.member.key' failed to satisfy constraint: Member must not be null"
        },
        { "twice", new() { ResourceArn = Arn("Tab"), Tags = [Of("a", "b"), Of("a", "c")] }, Invalid + "Duplicate tag key: a" },
        { "reserved", new() { ResourceArn = Arn("Tab"), Tags = [Of("aws:a", "b")] }, Invalid + "Tag keys that begin with aws: are reserved" },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Tag_ThatBreaksARule_IsRefused(string rule, TagResourceRequest request, string text)
    {
        request.Invoking(tag => _folder.Database.TagResource(tag)).Should().Throw<ValidationException>(rule).WithMessage(text);
        List().Should().HaveCount(2);
    }

    [Fact]
    public void TagUntagAndList_OfAMissingTable_TellItsArn()
    {
        var arn = Arn("Missing");
        Action[] calls =
        [
            () => _folder.Database.TagResource(new() { ResourceArn = arn, Tags = [Of("a", "b")] }),
            () => _folder.Database.UntagResource(new() { ResourceArn = arn, TagKeys = ["a"] }),
            () => _folder.Database.ListTagsOfResource(new() { ResourceArn = arn }),
        ];
        foreach (var call in calls)
            call.Should().Throw<ResourceNotFoundException>().WithMessage($"Requested resource not found: ResourcArn: {arn} not found");
    }

    [Fact]
    public void Untag_WithoutKeys_IsRefused() => FluentActions.Invoking(() => Untag()).Should().Throw<ValidationException>()
        .WithMessage("Atleast one Tag Key needs to be provided as Input.");

    [Fact]
    public void List_WithATokenOfItsOwnMaking_IsRefused() =>
        FluentActions.Invoking(() => _folder.Database.ListTagsOfResource(new() { ResourceArn = _arn, NextToken = "!" }))
            .Should().Throw<ValidationException>().WithMessage(Invalid + "*NextToken*");

    private static string Arn(string table) => $"arn:aws:dynamodb:us-east-1:000000000000:table/{table}";

    private static Tag Of(string key, string value) => new() { Key = key, Value = value };

    private void Tag(params List<Tag> tags) => _folder.Database.TagResource(new() { ResourceArn = _arn, Tags = tags });

    private void Untag(params List<string> keys) => _folder.Database.UntagResource(new() { ResourceArn = _arn, TagKeys = keys });

    private List<Tag> List() => _folder.Database.ListTagsOfResource(new() { ResourceArn = _arn }).Tags!;
}
