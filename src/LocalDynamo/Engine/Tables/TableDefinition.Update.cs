using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

internal sealed partial record TableDefinition
{
    /// <summary>The table as a request changes it.</summary>
    /// <param name="request">A verified request.</param>
    /// <param name="now">The time of the change.</param>
    /// <exception cref="ValidationException">The change does not go with the table as it is.</exception>
    public TableDefinition Update(UpdateTableRequest request, DateTimeOffset now)
    {
        if (request.StreamSpecification is not null)
            throw new ValidationException("Table has no stream to disable");
        if (request.AttributeDefinitions is { } definitions && !definitions.TrueForAll(KeySchema.ToDefinitions().Contains))
            throw RequestRules.NotSupported("attributes that are no key of the table");

        var time = ToWireTime(now);
        var updated = WithCapacity(request, time);
        if (request.WarmThroughput is { } warm)
        {
            updated = updated with
            {
                WarmThroughput = new WarmThroughput
                {
                    ReadUnitsPerSecond = warm.ReadUnitsPerSecond ?? WarmThroughput?.ReadUnitsPerSecond,
                    WriteUnitsPerSecond = warm.WriteUnitsPerSecond ?? WarmThroughput?.WriteUnitsPerSecond,
                },
            };
        }

        if (request.TableClass is { } tableClass)
            updated = updated with { TableClass = tableClass, LastTableClassUpdateDateTime = time };
        return updated with { DeletionProtectionEnabled = request.DeletionProtectionEnabled ?? DeletionProtectionEnabled };
    }

    private TableDefinition WithCapacity(UpdateTableRequest request, DateTime time)
    {
        if ((request.BillingMode ?? BillingMode) == BillingMode.PAY_PER_REQUEST)
        {
            if (request.ProvisionedThroughput is not null)
                throw new ValidationException(CapacityRules.ProvisionedThroughputForOnDemand);
            return this with
            {
                BillingMode = BillingMode.PAY_PER_REQUEST,
                LastUpdateToPayPerRequestDateTime =
                    BillingMode == BillingMode.PAY_PER_REQUEST ? LastUpdateToPayPerRequestDateTime : time,
                ReadCapacityUnits = 0,
                WriteCapacityUnits = 0,
                OnDemandThroughput = WithBounds(request.OnDemandThroughput),
            };
        }

        if (request.OnDemandThroughput is not null)
            throw new ValidationException(CapacityRules.OnDemandThroughputForProvisioned);
        if (request.ProvisionedThroughput is { } throughput)
            return WithUnits(throughput.ReadCapacityUnits!.Value, throughput.WriteCapacityUnits!.Value, time);
        if (BillingMode == BillingMode.PAY_PER_REQUEST)
            throw new ValidationException(CapacityRules.NoProvisionedThroughput);
        return this;
    }

    private TableDefinition WithUnits(long read, long write, DateTime time)
    {
        if (BillingMode == BillingMode.PAY_PER_REQUEST)
        {
            return this with
            {
                BillingMode = BillingMode.PROVISIONED,
                ReadCapacityUnits = read,
                WriteCapacityUnits = write,
                OnDemandThroughput = null,
            };
        }

        if (read == ReadCapacityUnits && write == WriteCapacityUnits)
            throw new ValidationException("The requested throughput value equals the current value");

        var isIncrease = read > ReadCapacityUnits || write > WriteCapacityUnits;
        var isDecrease = read < ReadCapacityUnits || write < WriteCapacityUnits;
        return this with
        {
            ReadCapacityUnits = read,
            WriteCapacityUnits = write,
            LastIncreaseDateTime = isIncrease ? time : LastIncreaseDateTime,
            LastDecreaseDateTime = isDecrease ? time : LastDecreaseDateTime,
            DecreasesThatDay = isDecrease ? DecreasesOn(time) + 1 : DecreasesThatDay,
        };
    }

    /// <summary>A bound that is not named stays; one of -1 goes.</summary>
    private OnDemandThroughput? WithBounds(OnDemandThroughput? change) => change is null
        ? OnDemandThroughput
        : WithoutUnbounded(new OnDemandThroughput
        {
            MaxReadRequestUnits = change.MaxReadRequestUnits ?? OnDemandThroughput?.MaxReadRequestUnits,
            MaxWriteRequestUnits = change.MaxWriteRequestUnits ?? OnDemandThroughput?.MaxWriteRequestUnits,
        });

    private int DecreasesOn(DateTime time) => LastDecreaseDateTime?.Date == time.Date ? DecreasesThatDay : 0;
}
