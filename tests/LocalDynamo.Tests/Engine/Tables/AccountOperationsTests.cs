using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Engine.Tables;

/// <summary>What programs ask at their start and what has one answer.</summary>
public sealed class AccountOperationsTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();

    public AccountOperationsTests() => _database.CreateTable("Tab", "pk");

    public void Dispose() => _database.Dispose();

    [Fact]
    public void DescribeLimits_TellsTheFirstQuotas() => _database.DescribeLimits(new()).Should().BeEquivalentTo(new DescribeLimitsResponse
    {
        AccountMaxReadCapacityUnits = 80_000,
        AccountMaxWriteCapacityUnits = 80_000,
        TableMaxReadCapacityUnits = 40_000,
        TableMaxWriteCapacityUnits = 40_000,
    });

    [Fact]
    public void DescribeEndpoints_NamesNoHostButThisOne() => _database.DescribeEndpoints(new()).Endpoints
        .Should().Equal(new Endpoint { Address = "localhost", CachePeriodInMinutes = 1440 });

    [Fact]
    public void DescribeContinuousBackups_AreOn_WithoutPointInTimeRecovery() => Backups().Should().Be(new ContinuousBackupsDescription
    {
        ContinuousBackupsStatus = ContinuousBackupsStatus.ENABLED,
        PointInTimeRecoveryDescription = new() { PointInTimeRecoveryStatus = PointInTimeRecoveryStatus.DISABLED },
    });

    [Fact]
    public void UpdateContinuousBackups_ToDisabled_ChangesNothing() =>
        Update("Tab", new() { PointInTimeRecoveryEnabled = false }).ContinuousBackupsDescription.Should().Be(Backups());

    [Fact]
    public void UpdateContinuousBackups_ToEnabled_IsRefused_AndSoNotDescribed()
    {
        FluentActions.Invoking(() => Update("Tab", new() { PointInTimeRecoveryEnabled = true })).Should().Throw<ValidationException>()
            .WithMessage("*does not support point-in-time recovery of single tables*");
        Backups().PointInTimeRecoveryDescription!.PointInTimeRecoveryStatus.Should().Be(PointInTimeRecoveryStatus.DISABLED);
    }

    [Fact]
    public void UpdateContinuousBackups_WithNothingSet_TellsAllThatIsMissing()
    {
        FluentActions.Invoking(() => _database.UpdateContinuousBackups(new())).Should().Throw<ValidationException>().WithMessage(
            "2 validation errors detected: Value null at 'tableName'*Value null at 'pointInTimeRecoverySpecification'*");
        FluentActions.Invoking(() => Update("Tab", new() { RecoveryPeriodInDays = 36 })).Should().Throw<ValidationException>()
            .WithMessage("2 validation errors detected: *pointInTimeRecoveryEnabled*'36' at*less than or equal to 35");
    }

    [Fact]
    public void ContinuousBackups_OfAMissingTable_HaveAnErrorOfTheirOwn()
    {
        FluentActions.Invoking(() => _database.DescribeContinuousBackups(new() { TableName = "Missing" }))
            .Should().Throw<TableNotFoundException>().WithMessage("Table not found: Missing");
        FluentActions.Invoking(() => Update("Missing", new() { PointInTimeRecoveryEnabled = false }))
            .Should().Throw<TableNotFoundException>().WithMessage("Table not found: Missing");
    }

    private ContinuousBackupsDescription Backups() =>
        _database.DescribeContinuousBackups(new() { TableName = "Tab" }).ContinuousBackupsDescription!;

    private UpdateContinuousBackupsResponse Update(string table, PointInTimeRecoverySpecification specification) =>
        _database.UpdateContinuousBackups(new() { TableName = table, PointInTimeRecoverySpecification = specification });
}
