namespace LocalDynamo.Operations;

/// <summary>DynamoDB's operations by name, each defined beside its request.</summary>
public static partial class DynamoEngineExtensions;
