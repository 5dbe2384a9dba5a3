using LocalDynamo.Operations;
using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>Which capacity parameters go with which billing mode, and how far they go.</summary>
internal static class CapacityRules
{
    public const string NoProvisionedThroughput =
        "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when " +
        "BillingMode is PROVISIONED";

    public const string NoProvisionedThroughputOfIndex = "No provisioned throughput specified for the global secondary index";

    public const string ProvisionedThroughputForOnDemand =
        "One or more parameter values were invalid: Neither ReadCapacityUnits nor WriteCapacityUnits can be specified when " +
        "BillingMode is PAY_PER_REQUEST";

    public const string OnDemandThroughputForProvisioned =
        "One or more parameter values were invalid: OnDemandThroughput can only be specified when BillingMode is PAY_PER_REQUEST";

    private const string UnitsTooLow = "Table read and write throughput must be at least 1, and cannot be null";
    private const string IndexUnitsTooLow =
        "Global Secondary Index's read and write throughput must be at least 1, and cannot be null";

    // What OnDemandThroughput calls no bound (API reference, OnDemandThroughput).
    private const long Unbounded = -1;

    /// <summary>The text of a change of units that changes none.</summary>
    public static string Unchanged(long read, long write, string? indexName)
    {
        var what = indexName is null ? "table" : $"index {indexName}";
        return $"The provisioned throughput for the {what} will not change. The requested value equals the current value. "
            + $"Current ReadCapacityUnits provisioned for the {what}: {read}. Requested ReadCapacityUnits: {read}. "
            + $"Current WriteCapacityUnits provisioned for the {what}: {write}. Requested WriteCapacityUnits: {write}. "
            + "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.";
    }

    public static void VerifyNew(CreateTableRequest request)
    {
        if (request.BillingMode == BillingMode.PAY_PER_REQUEST)
        {
            Verify(request.BillingMode, request.ProvisionedThroughput, request.OnDemandThroughput, request.WarmThroughput);
            return;
        }

        if (request.ProvisionedThroughput is null)
            throw new ValidationException(NoProvisionedThroughput);
        Verify(BillingMode.PROVISIONED, request.ProvisionedThroughput, request.OnDemandThroughput, request.WarmThroughput);
    }

    /// <param name="billingMode">The mode asked for; <see langword="null"/> where an update leaves it.</param>
    /// <param name="provisioned">Whose units are known to be there and at least 1.</param>
    /// <param name="onDemand">The bounds asked for.</param>
    /// <param name="warm">The warm capacity asked for.</param>
    public static void Verify(
        BillingMode? billingMode, ProvisionedThroughput? provisioned, OnDemandThroughput? onDemand, WarmThroughput? warm)
    {
        if (provisioned is not null && billingMode == BillingMode.PAY_PER_REQUEST)
            throw new ValidationException(ProvisionedThroughputForOnDemand);
        if (onDemand is not null && billingMode == BillingMode.PROVISIONED)
            throw new ValidationException(OnDemandThroughputForProvisioned);

        VerifyUnits(provisioned, onDemand, warm, "table", UnitsTooLow);
    }

    /// <summary>The capacity of an index of a new table.</summary>
    public static void VerifyNewIndex(BillingMode? billingMode, GlobalSecondaryIndex index)
    {
        VerifyIndexMode(
            billingMode ?? BillingMode.PROVISIONED,
            index.IndexName!,
            index.ProvisionedThroughput,
            index.OnDemandThroughput,
            isNew: true);
        VerifyIndexUnits(index.ProvisionedThroughput, index.OnDemandThroughput, index.WarmThroughput);
    }

    /// <summary>How far the capacity of an index goes.</summary>
    public static void VerifyIndexUnits(ProvisionedThroughput? provisioned, OnDemandThroughput? onDemand, WarmThroughput? warm) =>
        VerifyUnits(provisioned, onDemand, warm, "global secondary index", IndexUnitsTooLow);

    /// <summary>Which capacity parameters an index may have.</summary>
    /// <param name="billingMode">The table's mode.</param>
    /// <param name="name">The index.</param>
    /// <param name="provisioned">The units asked for.</param>
    /// <param name="onDemand">The bounds asked for.</param>
    /// <param name="isNew">Whether the index is made, not changed.</param>
    public static void VerifyIndexMode(
        BillingMode billingMode, string name, ProvisionedThroughput? provisioned, OnDemandThroughput? onDemand, bool isNew)
    {
        if (billingMode == BillingMode.PAY_PER_REQUEST)
        {
            if (provisioned is null)
                return;
            throw new ValidationException(isNew
                ? $"One or more parameter values were invalid: ProvisionedThroughput should not be specified for index: {name} when " +
                    "BillingMode is PAY_PER_REQUEST"
                : $"One or more parameter values were invalid: The only Updates for index: {name} when TableThroughputMode is " +
                    "PAY_PER_REQUEST can be to OnDemandThroughput, WarmThroughput");
        }

        if (isNew && provisioned is null)
            throw new ValidationException($"One or more parameter values were invalid: ProvisionedThroughput is not specified for index: {name}");
        if (onDemand is not null)
        {
            throw new ValidationException(
                "One or more parameter values were invalid: " +
                $"{(onDemand.MaxReadRequestUnits is null ? "MaxWriteRequestUnits" : "MaxReadRequestUnits")} for OnDemandThroughput for " +
                $"index: {name} cannot be specified when table BillingMode is PROVISIONED");
        }
    }

    private static void VerifyUnits(
        ProvisionedThroughput? provisioned, OnDemandThroughput? onDemand, WarmThroughput? warm, string what, string tooLow)
    {
        if (provisioned is not null
            && Math.Max(provisioned.ReadCapacityUnits!.Value, provisioned.WriteCapacityUnits!.Value) > Limits.MaxTableCapacityUnits)
        {
            throw new ValidationException($"Cannot increase provisioned throughput to more than 40,000 units per {what}");
        }

        if (onDemand is not null && (onDemand is { MaxReadRequestUnits: null, MaxWriteRequestUnits: null }
            || IsTooLow(onDemand.MaxReadRequestUnits) || IsTooLow(onDemand.MaxWriteRequestUnits)))
        {
            throw new ValidationException(tooLow);
        }

        if (warm is { ReadUnitsPerSecond: null, WriteUnitsPerSecond: null })
            throw new ValidationException("One or more parameter values were invalid: WarmThroughput names no units");
    }

    private static bool IsTooLow(long? units) => units is < 1 and not Unbounded;
}
