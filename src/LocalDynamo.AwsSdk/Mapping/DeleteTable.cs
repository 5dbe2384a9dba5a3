namespace LocalDynamo.AwsSdk.Mapping;

internal static class DeleteTable
{
    public static readonly Operation<
        Model.DeleteTableRequest, Operations.DeleteTableRequest, Operations.DeleteTableResponse, Model.DeleteTableResponse>
        Operation = new(
            static request => new Operations.DeleteTableRequest { TableName = request.TableName },
            static response => new Model.DeleteTableResponse { TableDescription = TableDescriptions.Of(response.TableDescription) });
}
