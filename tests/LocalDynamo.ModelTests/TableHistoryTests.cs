using Xunit.Abstractions;

namespace LocalDynamo.ModelTests;

/// <summary>
/// Random histories on tables with keys of all types, against a sorted dictionary. LOCALDYNAMO_OPERATIONS says how many operations they
/// have together, LOCALDYNAMO_SEED repeats a run.
/// </summary>
public sealed class TableHistoryTests(ITestOutputHelper output)
{
    public static TheoryData<AttributeType, AttributeType> KeyTypes => new()
    {
        { AttributeType.S, AttributeType.None },
        { AttributeType.N, AttributeType.None },
        { AttributeType.B, AttributeType.None },
        { AttributeType.S, AttributeType.S },
        { AttributeType.N, AttributeType.N },
        { AttributeType.B, AttributeType.B },
        { AttributeType.S, AttributeType.N },
        { AttributeType.N, AttributeType.B },
    };

    [Theory]
    [MemberData(nameof(KeyTypes))]
    public void RandomHistory_OnAnyTable_IsThatOfASortedDictionary(AttributeType partitionKeyType, AttributeType sortKeyType)
    {
        output.WriteLine($"LOCALDYNAMO_SEED={TestSettings.Seed}");
        using var history = new TableHistory(partitionKeyType, sortKeyType, TestSettings.Seed + (16 * (int)partitionKeyType) + (int)sortKeyType);
        history.Run(TestSettings.OperationCount / KeyTypes.Count);
    }
}
