using System.Text;
using LocalDynamo.Engine.Commits;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Tables;

/// <summary>TagResource, UntagResource and ListTagsOfResource. Tags are a part of the table's definition.</summary>
internal sealed class TagOperations(TableCatalog catalog, CommitPipeline commits)
{
    public TagResourceResponse Tag(TagResourceRequest request, out long position)
    {
        RequestRules.Verify(request);
        catalog.LoadBeforeChange(request.ResourceArn!);
        lock (catalog.Guard)
        {
            var table = ResolveLocked(request.ResourceArn!);
            var keys = request.Tags!.Select(static tag => tag.Key).ToHashSet();
            List<Tag> tags = [.. table.Definition.Tags.Where(tag => !keys.Contains(tag.Key)), .. request.Tags!];
            RequestRules.VerifyTagCount(tags.Count);
            position = Commit(table, tags);
            return new TagResourceResponse();
        }
    }

    public UntagResourceResponse Untag(UntagResourceRequest request, out long position)
    {
        RequestRules.Verify(request);
        catalog.LoadBeforeChange(request.ResourceArn!);
        lock (catalog.Guard)
        {
            var table = ResolveLocked(request.ResourceArn!);
            List<Tag> tags = [.. table.Definition.Tags.Where(tag => !request.TagKeys!.Contains(tag.Key!))];
            position = Commit(table, tags);
            return new UntagResourceResponse();
        }
    }

    public ListTagsOfResourceResponse List(ListTagsOfResourceRequest request)
    {
        RequestRules.Verify(request);
        var start = request.NextToken is { } token ? KeyOf(token) : null;
        var tags = Resolve(request.ResourceArn!).Definition.Tags
            .Where(tag => string.CompareOrdinal(tag.Key, start) > 0)
            .OrderBy(static tag => tag.Key, StringComparer.Ordinal)
            .Take(Limits.MaxTagsPerPage + 1)
            .ToList();
        if (tags.Count <= Limits.MaxTagsPerPage)
            return new ListTagsOfResourceResponse { Tags = tags };

        tags.RemoveAt(Limits.MaxTagsPerPage);
        return new ListTagsOfResourceResponse { Tags = tags, NextToken = TokenOf(tags[^1].Key!) };
    }

    // A token is the last key of the page before it, so a page goes on right even if tags came and went in between.
    private static string TokenOf(string key) => Convert.ToBase64String(Encoding.UTF8.GetBytes(key));

    private static string KeyOf(string token)
    {
        var bytes = new byte[token.Length];
        return Convert.TryFromBase64String(token, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes.AsSpan(0, length))
            : throw new ValidationException("One or more parameter values were invalid: The NextToken is none that an answer ended with");
    }

    private TableState ResolveLocked(string arn)
    {
        var table = Resolve(arn);
        return table.Status == TableStatus.ACTIVE ? table : throw TableTransition.Refusal(table.Status, table.Name);
    }

    // The missing letter stands so in the service's text.
    private TableState Resolve(string arn) => catalog.TryGet(TableNames.Resolve(arn), out var table)
        ? table
        : throw new ResourceNotFoundException($"Requested resource not found: ResourcArn: {arn} not found");

    /// <summary>Makes the tags durable, if they are others than before.</summary>
    private long Commit(TableState table, List<Tag> tags)
    {
        if (tags.SequenceEqual(table.Definition.Tags))
            return 0;
        var definition = table.Definition with { Tags = tags };
        var position = commits.CommitTable(table, definition);
        table.Definition = definition;
        return position;
    }
}
