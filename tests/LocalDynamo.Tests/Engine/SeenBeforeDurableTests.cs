using LocalDynamo.Tests.Log;

namespace LocalDynamo.Tests.Engine;

/// <summary>docs/isolation.md, "Seen before it is durable": others see a commit once it is installed, which is before it is on the disk.</summary>
public sealed class SeenBeforeDurableTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FolderFixture _folder = new();
    private readonly ManualResetEventSlim _syncMayGoOn = new();
    private readonly SemaphoreSlim _syncBegan = new(0);

    public void Dispose()
    {
        _syncMayGoOn.Set();
        _folder.Dispose();
        _syncMayGoOn.Dispose();
        _syncBegan.Dispose();
    }

    [Fact]
    public async Task OtherThreads_SeeACommitThatIsNotDurable_AndAPowerCutTakesIt()
    {
        var put = await BeginPut();
        (await OnAnotherThread(() => _folder.Table("Users").Get("ada"))).Should().NotBeNull();
        (await OnAnotherThread(() => _folder.Table("Users").Scan().Count())).Should().Be(1);
        using (var snapshot = _folder.Database.Snapshot())
            snapshot.Table("Users").Get("ada").Should().NotBeNull();
        put.IsCompleted.Should().BeFalse("it is acknowledged only when it is durable");

        _folder.Disk.CutPower(Loss.Lost, new Random(0));
        _syncMayGoOn.Set();
        await FluentActions.Awaiting(() => put.WaitAsync(Patience)).Should().ThrowAsync<DatabaseReadOnlyException>();
        _folder.Disk.Before = null;
        _folder.Reopen().Table("Users").Get("ada").Should().BeNull();
    }

    // Who builds on what is not durable is acknowledged only when both are.
    [Fact]
    public async Task ACommitThatBuildsOnOneThatIsNotDurable_WaitsForBoth()
    {
        var put = await BeginPut();
        var update = _folder.Table("Users").UpdateAsync("ada", "SET seen = :true", new() { [":true"] = true }).AsTask();
        update.IsCompleted.Should().BeFalse();
        put.IsCompleted.Should().BeFalse();

        _syncMayGoOn.Set();
        await update.WaitAsync(Patience);
        _folder.Disk.Before = null;
        _folder.CutPower().Table("Users").Get("ada")!["seen"].Should().Be((AttributeValue)true);
        await put.WaitAsync(Patience);
    }

    private async Task<Task> BeginPut()
    {
        var users = _folder.Database.CreateTable("Users", "id");
        _folder.Disk.Before = (call, _) =>
        {
            if (call != "Sync") return;
            _syncBegan.Release();
            _syncMayGoOn.Wait(Patience);
        };
        var put = users.PutAsync(new Item { ["id"] = "ada" }).AsTask();
        (await _syncBegan.WaitAsync(Patience)).Should().BeTrue();
        return put;
    }

    private static Task<T> OnAnotherThread<T>(Func<T> read) =>
        Task.Factory.StartNew(read, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).WaitAsync(Patience);
}
