using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Log;

/// <summary>A thread that is alone with its record writes it itself; in every other case the log's writer does.</summary>
public sealed class LogLeaderTests : IDisposable
{
    private const string Writer = "LocalDynamo log writer";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly FakeTimeProvider _clock = new();
    private readonly LogFixture _fixture = new();
    private readonly List<(string Call, string? Thread)> _calls = [];
    private readonly ManualResetEventSlim _syncMayGoOn = new(initialState: true);
    private readonly SemaphoreSlim _syncBegan = new(0);
    private readonly int _syncsOfOpening;

    public LogLeaderTests()
    {
        _fixture.Options = _fixture.Options with { TimeProvider = _clock };
        _fixture.Open();
        _syncsOfOpening = _fixture.Disk.SyncCount;
        _fixture.Disk.Before = (call, _) =>
        {
            lock (_calls)
                _calls.Add((call, Thread.CurrentThread.Name));
            if (call != "Sync") return;
            _syncBegan.Release();
            _syncMayGoOn.Wait(Patience);
        };
    }

    public void Dispose()
    {
        _syncMayGoOn.Set();
        _fixture.Dispose();
        _syncMayGoOn.Dispose();
        _syncBegan.Dispose();
    }

    [Fact]
    public void WaitDurable_Alone_WritesAndSyncsOnItsOwnThread()
    {
        OnThread("ada", () => _fixture.Write("1", "2", "3"));
        _calls.Should().OnlyContain(call => call.Thread == "ada").And.Contain(call => call.Call == "Sync");
        _fixture.Log.DurableLsn.Should().Be(3);
    }

    [Fact]
    public async Task WaitDurableAsync_Alone_LeavesTheDiskToTheWriter()
    {
        await _fixture.Log.WaitDurableAsync(_fixture.Log.Append("1"u8)).AsTask().WaitAsync(Patience);
        _calls.Should().OnlyContain(call => call.Thread == Writer).And.Contain(call => call.Call == "Sync");
    }

    [Fact]
    public void WaitDurable_WithRecordsOfOthersThere_LeavesThemAllToTheWriter()
    {
        OnThread("ada", () =>
        {
            _ = _fixture.Log.Append("of somebody else"u8);
            _fixture.Write("1");
        });
        _calls.Should().OnlyContain(call => call.Thread == Writer);
        _fixture.Disk.SyncCount.Should().Be(_syncsOfOpening + 1);
    }

    [Fact]
    public void WaitDurable_AfterAGroupOfSeveral_LeadsAgainOnlyAfterOneOfOne()
    {
        OnThread("ada", () =>
        {
            _ = _fixture.Log.Append("of somebody else"u8);
            _fixture.Write("1");
            SpinWait.SpinUntil(() => _fixture.Log.IsWriterIdle, Patience).Should().BeTrue();
            _calls.Clear();
            _fixture.Write("2");
            _calls.Should().OnlyContain(call => call.Thread == Writer);
            _calls.Clear();
            _fixture.Write("3");
            _calls.Should().OnlyContain(call => call.Thread == "ada");
        });
    }

    [Fact]
    public async Task Append_WhileSomebodyLeads_GoesToTheWriterInOneGroup()
    {
        var leader = HeldLeader();
        var others = Enumerable.Range(0, 20).Select(_ => _fixture.Log.WaitDurableAsync(_fixture.Log.Append("other"u8)).AsTask()).ToArray();
        _fixture.Log.DurableLsn.Should().Be(0);
        _syncMayGoOn.Set();
        await Task.WhenAll([leader, .. others]).WaitAsync(Patience);
        _calls.Where(call => call.Call == "Sync").Select(call => call.Thread).Should().Equal("leader", Writer);
        _fixture.Reopen().Replayed.Should().HaveCount(21);
    }

    [Fact]
    public async Task Flush_WhileSomebodyLeads_WaitsForItsRecord()
    {
        var leader = HeldLeader();
        var flush = _fixture.Log.FlushAsync(default).AsTask();
        flush.IsCompleted.Should().BeFalse();
        _syncMayGoOn.Set();
        await Task.WhenAll(leader, flush).WaitAsync(Patience);
        _fixture.Log.DurableLsn.Should().Be(1);
    }

    [Fact]
    public async Task Dispose_WhileSomebodyLeads_ClosesBehindItsRecord()
    {
        var leader = HeldLeader();
        var dispose = Task.Factory.StartNew(_fixture.Close, TaskCreationOptions.LongRunning);
        _syncMayGoOn.Set();
        await Task.WhenAll(leader, dispose).WaitAsync(Patience);
        _fixture.Disk.Before = null;
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("led");
    }

