using LocalDynamo.Operations;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.TimeToLive;

/// <summary>UpdateTimeToLive and DescribeTimeToLive as the service answers them.</summary>
public sealed class TimeToLiveOperationsTests : IDisposable
{
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    private readonly FakeTimeProvider _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));
    private readonly FolderFixture _folder = new();

    public TimeToLiveOperationsTests()
    {
        _folder.Options = new() { TimeProvider = _clock };
        _folder.Database.CreateTable("Sessions", "id");
    }

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Describe_NeverEnabled_IsDisabledWithoutAName() =>
        Describe().Should().Be(new TimeToLiveDescription { TimeToLiveStatus = TimeToLiveStatus.DISABLED });

    [Fact]
    public void Update_EnablesAtOnceAndEchoesTheRequest()
    {
        Update("expires", true).Should().Be(new TimeToLiveSpecification { AttributeName = "expires", Enabled = true });
        Describe().Should().Be(new TimeToLiveDescription { AttributeName = "expires", TimeToLiveStatus = TimeToLiveStatus.ENABLED });
    }

    [Fact]
    public void Update_OfAKeyAttribute_Passes()
    {
        _ = Update("id", true);
        Describe().AttributeName.Should().Be("id");
    }

    [Fact]
    public void Update_ToDisabled_ForgetsTheName()
    {
        _ = Update("expires", true);
        _clock.Advance(Interval);
        Update("expires", false).Enabled.Should().BeFalse();
        Describe().Should().Be(new TimeToLiveDescription { TimeToLiveStatus = TimeToLiveStatus.DISABLED });
    }

    [Fact]
    public void Update_ToWhatIsSo_IsRefusedWhateverTheTime()
    {
        Error("expires", false).Should().Be("TimeToLive is already disabled");
        _ = Update("expires", true);
        foreach (var pause in new[] { TimeSpan.Zero, Interval })
        {
            _clock.Advance(pause);
            Error("expires", true).Should().Be("TimeToLive is already enabled");
            Error("other", true).Should().Be("TimeToLive is active on a different AttributeName: current AttributeName is expires");
            Error("other", false).Should().Be("TimeToLive is active on a different AttributeName: current AttributeName is expires");
        }
    }

    [Fact]
    public void Update_TwiceWithinTheInterval_IsRefusedAndRefusalsDoNotProlongIt()
    {
        const string TooSoon = "Time to live has been modified multiple times within a fixed interval";
        _ = Update("expires", true);
        _clock.Advance(Interval - TimeSpan.FromSeconds(1));
        Error("expires", false).Should().Be(TooSoon);
        _folder.Reopen();
        Error("expires", false).Should().Be(TooSoon, "the log knows when it was");
        _clock.Advance(TimeSpan.FromSeconds(1));
        _ = Update("expires", false);
        Error("other", true).Should().Be(TooSoon);
        _clock.Advance(Interval);
        Update("other", true).AttributeName.Should().Be("other");
    }

    [Fact]
    public void Update_IsKeptByTheLog()
    {
        _ = Update("expires", true);
        _ = _folder.CutPower();
        Describe().AttributeName.Should().Be("expires");
        _ = _folder.Database.UpdateTable(new() { TableName = "Sessions", DeletionProtectionEnabled = true });
        Describe().AttributeName.Should().Be("expires");
        _clock.Advance(Interval);
        _ = Update("expires", false);
        _ = _folder.CutPower();
        Describe().TimeToLiveStatus.Should().Be(TimeToLiveStatus.DISABLED);
    }

    [Fact]
    public void Requests_AreHeldAgainstTheConstraints()
    {
        Error(new()).Should().Be(
            "2 validation errors detected: Value null at 'tableName' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'timeToLiveSpecification' failed to satisfy constraint: Member must not be null");
        Error(new() { TableName = "Sessions", TimeToLiveSpecification = new() }).Should().Be(
            "2 validation errors detected: Value null at 'timeToLiveSpecification.enabled' failed to satisfy constraint: Member must not be null; "
            + "Value null at 'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must not be null");
        Error("", true).Should().EndWith("'timeToLiveSpecification.attributeName' failed to satisfy constraint: Member must have length greater than or equal to 1");
        Error(new string('a', 256), true).Should().EndWith("Member must have length less than or equal to 255");
        Error(new string('é', 128), true).Should().StartWith("Names of key attributes and attributes projected into an index must be between 1 and 255");
        Update(new string('é', 127), true).Enabled.Should().BeTrue();
        Error(new() { TableName = "a", TimeToLiveSpecification = new() { AttributeName = "x", Enabled = true } }).Should().StartWith("Invalid table/index name.");
    }

    [Fact]
    public void Requests_ForAMissingTable_SayWhich()
    {
        const string Missing = "Requested resource not found: Table: Nope not found";
        this.Invoking(_ => _folder.Database.DescribeTimeToLive(new() { TableName = "Nope" }))
            .Should().Throw<ResourceNotFoundException>().WithMessage(Missing);
        this.Invoking(_ => _folder.Database.UpdateTimeToLive(
            new() { TableName = "Nope", TimeToLiveSpecification = new() { AttributeName = "x", Enabled = true } }))
            .Should().Throw<ResourceNotFoundException>().WithMessage(Missing);
    }

    [Fact]
    public void Requests_TakeAnArn()
    {
        var arn = _folder.Table("Sessions").Describe().TableArn!;
        _ = _folder.Database.UpdateTimeToLive(new() { TableName = arn, TimeToLiveSpecification = new() { AttributeName = "x", Enabled = true } });
        _folder.Database.DescribeTimeToLive(new() { TableName = arn }).TimeToLiveDescription!.AttributeName.Should().Be("x");
    }

    private TimeToLiveDescription Describe() =>
        _folder.Database.DescribeTimeToLive(new() { TableName = "Sessions" }).TimeToLiveDescription!;

    private TimeToLiveSpecification Update(string attribute, bool enabled) =>
        _folder.Database.UpdateTimeToLive(Request(attribute, enabled)).TimeToLiveSpecification!;

    private static UpdateTimeToLiveRequest Request(string attribute, bool enabled) =>
        new() { TableName = "Sessions", TimeToLiveSpecification = new() { AttributeName = attribute, Enabled = enabled } };

    private string Error(string attribute, bool enabled) => Error(Request(attribute, enabled));

    private string Error(UpdateTimeToLiveRequest request) =>
        _folder.Database.Invoking(database => database.UpdateTimeToLive(request)).Should().Throw<ValidationException>().Which.Message;
}
