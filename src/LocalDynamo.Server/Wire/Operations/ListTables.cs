using LocalDynamo.Operations;
using LocalDynamo.Server.Wire.Json;

namespace LocalDynamo.Server.Wire.Operations;

/// <summary>ListTables on the wire.</summary>
internal static class ListTables
{
    public static readonly Operation Operation = new Operation<ListTablesRequest, ListTablesResponse>(
        nameof(ListTables),
        new Shape<ListTablesRequest>("ListTablesInput", () => new())
            .Reads("ExclusiveStartTableName", Kinds.Text, (request, value) => request.ExclusiveStartTableName = value)
            .Reads("Limit", Kinds.Integer, (request, value) => request.Limit = value),
        new Shape<ListTablesResponse>("ListTablesOutput", () => new())
            .Writes("TableNames", Kinds.Texts, response => response.TableNames)
            .Writes("LastEvaluatedTableName", Kinds.Text, response => response.LastEvaluatedTableName));
}