    [Fact]
    public async Task Lead_Failing_FailsForEverybodyAndLeavesTheFileAlone()
    {
        var leader = HeldLeader();
        var other = _fixture.Log.WaitDurableAsync(_fixture.Log.Append("other"u8)).AsTask();
        var look = _fixture.Disk.Before!;
        _fixture.Disk.Skips = (_, _) => throw new IOException("Input/output error");
        _syncMayGoOn.Set();
        foreach (var wait in new[] { leader, other })
            await FluentActions.Awaiting(() => wait.WaitAsync(Patience)).Should().ThrowAsync<DatabaseReadOnlyException>().WithMessage("*Input/output error*");
        FluentActions.Invoking(() => _fixture.Log.Append("late"u8)).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Disk.Skips = null;
        _calls.Clear();
        _fixture.Close();
        _calls.Should().BeEmpty("the writer only closes the file");
        _fixture.Disk.CutPower(Loss.Lost, new Random(0));
        _fixture.Open().Replayed.Should().BeEmpty();
    }

    [Fact]
    public void Append_ThatNobodyWaitsFor_IsWrittenAfterAMoment()
    {
        _ = _fixture.Log.Append("left"u8);
        _calls.Should().BeEmpty();
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        SpinWait.SpinUntil(() => _fixture.Log.DurableLsn == 1, Patience).Should().BeTrue();
        _ = _fixture.Log.Append("left again"u8);
        _clock.Advance(TimeSpan.FromMilliseconds(20));
        SpinWait.SpinUntil(() => _fixture.Log.DurableLsn == 2, Patience).Should().BeTrue();
    }

    [Fact]
    public void Append_OfManyThatNobodyWaitsFor_IsWrittenWhenTheyAreALot()
    {
        for (var i = 0; i < 65; i++)
            _ = _fixture.Log.Append(new byte[1 << 10]);
        SpinWait.SpinUntil(() => _fixture.Log.DurableLsn > 0, Patience).Should().BeTrue();
    }

    [Fact]
    public void WaitDurable_WhereASegmentIsFull_LeavesTheNextOneToTheWriter()
    {
        _fixture.Close();
        _fixture.Options = _fixture.Options with { SegmentBytes = 128 };
        _fixture.Open();
        _calls.Clear();
        OnThread("ada", () => _fixture.Write("a record that fills most of the segment", "another that fills most of one"));
        _calls.Should().Contain(("Create", Writer)).And.Contain(("Sync", "ada"));
        _fixture.Reopen().Replayed.Should().HaveCount(2);
    }

    [Fact]
    public async Task Interrupt_OfALeader_EndsAWaitOfItsOwnAndNotTheLog()
    {
        using var gateMayOpen = new ManualResetEventSlim();
        using var isInGate = new ManualResetEventSlim();
        Thread? thread = null;
        var wasInterrupted = false;
        var leader = HeldLeader(
            started => thread = started,
            () =>
            {
                try
                {
                    Thread.Sleep(Patience);
                }
                catch (ThreadInterruptedException)
                {
                    wasInterrupted = true;
                }
            });
        var appender = Task.Factory.StartNew(
            () => _fixture.Log.Append(5, 0, (_, _) =>
            {
                isInGate.Set();
                gateMayOpen.Wait(Patience);
            }),
            TaskCreationOptions.LongRunning);
        isInGate.Wait(Patience);
        _syncMayGoOn.Set();

        // The leader has its record on the disk, and comes to a gate that is held.
        SpinWait.SpinUntil(() => _fixture.Disk.SyncCount == _syncsOfOpening + 1 && thread!.ThreadState.HasFlag(ThreadState.WaitSleepJoin), Patience)
            .Should().BeTrue();
        thread!.Interrupt();
        gateMayOpen.Set();
        await Task.WhenAll(leader, appender).WaitAsync(Patience);
        wasInterrupted.Should().BeTrue();
        _fixture.Write("after");
        _fixture.Reopen().Replayed.Should().HaveCount(3);
    }

    private static void OnThread(string name, Action action)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                action();
            }
            catch (Exception error)
            {
                failure = error;
            }
        })
        { Name = name };
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException(failure.Message, failure);
    }

    /// <summary>A thread that leads, and is held in its sync until that may go on.</summary>
    private Task HeldLeader(Action<Thread>? started = null, Action? then = null)
    {
        _syncMayGoOn.Reset();
        var result = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            try
            {
                _ = _fixture.Write("led"u8.ToArray());
                then?.Invoke();
                result.SetResult();
            }
            catch (Exception error)
            {
                result.SetException(error);
            }
        })
        { Name = "leader" };
        started?.Invoke(thread);
        thread.Start();
        _syncBegan.Wait(Patience).Should().BeTrue();
        _calls[^1].Thread.Should().Be("leader");
        return result.Task;
    }
}
