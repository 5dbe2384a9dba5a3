using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(TagResourceRequest request)
    {
        var constraints = default(Constraints);
        constraints.Required("tags", request.Tags);
        Tags(ref constraints, request.Tags);
        constraints.ThrowIfAny();

        TableArn(request.ResourceArn);
        if (request.Tags!.Count == 0)
            throw new ValidationException("Atleast one Tag needs to be provided as Input.");
        VerifyTags(request.Tags);
    }

    public static void Verify(UntagResourceRequest request)
    {
        var constraints = default(Constraints);
        constraints.Required("tagKeys", request.TagKeys);
        for (var i = 0; i < request.TagKeys?.Count; i++)
        {
            constraints.Required($"tagKeys.{i + 1}.member", request.TagKeys[i]);
            constraints.Length($"tagKeys.{i + 1}.member", request.TagKeys[i], 1, Limits.MaxTagKeyLength);
        }

        constraints.ThrowIfAny();

        TableArn(request.ResourceArn);
        if (request.TagKeys!.Count == 0)
            throw new ValidationException("Atleast one Tag Key needs to be provided as Input.");
    }

    public static void Verify(ListTagsOfResourceRequest request) => TableArn(request.ResourceArn);

    public static void VerifyTagCount(int count)
    {
        if (count > Limits.MaxTags)
            throw new ValidationException($"One or more parameter values were invalid: A table has at most {Limits.MaxTags} tags");
    }

    private static void Tags(ref Constraints constraints, List<Tag>? tags)
    {
        for (var i = 0; i < tags?.Count; i++)
        {
            var path = $"tags.{i + 1}.member";
            constraints.Required($"{path}.key", tags[i]?.Key);
            constraints.Length($"{path}.key", tags[i]?.Key, 1, Limits.MaxTagKeyLength);
            constraints.Required($"{path}.value", tags[i]?.Value);
            constraints.Length($"{path}.value", tags[i]?.Value, 0, Limits.MaxTagValueLength);
        }
    }

    private static void VerifyTags(List<Tag> tags)
    {
        VerifyTagCount(tags.Count);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new ValidationException("One or more parameter values were invalid: Tag keys that begin with aws: are reserved");
            if (!seen.Add(tag.Key))
                throw new ValidationException($"One or more parameter values were invalid: Duplicate tag key: {tag.Key}");
        }
    }

    /// <summary>A resource with tags is named by its ARN, and a table's is the only kind there is.</summary>
    private static void TableArn(string? arn)
    {
        if (string.IsNullOrEmpty(arn))
            throw new ValidationException("Invalid TableArn");
        if (!TableNames.IsArn(arn))
            throw new ValidationException($"Invalid TableArn: Invalid ResourceArn provided as input {arn}");
    }
}
