using LocalDynamo.Schema;

namespace LocalDynamo.Engine.Validation;

/// <summary>
/// Checks a request by itself: all that the service can refuse before it looks a table up or parses an expression. One overload for
/// each request.
/// </summary>
/// <remarks>
/// The service's order: constraints on each member, all failures at once (<see cref="Constraints"/>); then rules on the request as a
/// whole, the first failure alone: expression and legacy parameters, then items and values. The table's existence and its key schema
/// come after all of these. Elements of lists and maps may be <see langword="null"/> against their declaration, for a front door maps what
/// it was sent: that is one of the failures. A parameter that LocalDynamo cannot honour yet is refused here, never ignored.
/// </remarks>
internal static partial class RequestRules
{
    /// <summary>The constraint on the table of every request but CreateTable: a name or an ARN.</summary>
    private static void TableNameOrArn(ref Constraints constraints, string? tableName)
    {
        constraints.Required("tableName", tableName);
        constraints.Length("tableName", tableName, 1, Limits.MaxTableArnLength);
    }

    /// <summary>The error of a parameter that the service has and LocalDynamo has not; worded as the service words refusals.</summary>
    public static ValidationException NotSupported(string what) =>
        new($"One or more parameter values were invalid: LocalDynamo does not support {what} yet");
}
