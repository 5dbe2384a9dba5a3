using System.Buffers;

namespace LocalDynamo.Schema;

/// <summary>The rules for names of tables (developer guide, "Naming rules"), and the ARNs that stand for them.</summary>
internal static class TableNames
{
    public const string Invalid =
        "Invalid table/index name.  Table/index names must be between 3 and 255 characters long, and may contain only the " +
        "characters a-z, A-Z, 0-9, '_', '-', and '.'";

    // The missing space stands so in the service's text.
    public const string InvalidArn =
        "Valid ARN format is 'arn:<awsPartition>:<vendor>:<region>:<subscriber>:resourceType/resourceName', where Resource name " +
        "must have length less than or equal to 255, Resource name must have length greater than or equal to 3, Resource name " +
        "must satisfyregular expression pattern: [a-zA-Z0-9_.-]+";

    public const string Pattern = "[a-zA-Z0-9_.-]+";

    private const string ArnPrefix = "arn:";
    private const string TableResource = "table/";
    private const string Account = "000000000000";

    private static readonly SearchValues<char> Legal =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_.-");

    public static bool HasOnlyLegalCharacters(ReadOnlySpan<char> name) => !name.ContainsAnyExcept(Legal);

    public static bool IsValid(ReadOnlySpan<char> name) =>
        name.Length is >= Limits.MinTableNameLength and <= Limits.MaxTableNameLength && HasOnlyLegalCharacters(name);

    /// <summary>The ARN of a table; there is one account, and its number is all zeros.</summary>
    public static string ToArn(string name, string region) => $"{ArnPrefix}aws:dynamodb:{region}:{Account}:{TableResource}{name}";

    /// <summary>The name that a request's <c>TableName</c> means: itself, or the name in an ARN.</summary>
    /// <remarks>
    /// Region and account of an ARN are not compared with the table's own: like DynamoDB Local, a local database answers for all of them.
    /// </remarks>
    /// <exception cref="ValidationException">It is neither a name nor the ARN of a table.</exception>
    public static string Resolve(string nameOrArn)
    {
        if (!nameOrArn.StartsWith(ArnPrefix, StringComparison.Ordinal))
            return IsValid(nameOrArn) ? nameOrArn : throw new ValidationException(Invalid);

        var name = NameInArn(nameOrArn);
        return IsValid(name) ? name.ToString() : throw new ValidationException(InvalidArn);
    }

    /// <summary>Whether it is the ARN of a table.</summary>
    public static bool IsArn(string text) => IsValid(NameInArn(text));

    /// <summary>Whether <see cref="Resolve"/> knows what it means.</summary>
    public static bool IsNameOrArn(string nameOrArn) => IsValid(nameOrArn) || IsArn(nameOrArn);

    /// <summary>The name in the ARN of a table, valid or not; empty if it is no such ARN.</summary>
    private static ReadOnlySpan<char> NameInArn(string text)
    {
        // Six parts: "arn", partition, service, region, account, resource.
        Span<Range> parts = stackalloc Range[7];
        var arn = text.AsSpan();
        return arn.StartsWith(ArnPrefix) && arn.Split(parts, ':') == 6 && arn[parts[2]] is "dynamodb"
            && arn[parts[5]].StartsWith(TableResource)
            ? arn[parts[5]][TableResource.Length..]
            : default;
    }
}
