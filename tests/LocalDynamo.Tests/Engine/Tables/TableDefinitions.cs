using LocalDynamo.Engine.Tables;
using LocalDynamo.Engine.Validation;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Tables;

/// <summary>Definitions made by requests that pass.</summary>
internal static class TableDefinitions
{
    public static readonly DateTimeOffset Start = new(2026, 3, 1, 23, 30, 15, 123, TimeSpan.Zero);

    public static TableDefinition Create(CreateTableRequest request)
    {
        RequestRules.Verify(request);
        return TableDefinition.Create(request, "us-east-1", new Guid("0f8fad5b-d9cb-469f-a165-70867728950e"), 7, Start);
    }

    public static TableDescription Describe(this TableDefinition table, DateTimeOffset? now = null) =>
        table.Describe(TableStatus.ACTIVE, 0, 0, now ?? Start);
}
