using LocalDynamo.Engine.Tables;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Tables;

public sealed class TableDefinitionTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 22, 30, 15, 123, TimeSpan.FromHours(-1));
    private static readonly Guid Id = new("0f8fad5b-d9cb-469f-a165-70867728950e");

    [Fact]
    public void Describe_NewOnDemandTable_TellsWhatWasAskedFor()
    {
        var table = Create(request =>
        {
            request.BillingMode = BillingMode.PAY_PER_REQUEST;
            request.ProvisionedThroughput = null;
            request.TableClass = TableClass.STANDARD_INFREQUENT_ACCESS;
            request.DeletionProtectionEnabled = true;
            request.OnDemandThroughput = new() { MaxReadRequestUnits = 7, MaxWriteRequestUnits = -1 };
            request.WarmThroughput = new() { ReadUnitsPerSecond = 12_000 };
        });

        var time = new DateTime(2026, 3, 1, 23, 30, 15, 123, DateTimeKind.Utc);
        table.Describe(TableStatus.ACTIVE, itemCount: 3, sizeBytes: 50, Start).Should().BeEquivalentTo(new TableDescription
        {
            TableName = "Music",
            TableArn = "arn:aws:dynamodb:us-east-1:000000000000:table/Music",
            TableId = "0f8fad5b-d9cb-469f-a165-70867728950e",
            TableStatus = TableStatus.ACTIVE,
            CreationDateTime = time,
            AttributeDefinitions = [new("Artist", ScalarAttributeType.S), new("Year", ScalarAttributeType.N)],
            KeySchema = [new("Artist", KeyType.HASH), new("Year", KeyType.RANGE)],
            ItemCount = 3,
            TableSizeBytes = 50,
            BillingModeSummary = new() { BillingMode = BillingMode.PAY_PER_REQUEST, LastUpdateToPayPerRequestDateTime = time },
            ProvisionedThroughput = new() { ReadCapacityUnits = 0, WriteCapacityUnits = 0, NumberOfDecreasesToday = 0 },
            OnDemandThroughput = new() { MaxReadRequestUnits = 7 },
            WarmThroughput = new() { ReadUnitsPerSecond = 12_000, Status = TableStatus.ACTIVE },
            TableClassSummary = new() { TableClass = TableClass.STANDARD_INFREQUENT_ACCESS },
            DeletionProtectionEnabled = true,
        });
    }

    [Fact]
    public void Describe_ProvisionedTable_HasNoBillingModeSummary() =>
        Describe(Create()).BillingModeSummary.Should().BeNull();

    [Fact]
    public void Update_UnitsUpAndDown_KeepsBothTimesAndCountsTheDecreasesOfTheDay()
    {
        var raised = Create().Update(Units(10, 5), Start);
        raised.Throughput.LastIncreaseDateTime.Should().Be(Start.UtcDateTime);
        raised.Throughput.LastDecreaseDateTime.Should().BeNull();

        var lowered = raised.Update(Units(9, 5), Start).Update(Units(8, 5), Start);
        Describe(lowered).ProvisionedThroughput!.NumberOfDecreasesToday.Should().Be(2);
        lowered.Describe(TableStatus.ACTIVE, 0, 0, Start.AddHours(1)).ProvisionedThroughput!.NumberOfDecreasesToday.Should().Be(0);
        Describe(lowered.Update(Units(7, 5), Start.AddHours(1)), Start.AddHours(1)).ProvisionedThroughput!.NumberOfDecreasesToday.Should().Be(1);
    }

    [Fact]
    public void Update_ToTheSameUnits_IsRefused() =>
        Error(Create(), Units(5, 5)).Should().Be(
            "The provisioned throughput for the table will not change. The requested value equals the current value. " +
            "Current ReadCapacityUnits provisioned for the table: 5. Requested ReadCapacityUnits: 5. " +
            "Current WriteCapacityUnits provisioned for the table: 5. Requested WriteCapacityUnits: 5. " +
            "Refer to the Amazon DynamoDB Developer Guide for current limits and how to request higher limits.");

    [Fact]
    public void Update_ToOnDemandAndBack_KeepsWhenItWasOnDemand()
    {
        var onDemand = Create().Update(new() { BillingMode = BillingMode.PAY_PER_REQUEST }, Start);
        Describe(onDemand).ProvisionedThroughput!.ReadCapacityUnits.Should().Be(0);
        Error(onDemand, new() { BillingMode = BillingMode.PROVISIONED }).Should().Be(
            "One or more parameter values were invalid: ReadCapacityUnits and WriteCapacityUnits must both be specified when BillingMode is PROVISIONED");
        Error(onDemand, Units(1, 1)).Should().Contain("Neither ReadCapacityUnits nor WriteCapacityUnits");

        var back = onDemand.Update(
            new() { BillingMode = BillingMode.PROVISIONED, ProvisionedThroughput = Units(3, 4).ProvisionedThroughput }, Start.AddDays(1));
        Describe(back).BillingModeSummary.Should().Be(new BillingModeSummary
        {
            BillingMode = BillingMode.PROVISIONED,
            LastUpdateToPayPerRequestDateTime = Start.UtcDateTime,
        });
        back.Throughput.WriteCapacityUnits.Should().Be(4);
    }

    [Fact]
    public void Update_OnDemandBounds_ChangesTheNamedAndRemovesMinusOne()
    {
        var table = Create().Update(
            new() { BillingMode = BillingMode.PAY_PER_REQUEST, OnDemandThroughput = new() { MaxReadRequestUnits = 5, MaxWriteRequestUnits = 6 } },
            Start);

        table = table.Update(new() { OnDemandThroughput = new() { MaxReadRequestUnits = -1 } }, Start);

        table.Throughput.OnDemand.Should().Be(new OnDemandThroughput { MaxWriteRequestUnits = 6 });
    }

    [Fact]
    public void Update_OnDemandBoundsOfProvisionedTable_IsRefused() =>
        Error(Create(), new() { OnDemandThroughput = new() { MaxReadRequestUnits = 5 } })
            .Should().EndWith("OnDemandThroughput can only be specified when BillingMode is PAY_PER_REQUEST");

    [Fact]
    public void Update_ClassAndProtection_LeavesTheRest()
    {
        var table = Create();

        var updated = table.Update(new() { TableClass = TableClass.STANDARD, DeletionProtectionEnabled = true }, Start.AddDays(1));

        updated.Should().Be(table with
        {
            TableClass = TableClass.STANDARD,
            LastTableClassUpdateDateTime = Start.AddDays(1).UtcDateTime,
            DeletionProtectionEnabled = true,
        });
    }

    [Fact]
    public void Update_TurningAStreamOff_FindsNone() =>
        Error(Create(), new() { StreamSpecification = new() { StreamEnabled = false } }).Should().Be("Table has no stream to disable");

    [Fact]
    public void Update_DefiningAnAttributeThatIsNoKey_LeavesItOut() =>
        Describe(Create().Update(
            new() { DeletionProtectionEnabled = true, AttributeDefinitions = [new("Title", ScalarAttributeType.S)] }, Start))
            .AttributeDefinitions.Should().Equal(Describe(Create()).AttributeDefinitions);

    private static TableDefinition Create(Action<CreateTableRequest>? change = null)
    {
        var request = new CreateTableRequest
        {
            TableName = "Music",
            KeySchema = [new("Artist", KeyType.HASH), new("Year", KeyType.RANGE)],
            AttributeDefinitions = [new("Year", ScalarAttributeType.N), new("Artist", ScalarAttributeType.S)],
            ProvisionedThroughput = Units(5, 5).ProvisionedThroughput,
        };
        change?.Invoke(request);
        return TableDefinition.Create(request, "us-east-1", Id, 7, Start);
    }

    private static UpdateTableRequest Units(long read, long write) =>
        new() { ProvisionedThroughput = new() { ReadCapacityUnits = read, WriteCapacityUnits = write } };

    private static TableDescription Describe(TableDefinition table, DateTimeOffset? now = null) =>
        table.Describe(TableStatus.ACTIVE, 0, 0, now ?? Start);

    private static string Error(TableDefinition table, UpdateTableRequest request) =>
        table.Invoking(t => t.Update(request, Start)).Should().Throw<ValidationException>().Which.Message;
}
