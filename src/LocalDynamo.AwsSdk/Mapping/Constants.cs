namespace LocalDynamo.AwsSdk.Mapping;

/// <summary>The members of the service's enumerations. Both sides carry texts, also those that they do not know; as a text, the SDK gives a known one in the service's case.</summary>
internal static class Constants
{
    public static Operations.AttributeAction? ToLibrary(this Sdk.AttributeAction? value) => value is null ? null : new((string)value);

    public static Operations.BillingMode? ToLibrary(this Sdk.BillingMode? value) => value is null ? null : new((string)value);

    public static Operations.ComparisonOperator? ToLibrary(this Sdk.ComparisonOperator? value) => value is null ? null : new((string)value);

    public static Operations.ConditionalOperator? ToLibrary(this Sdk.ConditionalOperator? value) =>
        value is null ? null : new((string)value);

    public static Operations.GlobalTableSettingsReplicationMode? ToLibrary(this Sdk.GlobalTableSettingsReplicationMode? value) =>
        value is null ? null : new((string)value);

    public static KeyType? ToLibrary(this Sdk.KeyType? value) => value is null ? null : new((string)value);

    public static Operations.MultiRegionConsistency? ToLibrary(this Sdk.MultiRegionConsistency? value) =>
        value is null ? null : new((string)value);

    public static Operations.ProjectionType? ToLibrary(this Sdk.ProjectionType? value) => value is null ? null : new((string)value);

    public static Operations.ReturnConsumedCapacity? ToLibrary(this Sdk.ReturnConsumedCapacity? value) =>
        value is null ? null : new((string)value);

    public static Operations.ReturnItemCollectionMetrics? ToLibrary(this Sdk.ReturnItemCollectionMetrics? value) =>
        value is null ? null : new((string)value);

    public static Operations.ReturnValue? ToLibrary(this Sdk.ReturnValue? value) => value is null ? null : new((string)value);

    public static Operations.ReturnValuesOnConditionCheckFailure? ToLibrary(this Sdk.ReturnValuesOnConditionCheckFailure? value) =>
        value is null ? null : new((string)value);

    public static Operations.SSEType? ToLibrary(this Sdk.SSEType? value) => value is null ? null : new((string)value);

    public static ScalarAttributeType? ToLibrary(this Sdk.ScalarAttributeType? value) => value is null ? null : new((string)value);

    public static Operations.SearchSchemaElementType? ToLibrary(this Sdk.SearchSchemaElementType? value) =>
        value is null ? null : new((string)value);

    public static Operations.Select? ToLibrary(this Sdk.Select? value) => value is null ? null : new((string)value);

    public static Operations.StreamViewType? ToLibrary(this Sdk.StreamViewType? value) => value is null ? null : new((string)value);

    public static Operations.TableClass? ToLibrary(this Sdk.TableClass? value) => value is null ? null : new((string)value);

    public static Operations.VectorDistanceFunction? ToLibrary(this Sdk.VectorDistanceFunction? value) =>
        value is null ? null : new((string)value);

    public static Sdk.BillingMode? ToSdk(this Operations.BillingMode? value) =>
        value is null ? null : Sdk.BillingMode.FindValue(value.Value.Value);

    public static Sdk.GlobalTableSettingsReplicationMode? ToSdk(this Operations.GlobalTableSettingsReplicationMode? value) =>
        value is null ? null : Sdk.GlobalTableSettingsReplicationMode.FindValue(value.Value.Value);

    public static Sdk.IndexStatus? ToSdk(this Operations.IndexStatus? value) =>
        value is null ? null : Sdk.IndexStatus.FindValue(value.Value.Value);

    public static Sdk.KeyType? ToSdk(this KeyType? value) => value is null ? null : Sdk.KeyType.FindValue(value.Value.Value);

    public static Sdk.MultiRegionConsistency? ToSdk(this Operations.MultiRegionConsistency? value) =>
        value is null ? null : Sdk.MultiRegionConsistency.FindValue(value.Value.Value);

    public static Sdk.ProjectionType? ToSdk(this Operations.ProjectionType? value) =>
        value is null ? null : Sdk.ProjectionType.FindValue(value.Value.Value);

    public static Sdk.ReplicaStatus? ToSdk(this Operations.ReplicaStatus? value) =>
        value is null ? null : Sdk.ReplicaStatus.FindValue(value.Value.Value);

    public static Sdk.SSEStatus? ToSdk(this Operations.SSEStatus? value) =>
        value is null ? null : Sdk.SSEStatus.FindValue(value.Value.Value);

    public static Sdk.SSEType? ToSdk(this Operations.SSEType? value) => value is null ? null : Sdk.SSEType.FindValue(value.Value.Value);

    public static Sdk.ScalarAttributeType? ToSdk(this ScalarAttributeType? value) =>
        value is null ? null : Sdk.ScalarAttributeType.FindValue(value.Value.Value);

    public static Sdk.SearchSchemaElementType? ToSdk(this Operations.SearchSchemaElementType? value) =>
        value is null ? null : Sdk.SearchSchemaElementType.FindValue(value.Value.Value);

    public static Sdk.StreamViewType? ToSdk(this Operations.StreamViewType? value) =>
        value is null ? null : Sdk.StreamViewType.FindValue(value.Value.Value);

    public static Sdk.TableClass? ToSdk(this Operations.TableClass? value) =>
        value is null ? null : Sdk.TableClass.FindValue(value.Value.Value);

    public static Sdk.TableStatus? ToSdk(this Operations.TableStatus? value) =>
        value is null ? null : Sdk.TableStatus.FindValue(value.Value.Value);

    public static Sdk.TimeToLiveStatus? ToSdk(this Operations.TimeToLiveStatus? value) =>
        value is null ? null : Sdk.TimeToLiveStatus.FindValue(value.Value.Value);

    public static Sdk.VectorDistanceFunction? ToSdk(this Operations.VectorDistanceFunction? value) =>
        value is null ? null : Sdk.VectorDistanceFunction.FindValue(value.Value.Value);

    public static Sdk.WitnessStatus? ToSdk(this Operations.WitnessStatus? value) =>
        value is null ? null : Sdk.WitnessStatus.FindValue(value.Value.Value);

    public static Sdk.ContinuousBackupsStatus? ToSdk(this Operations.ContinuousBackupsStatus? value) =>
        value is null ? null : Sdk.ContinuousBackupsStatus.FindValue(value.Value.Value);

    public static Sdk.PointInTimeRecoveryStatus? ToSdk(this Operations.PointInTimeRecoveryStatus? value) =>
        value is null ? null : Sdk.PointInTimeRecoveryStatus.FindValue(value.Value.Value);
}
