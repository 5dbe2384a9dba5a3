namespace LocalDynamo.AwsSdk.Mapping;

internal static class DescribeTable
{
    public static readonly Operation<
        Model.DescribeTableRequest, Operations.DescribeTableRequest, Operations.DescribeTableResponse, Model.DescribeTableResponse>
        Operation = new(
            static request => new Operations.DescribeTableRequest { TableName = request.TableName },
            static response => new Model.DescribeTableResponse { Table = TableDescriptions.Of(response.Table) });
}
