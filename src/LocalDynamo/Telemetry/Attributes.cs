namespace LocalDynamo.Telemetry;

/// <summary>The names of attributes of measurements and spans.</summary>
internal static class Attributes
{
    // OpenTelemetry's, of database clients.
    public const string System = "db.system.name";
    public const string Operation = "db.operation.name";
    public const string Collection = "db.collection.name";
    public const string ErrorType = "error.type";

    /// <summary>The convention's name of DynamoDB.</summary>
    public const string DynamoDb = "aws.dynamodb";

    // Ours.
    public const string Database = "localdynamo.database.id";
    public const string CapacityKind = "localdynamo.capacity.kind";
    public const string Resource = "localdynamo.resource.arn";

    /// <summary>What a unit is of, for <see cref="CapacityKind"/>.</summary>
    public static string KindOf(bool isWrite) => isWrite ? "write" : "read";
}
