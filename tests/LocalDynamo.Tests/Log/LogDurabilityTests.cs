namespace LocalDynamo.Tests.Log;

/// <summary>What a wait promises, and what a file system that fails does to it.</summary>
public sealed class LogDurabilityTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LogFixture _fixture = new();
    private readonly ManualResetEventSlim _syncMayGoOn = new(initialState: true);
    private readonly SemaphoreSlim _syncBegan = new(0);

    public void Dispose()
    {
        _syncMayGoOn.Set();
        _fixture.Dispose();
        _syncMayGoOn.Dispose();
        _syncBegan.Dispose();
    }

    [Fact]
    public void WaitDurable_Returned_MeansThatAPowerCutLosesNothing()
    {
        _fixture.Open().Write("ada", "grace").Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public async Task WaitDurableAsync_BeforeTheSync_IsPendingAndBlocksNoThread()
    {
        HoldSyncs();
        var wait = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("ada"u8)).AsTask();
        await SyncBegins();
        wait.IsCompleted.Should().BeFalse();
        _fixture.Log.DurableLsn.Should().Be(0);
        _syncMayGoOn.Set();
        await wait.WaitAsync(Patience);
        _fixture.Log.DurableLsn.Should().Be(1);
    }

    [Fact]
    public async Task WaitDurableAsync_Continuation_DoesNotRunOnTheWriterThread()
    {
        HoldSyncs();
        string? name = "";
        var wait = Observe();
        await SyncBegins();
        _syncMayGoOn.Set();
        await wait.WaitAsync(Patience);
        name.Should().NotBe("LocalDynamo log writer");

        async Task Observe()
        {
            await _fixture.Log.WaitDurableAsync(_fixture.Log.Append("ada"u8)).ConfigureAwait(false);
            name = Thread.CurrentThread.Name;
        }
    }

    [Fact]
    public async Task WaitDurableAsync_Cancelled_EndsTheWaitAndKeepsTheRecord()
    {
        HoldSyncs();
        using var cancellation = new CancellationTokenSource();
        var wait = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("ada"u8), cancellation.Token).AsTask();
        await SyncBegins();
        await cancellation.CancelAsync();
        await FluentActions.Awaiting(() => wait).Should().ThrowAsync<OperationCanceledException>();
        _syncMayGoOn.Set();
        _fixture.Reopen().ReplayedTexts.Should().Equal("ada");
    }

    [Fact]
    public async Task Append_WhileASyncRuns_GoesIntoTheNextGroupWhole()
    {
        HoldSyncs();
        var first = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("first"u8)).AsTask();
        await SyncBegins();
        var before = _fixture.Disk.SyncCount;
        var others = Enumerable.Range(0, 50).Select(_ => _fixture.Log.WaitDurableAsync(_fixture.Log.Append("other"u8)).AsTask()).ToArray();
        _syncMayGoOn.Set();
        await Task.WhenAll([first, .. others]).WaitAsync(Patience);
        (_fixture.Disk.SyncCount - before).Should().Be(2);
    }

    [Fact]
    public void WaitDurable_LsnNeverAppended_IsRefused()
    {
        _fixture.Open();
        FluentActions.Invoking(() => _fixture.Log.WaitDurable(1)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData("Sync")]
    [InlineData("Write")]
    public async Task Append_AfterAFailedCall_IsRefusedForGood(string failing)
    {
        _fixture.Open().Write("ada");
        FailOnce(failing);
        var lsn = _fixture.Log.Append("grace"u8);
        FluentActions.Invoking(() => _fixture.Log.WaitDurable(lsn)).Should().Throw<DatabaseReadOnlyException>()
            .WithMessage("*'/db'*may or may not be on the disk*").WithInnerException<IOException>().WithMessage("No space left");
        await FluentActions.Awaiting(() => _fixture.Log.WaitDurableAsync(lsn).AsTask()).Should().ThrowAsync<DatabaseReadOnlyException>();
        FluentActions.Invoking(() => _fixture.Log.Append("late"u8)).Should().Throw<DatabaseReadOnlyException>();
        FluentActions.Invoking(_fixture.Log.Flush).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Log.WaitDurable(1);

        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada");
    }

    [Fact]
    public async Task Fail_WithSynchronousAndAsynchronousWaitersOfBothGroups_TellsThemAll()
    {
        HoldSyncs();
        var first = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("first"u8)).AsTask();
        await SyncBegins();
        var second = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("second"u8)).AsTask();
        var lsn = _fixture.Log.Append("third"u8);
        var third = Task.Factory.StartNew(() => _fixture.Log.WaitDurable(lsn), TaskCreationOptions.LongRunning);
        _fixture.Disk.Before = null;
        _fixture.Disk.CutPower(Loss.Lost, new Random(0));
        _syncMayGoOn.Set();
        foreach (var wait in new[] { first, second, third })
            await FluentActions.Awaiting(() => wait.WaitAsync(Patience)).Should().ThrowAsync<DatabaseReadOnlyException>();
    }

    [Theory]
    [InlineData("Create")]
    [InlineData("Rename")]
    [InlineData("SyncFolder")]
    public void Append_WhenANewSegmentCannotBeMade_FailsAndKeepsWhatWasAcknowledged(string failing)
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 128 };
        _fixture.Open().Write("a record that fills most of the segment");
        FailOnce(failing);
        FluentActions.Invoking(() => _fixture.Write("a record for the next segment")).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Disk.Before = null;
        _fixture.Reopen().ReplayedTexts.Should().Equal("a record that fills most of the segment");
        _fixture.Write("a record for the next segment").Reopen().Replayed.Should().HaveCount(2);
    }

    [Fact]
    public async Task Append_WithTheBufferFull_WaitsForTheWriterAndFailsWithIt()
    {
        _fixture.Options = _fixture.Options with { MaxBufferedBytes = 1 };
        HoldSyncs();
        _fixture.Log.Append("being written"u8);
        await SyncBegins();
        _fixture.Log.Append("fills the buffer"u8);
        var third = Task.Factory.StartNew(() => _fixture.Log.Append("has no room"u8), TaskCreationOptions.LongRunning);
        _fixture.Disk.CutPower(Loss.Lost, new Random(0));
        _syncMayGoOn.Set();
        await FluentActions.Awaiting(() => third.WaitAsync(Patience)).Should().ThrowAsync<DatabaseReadOnlyException>();
    }

    [Fact]
    public void WaitDurable_UnderNone_DoesNotSync_AndFlushDoes()
    {
        _fixture.Options = _fixture.Options with { Durability = Durability.None };
        _fixture.Open();
        var before = _fixture.Disk.SyncCount;
        _fixture.Write("ada", "grace");
        _fixture.Disk.SyncCount.Should().Be(before);
        _fixture.Log.Flush();
        _fixture.Log.DurableLsn.Should().Be(2);
        _fixture.Disk.SyncCount.Should().BeGreaterThan(before);
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Dispose_UnderNone_MakesEverythingDurable()
    {
        _fixture.Options = _fixture.Options with { Durability = Durability.None };
        _fixture.Open().Write("ada", "grace");
        _fixture.Log.Dispose();
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    private void HoldSyncs()
    {
        _fixture.Open();
        _syncMayGoOn.Reset();
        _fixture.Disk.Before = (call, _) =>
        {
            if (call != "Sync") return;
            _syncBegan.Release();
            _syncMayGoOn.Wait(Patience);
        };
    }

    private async Task SyncBegins() => (await _syncBegan.WaitAsync(Patience)).Should().BeTrue();

    private void FailOnce(string failing)
    {
        var failed = 0;
        _fixture.Disk.Before = (call, _) =>
        {
            if (call == failing && Interlocked.Exchange(ref failed, 1) == 0) throw new IOException("No space left");
        };
    }
}
