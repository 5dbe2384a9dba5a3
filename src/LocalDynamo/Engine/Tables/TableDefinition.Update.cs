using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Tables;

internal sealed partial record TableDefinition
{
    /// <summary>The table as a request changes it. An index that it makes is <see cref="IndexPhase.Allocating"/>; one that it deletes is gone.</summary>
    /// <param name="request">A verified request.</param>
    /// <param name="now">The time of the change.</param>
    /// <exception cref="ValidationException">The change does not go with the table as it is.</exception>
    /// <exception cref="ResourceNotFoundException">The table has no such index.</exception>
    /// <exception cref="ResourceInUseException">An index is being made, which the change has to wait for.</exception>
    /// <exception cref="LimitExceededException">An index is being made, and another one would be made or deleted.</exception>
    public TableDefinition Update(UpdateTableRequest request, DateTimeOffset now)
    {
        if (request.StreamSpecification is not null)
            throw new ValidationException("Table has no stream to disable");

        IndexUpdateRules.Verify(this, request);
        var time = ToWireTime(now);
        var updated = WithCapacity(request, time).WithIndexUpdates(request, BillingMode, time);
        updated = updated with { Throughput = updated.Throughput.WithWarm(request.WarmThroughput) };
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
                Throughput = Throughput.ToOnDemand().WithBounds(request.OnDemandThroughput),
            };
        }

        if (request.OnDemandThroughput is not null)
            throw new ValidationException(CapacityRules.OnDemandThroughputForProvisioned);
        if (request.ProvisionedThroughput is { } provisioned)
        {
            return this with
            {
                BillingMode = BillingMode.PROVISIONED,
                Throughput = BillingMode == BillingMode.PAY_PER_REQUEST
                    ? Throughput.ToProvisioned(provisioned)
                    : Throughput.WithUnits(provisioned, time),
            };
        }

        if (BillingMode == BillingMode.PAY_PER_REQUEST)
            throw new ValidationException(CapacityRules.NoProvisionedThroughput);
        return this;
    }
}
