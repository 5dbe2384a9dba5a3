using LocalDynamo.Operations;

namespace LocalDynamo.Engine.Validation;

/// <content>What the service can do to tables and LocalDynamo cannot.</content>
internal static partial class RequestRules
{
    private static void RefuseUnsupported(CreateTableRequest request)
    {
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
