using Microsoft.Extensions.Logging;

namespace LocalDynamo.Tests.Engine;

/// <summary>Opening a folder says how far it is.</summary>
public sealed class OpenProgressTests : IDisposable
{
    private const int ItemCount = 2_000;

    private readonly FolderFixture _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Phases_ComeInOrder_GrowAndEndWithTheirTotal()
    {
        Fill();
        var reports = OpenAndReport();

        reports.Select(report => report.Phase).Should().BeInAscendingOrder().And.Subject.Distinct().Should()
            .Equal(OpenPhase.Checkpoint, OpenPhase.Log, OpenPhase.Indexes);
        foreach (var phase in reports.GroupBy(report => report.Phase))
        {
            phase.First().BytesRead.Should().Be(0);
            phase.Last().BytesRead.Should().Be(phase.Last().TotalBytes).And.BePositive();
            phase.Select(report => report.TotalBytes).Distinct().Should().ContainSingle();
            phase.Select(report => report.BytesRead).Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
            phase.Select(report => report.Items).Should().BeInAscendingOrder();
            phase.Should().HaveCountLessThan(110);
        }

        Last(OpenPhase.Checkpoint).Should().Be((CheckpointBytes(), 2L * ItemCount));
        Last(OpenPhase.Log).Items.Should().Be(4, "three puts and a delete came after the checkpoint");
        Last(OpenPhase.Indexes).Items.Should().Be(3L * ItemCount + 1, "one table has an index and items that expire, the other an index");
        reports.Count(report => report.Phase == OpenPhase.Checkpoint).Should().BeGreaterThan(2);

        (long Total, long Items) Last(OpenPhase phase) =>
            reports.Where(report => report.Phase == phase).Select(report => (report.TotalBytes, report.Items)).Last();
    }

    [Fact]
    public void NewFolder_HasNothingToReport() => OpenAndReport().Should().BeEmpty();

    [Fact]
    public void Logger_IsToldOfEachPhase()
    {
        Fill();
        var logger = new Messages();
        _folder.Options = new DynamoDatabaseOptions { LoggerFactory = logger };
        _folder.Reopen();
        logger.Texts.Where(text => text.StartsWith($"Opening '{FolderFixture.Folder}': ", StringComparison.Ordinal)).Should().SatisfyRespectively(
            text => text.Should().Contain($"Checkpoint is done, {CheckpointBytes()} bytes, {2 * ItemCount} items"),
            text => text.Should().Contain("Log is done"),
            text => text.Should().Contain("Indexes is done"));
    }

    [Fact]
    public void ErrorOfOneTable_IsThrownAsItIs()
    {
        Fill();
        _folder.Options = new DynamoDatabaseOptions { OpenProgress = new Refusal() };
        _folder.Invoking(folder => folder.Reopen()).Should().Throw<InvalidTimeZoneException>();
        _folder.Options = new DynamoDatabaseOptions();
        _folder.Table("Users").Describe().ItemCount.Should().Be(ItemCount + 1, "the folder's lock went with the failed opening");
    }

    private void Fill()
    {
        var films = _folder.Database.CreateTable("Films", "id", null, SecondaryIndex.Global("ByTitle", "title"));
        films.EnableTimeToLive("expires");
        var users = _folder.Database.CreateTable("Users", "id", null, SecondaryIndex.Global("ByName", "title"));
        for (var i = 0; i < ItemCount; i++)
        {
            films.Put(Item(i));
            users.Put(Item(i));
        }

        _folder.Database.Checkpoint();
        films.Put(Item(0));
        users.Put(Item(ItemCount));
        films.Put(Item(ItemCount));
        films.Delete($"{ItemCount}");
    }

    private static Item Item(int i) => new() { ["id"] = $"{i}", ["title"] = $"title {i}", ["text"] = new string('x', 200) };

    private List<OpenProgress> OpenAndReport()
    {
        var recorder = new Recorder();
        _folder.Options = new DynamoDatabaseOptions { OpenProgress = recorder };
        _folder.Reopen();
        return recorder.Reports;
    }

    private int CheckpointBytes() =>
        _folder.Disk[$"{FolderFixture.Folder}/{_folder.Disk.Names.Single(name => name.EndsWith(".ckpt", StringComparison.Ordinal))}"].Length;

    private sealed class Recorder : IProgress<OpenProgress>
    {
        public List<OpenProgress> Reports { get; } = [];

        public void Report(OpenProgress value) => Reports.Add(value);
    }

    private sealed class Refusal : IProgress<OpenProgress>
    {
        public void Report(OpenProgress value)
        {
            if (value is { Phase: OpenPhase.Checkpoint, BytesRead: > 0 })
                throw new InvalidTimeZoneException("no");
        }
    }

    private sealed class Messages : ILoggerFactory, ILogger
    {
        public List<string> Texts { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider) => throw new NotSupportedException();

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Texts)
                Texts.Add(formatter(state, exception));
        }

        public void Dispose()
        {
        }
    }
}
