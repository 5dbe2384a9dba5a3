namespace LocalDynamo.AwsSdk.Mapping;

internal static class ListTables
{
    public static readonly Operation<
        Model.ListTablesRequest, Operations.ListTablesRequest, Operations.ListTablesResponse, Model.ListTablesResponse>
        Operation = new(Request, Response);

    private static Operations.ListTablesRequest Request(Model.ListTablesRequest request) => new()
    {
        ExclusiveStartTableName = request.ExclusiveStartTableName,
        Limit = request.Limit,
    };

    private static Model.ListTablesResponse Response(Operations.ListTablesResponse response) => new()
    {
        TableNames = Responses.List(response.TableNames),
        LastEvaluatedTableName = response.LastEvaluatedTableName,
    };
}
