using LocalDynamo.Operations;
using LocalDynamo.Schema;
using LocalDynamo.Values;

namespace LocalDynamo.Engine.Validation;

internal static partial class RequestRules
{
    public static void Verify(UpdateTimeToLiveRequest request)
    {
        var constraints = default(Constraints);
        TableNameOrArn(ref constraints, request.TableName);
        constraints.Required("timeToLiveSpecification", request.TimeToLiveSpecification);
        if (request.TimeToLiveSpecification is { } specification)
        {
            constraints.Required("timeToLiveSpecification.enabled", specification.Enabled);
            KeyAttributeName(ref constraints, "timeToLiveSpecification.attributeName", specification.AttributeName);
        }

        constraints.ThrowIfAny();
        _ = TableNames.Resolve(request.TableName!);

        // The constraint counts characters, the limit is one of bytes.
        var nameBytes = Utf8Text.GetByteCount(request.TimeToLiveSpecification!.AttributeName!);
        if (nameBytes > Limits.MaxKeyNameBytes)
        {
            throw new ValidationException(
                "Names of key attributes and attributes projected into an index must be between 1 and 255 characters, inclusive");
        }
    }

    public static void Verify(DescribeTimeToLiveRequest request) => TableAlone(request.TableName);
}
