using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(CreateTableRequest request)
    {
        var constraints = default(Constraints);
        NewTableName(ref constraints, request.TableName);
        Definitions(ref constraints, request.AttributeDefinitions);
        KeyElements(ref constraints, request.KeySchema);
        Capacity(ref constraints, request.BillingMode, request.ProvisionedThroughput, request.WarmThroughput, request.TableClass);
        Tags(ref constraints, request.Tags);
        constraints.ThrowIfAny();

        RefuseUnsupported(request);
        KeySchemaRules.Verify(request.KeySchema, request.AttributeDefinitions);
        CapacityRules.VerifyNew(request);
        if (request.Tags is { Count: > 0 })
            VerifyTags(request.Tags);
    }

    public static void Verify(UpdateTableRequest request)
    {
        var constraints = default(Constraints);
        Definitions(ref constraints, request.AttributeDefinitions);
        Capacity(ref constraints, request.BillingMode, request.ProvisionedThroughput, request.WarmThroughput, request.TableClass);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        RefuseUnsupported(request);
        CapacityRules.Verify(request.BillingMode, request.ProvisionedThroughput, request.OnDemandThroughput, request.WarmThroughput);
        if (request is
            {
                BillingMode: null, ProvisionedThroughput: null, OnDemandThroughput: null, WarmThroughput: null, TableClass: null,
                DeletionProtectionEnabled: null, StreamSpecification: null,
            })
        {
            throw new ValidationException("Nothing to update");
        }
    }

    public static void Verify(DescribeTableRequest request) => TableAlone(request.TableName);

    public static void Verify(DeleteTableRequest request) => TableAlone(request.TableName);

    public static void Verify(ListTablesRequest request)
    {
        var constraints = default(Constraints);
        constraints.Range("limit", request.Limit, 1, Limits.MaxTablesPerPage);
        constraints.ThrowIfAny();
        if (request.ExclusiveStartTableName is { } start && !TableNames.IsValid(start))
            throw new ValidationException(TableNames.Invalid);
    }

    private static void TableAlone(string? tableName)
    {
        var constraints = default(Constraints);
        TableNameOrArn(ref constraints, tableName);
        constraints.ThrowIfAny();
        TableNames.Resolve(tableName!);
    }

    private static void NewTableName(ref Constraints constraints, string? tableName)
    {
        constraints.Required("tableName", tableName);
        if (tableName is null)
            return;
        if (tableName.Length == 0 || !TableNames.HasOnlyLegalCharacters(tableName))
            constraints.Fail("tableName", tableName, $"satisfy regular expression pattern: {TableNames.Pattern}");
        constraints.Length("tableName", tableName, Limits.MinTableNameLength, Limits.MaxTableNameLength);
    }

    private static void Definitions(ref Constraints constraints, List<AttributeDefinition>? definitions)
    {
        for (var i = 0; i < definitions?.Count; i++)
        {
            var path = $"attributeDefinitions.{i + 1}.member";
            KeyAttributeName(ref constraints, $"{path}.attributeName", definitions[i]?.AttributeName);
            constraints.RequiredOneOf($"{path}.attributeType", definitions[i]?.AttributeType?.Value, EnumSet.ScalarAttributeType);
        }
    }

    private static void KeyElements(ref Constraints constraints, List<KeySchemaElement>? elements)
    {
        for (var i = 0; i < elements?.Count; i++)
        {
            var path = $"keySchema.{i + 1}.member";
            KeyAttributeName(ref constraints, $"{path}.attributeName", elements[i]?.AttributeName);
            constraints.RequiredOneOf($"{path}.keyType", elements[i]?.KeyType?.Value, EnumSet.KeyType);
        }
    }

    private static void KeyAttributeName(ref Constraints constraints, string path, string? name)
    {
        constraints.Required(path, name);
        constraints.Length(path, name, 1, Limits.MaxKeyNameBytes);
    }

    private static void Capacity(
        ref Constraints constraints,
        BillingMode? billingMode,
        ProvisionedThroughput? provisioned,
        WarmThroughput? warm,
        TableClass? tableClass)
    {
        constraints.OneOf("billingMode", billingMode?.Value, EnumSet.BillingMode);
        if (provisioned is not null)
        {
            constraints.Required("provisionedThroughput.readCapacityUnits", provisioned.ReadCapacityUnits);
            constraints.Range("provisionedThroughput.readCapacityUnits", provisioned.ReadCapacityUnits, 1);
            constraints.Required("provisionedThroughput.writeCapacityUnits", provisioned.WriteCapacityUnits);
            constraints.Range("provisionedThroughput.writeCapacityUnits", provisioned.WriteCapacityUnits, 1);
        }

        constraints.Range("warmThroughput.readUnitsPerSecond", warm?.ReadUnitsPerSecond, 1);
        constraints.Range("warmThroughput.writeUnitsPerSecond", warm?.WriteUnitsPerSecond, 1);
        constraints.OneOf("tableClass", tableClass?.Value, EnumSet.TableClass);
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
        if (tags.Count > Limits.MaxTags)
            throw new ValidationException($"One or more parameter values were invalid: A table has at most {Limits.MaxTags} tags");

        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var tag in tags)
        {
            if (tag.Key!.StartsWith("aws:", StringComparison.OrdinalIgnoreCase))
                throw new ValidationException("One or more parameter values were invalid: Tag keys that begin with aws: are reserved");
            if (!seen.Add(tag.Key))
                throw new ValidationException($"One or more parameter values were invalid: Duplicate tag key: {tag.Key}");
        }
    }

    private static void RefuseUnsupported(CreateTableRequest request)
    {
        if (request.GlobalSecondaryIndexes is { Count: 0 })
            throw new ValidationException("GSI list is empty/invalid");
        if (request.GlobalSecondaryIndexes is not null)
            throw NotSupported("global secondary indexes");
        if (request.LocalSecondaryIndexes is { Count: > 0 })
            throw NotSupported("local secondary indexes");
        if (request.VectorIndexes is { Count: > 0 })
            throw NotSupported("vector indexes");
        if (request.ResourcePolicy is not null)
            throw NotSupported("resource policies");
        if (request.GlobalTableSourceArn is not null || request.GlobalTableSettingsReplicationMode is not null)
            throw NotSupported("global tables");
        RefuseUnsupported(request.StreamSpecification, request.SSESpecification);
    }

    private static void RefuseUnsupported(UpdateTableRequest request)
    {
        if (request.GlobalSecondaryIndexUpdates is { Count: > 0 })
            throw NotSupported("global secondary indexes");
        if (request.VectorIndexUpdates is { Count: > 0 })
            throw NotSupported("vector indexes");
        if (request.ReplicaUpdates is { Count: > 0 }
            || request.GlobalTableWitnessUpdates is { Count: > 0 }
            || request.MultiRegionConsistency is not null
            || request.GlobalTableSettingsReplicationMode is not null)
        {
            throw NotSupported("global tables");
        }

        RefuseUnsupported(request.StreamSpecification, request.SSESpecification);
    }

    private static void RefuseUnsupported(StreamSpecification? stream, SSESpecification? encryption)
    {
        if (stream is not null)
        {
            var hasView = !string.IsNullOrEmpty(stream.StreamViewType?.Value);
            if (stream.StreamEnabled is null)
                throw new ValidationException("Stream StreamEnabled was null");
            if (stream.StreamEnabled == true)
            {
                throw hasView
                    ? NotSupported("streams")
                    : new ValidationException(
                        "Invalid StreamViewType: Stream ViewType must not be null or empty when enabling streams.");
            }

            if (hasView)
            {
                throw new ValidationException(
                    "Invalid StreamViewType: Stream StreamEnabled was false but a StreamViewType was present.");
            }
        }

        // Without any of these the service encrypts with a key of its own, which no answer shows.
        if (encryption is { Enabled: true } or { SSEType: not null } or { KMSMasterKeyId: not null })
            throw NotSupported("encryption at rest");
    }
}
