using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(CreateTableRequest request)
    {
        var constraints = default(Constraints);
        NewName(ref constraints, "tableName", request.TableName);
        constraints.Required("attributeDefinitions", request.AttributeDefinitions);
        Definitions(ref constraints, request.AttributeDefinitions);
        constraints.Required("keySchema", request.KeySchema);
        if (request.KeySchema is { Count: 0 })
            constraints.Fail("keySchema", "[]", "have length greater than or equal to 1");
        KeyElements(ref constraints, "keySchema", request.KeySchema);
        Indexes(ref constraints, request);
        Capacity(ref constraints, request.BillingMode, request.ProvisionedThroughput, request.WarmThroughput, request.TableClass);
        Tags(ref constraints, request.Tags);
        constraints.ThrowIfAny();

        RefuseUnsupported(request);
        var hasIndexes = request.LocalSecondaryIndexes is { Count: > 0 } || request.GlobalSecondaryIndexes is { Count: > 0 };
        KeySchemaRules.VerifyTable(request.KeySchema, request.AttributeDefinitions, hasIndexes);
        IndexRules.VerifyNew(request);
        CapacityRules.VerifyNew(request);
        if (request.Tags is { Count: > 0 })
            VerifyTags(request.Tags);
    }

    public static void Verify(UpdateTableRequest request)
    {
        var constraints = default(Constraints);
        Definitions(ref constraints, request.AttributeDefinitions);
        Capacity(ref constraints, request.BillingMode, request.ProvisionedThroughput, request.WarmThroughput, request.TableClass);
        IndexUpdates(ref constraints, request.GlobalSecondaryIndexUpdates);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.ThrowIfAny();

        TableNames.Resolve(request.TableName!);
        RefuseUnsupported(request);
        CapacityRules.Verify(request.BillingMode, request.ProvisionedThroughput, request.OnDemandThroughput, request.WarmThroughput);
        if (request is
            {
                BillingMode: null, ProvisionedThroughput: null, OnDemandThroughput: null, WarmThroughput: null, TableClass: null,
                DeletionProtectionEnabled: null, StreamSpecification: null, GlobalSecondaryIndexUpdates: null or { Count: 0 },
            })
        {
            throw new ValidationException(
                "At least one of ProvisionedThroughput, BillingMode, UpdateStreamEnabled, GlobalSecondaryIndexUpdates or SSESpecification or " +
                "ReplicaUpdates is required");
        }

        if (request.GlobalSecondaryIndexUpdates is { } updates)
            IndexUpdateRules.Verify(updates);
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

    /// <summary>The constraint on the name of a table or index, which must not be an ARN.</summary>
    private static void NewName(ref Constraints constraints, string path, string? name)
    {
        constraints.Required(path, name);
        if (name is null)
            return;
        if (name.Length == 0 || !TableNames.HasOnlyLegalCharacters(name))
            constraints.Fail(path, name, $"satisfy regular expression pattern: {TableNames.Pattern}");
        constraints.Length(path, name, Limits.MinTableNameLength, Limits.MaxTableNameLength);
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

    private static void KeyElements(ref Constraints constraints, string path, List<KeySchemaElement>? elements)
    {
        for (var i = 0; i < elements?.Count; i++)
        {
            var element = $"{path}.{i + 1}.member";
            KeyAttributeName(ref constraints, $"{element}.attributeName", elements[i]?.AttributeName);
            constraints.RequiredOneOf($"{element}.keyType", elements[i]?.KeyType?.Value, EnumSet.KeyType);
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
        Units(ref constraints, string.Empty, provisioned, warm);
        constraints.OneOf("tableClass", tableClass?.Value, EnumSet.TableClass);
    }

    /// <param name="constraints">Where failures are noted.</param>
    /// <param name="path">What has the units, with a dot at the end; empty for the request itself.</param>
    /// <param name="provisioned">The units set up.</param>
    /// <param name="warm">The units to have ready.</param>
    private static void Units(ref Constraints constraints, string path, ProvisionedThroughput? provisioned, WarmThroughput? warm)
    {
        if (provisioned is not null)
        {
            constraints.Required($"{path}provisionedThroughput.readCapacityUnits", provisioned.ReadCapacityUnits);
            constraints.Range($"{path}provisionedThroughput.readCapacityUnits", provisioned.ReadCapacityUnits, 1);
            constraints.Required($"{path}provisionedThroughput.writeCapacityUnits", provisioned.WriteCapacityUnits);
            constraints.Range($"{path}provisionedThroughput.writeCapacityUnits", provisioned.WriteCapacityUnits, 1);
        }

        constraints.Range($"{path}warmThroughput.readUnitsPerSecond", warm?.ReadUnitsPerSecond, 1);
        constraints.Range($"{path}warmThroughput.writeUnitsPerSecond", warm?.WriteUnitsPerSecond, 1);
    }
}
