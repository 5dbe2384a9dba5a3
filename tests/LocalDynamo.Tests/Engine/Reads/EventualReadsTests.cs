using CsCheck;
using LocalDynamo.Engine.Reads;
using LocalDynamo.Tests.Storage;
using Microsoft.Extensions.Time.Testing;

namespace LocalDynamo.Tests.Engine.Reads;

/// <summary>Which number is read at, and that what it shows is kept and nothing else.</summary>
public sealed class EventualReadsTests
{
    private static readonly TimeSpan Lag = TimeSpan.FromSeconds(10);
    private static readonly byte[] A = [1];
    private static readonly byte[] B = [2];

    private readonly FakeTimeProvider _time = new();
    private readonly TestStore _store = new();
    private readonly EventualReads _reads;

    public EventualReadsTests()
    {
        _reads = new EventualReads(_store.Clock, _store.Snapshots, _store.Pruner, _time, Lag);
        _store.Committed = number => _reads.Committed(number, _time.GetUtcNow());
    }

    [Fact]
    public void Reading_SeesACommitOnceItIsAsOldAsTheLag()
    {
        _store.Put(A, A);
        NumberNow().Should().Be(0);
        Wait(Lag - TimeSpan.FromTicks(1));
        NumberNow().Should().Be(0);
        Wait(TimeSpan.FromTicks(1));
        NumberNow().Should().Be(1);
    }

    [Fact]
    public void Reading_ThatIsUnderWay_KeepsItsNumberWhileOthersGoOn()
    {
        _store.Put(A, A);
        Wait(Lag);
        using var first = _reads.Begin();
        _store.Put(A, A);
        Wait(Lag);
        using (var second = _reads.Begin())
        {
            first.CommitNumber.Should().Be(1);
            second.CommitNumber.Should().Be(2);
            _store.StateAt(1).Should().Equal(TestStore.Describe(A, A, 1));
        }

        _store.Put(A, A);
        _store.StateAt(1).Should().Equal(TestStore.Describe(A, A, 1));
    }

    [Fact]
    public void OldVersions_AreFreedOnceTimeMovesOn()
    {
        for (var i = 0; i < 1_000; i++)
            _store.Put(A, A);
        _store.Count().States.Should().Be(1_000, "each of them is going to be the state of the lag ago");

        Wait(Lag);
        _store.Put(B, B);
        _store.Count().States.Should().Be(2, "commits move the number too, without anyone reading");
    }

    [Fact]
    public void DeletedItem_IsGoneFromMemoryOnceNobodyCanReadIt()
    {
        _store.Put(A, A);
        _store.Delete(A, A);
        Wait(Lag);
        _reads.Begin().Dispose();
        _store.PartitionCount().Should().Be(0);
    }

    [Fact]
    public void HotItem_UnderAnOldSnapshot_IsThinnedBelowTheLag()
    {
        _store.Put(A, A);
        using var snapshot = _store.Snapshots.Open();
        for (var i = 0; i < 20_000; i++)
        {
            _store.Put(A, A);
            Wait(Lag / 500);
        }

        _store.Count().States.Should().BeInRange(500, 2_500, "500 of them are younger than the lag");
        _store.StateAt(snapshot.CommitNumber).Should().Equal(TestStore.Describe(A, A, 1));
    }

    [Fact]
    public void Readings_UnderAnyHistory_ShowTheStateOfTheLagAgoAndLeaveNothingBehind()
    {
        var step = Gen.Select(Gen.Int[0, 99], Gen.Int[0, 1], Gen.Int[0, 3]);
        step.Array[0, 400].Sample(
            steps =>
            {
                var (time, store) = (new FakeTimeProvider(), new TestStore());
                var reads = new EventualReads(store.Clock, store.Snapshots, store.Pruner, time, Lag);
                store.Committed = number => reads.Committed(number, time.GetUtcNow());
                var present = new SortedDictionary<string, string>(StringComparer.Ordinal);
                var states = new List<(DateTimeOffset Time, List<string> State)> { (DateTimeOffset.MinValue, []) };
                var open = new List<(EventualReads.Reading Reading, List<string> State)>();
                var snapshots = new List<IDisposable>();
                foreach (var (kind, partition, sort) in steps)
                {
                    byte[] partitionKey = [(byte)partition];
                    byte[] sortKey = [(byte)sort];
                    var name = TestStore.Describe(partitionKey, sortKey, 0);
                    if (kind < 40)
                        present[name] = TestStore.Describe(partitionKey, sortKey, store.Put(partitionKey, sortKey));
                    else if (kind < 55 && present.Remove(name))
                        store.Delete(partitionKey, sortKey);
                    else if (kind < 75)
                        time.Advance(TimeSpan.FromSeconds(sort));
                    else if (kind < 85)
                        open.Add((reads.Begin(), states.Last(state => state.Time <= time.GetUtcNow() - Lag).State));
                    else if (kind < 90)
                        snapshots.Add(store.Snapshots.Open());
                    else if (open.Count > 0)
                        EndOne(open, sort % open.Count);
                    states.Add((time.GetUtcNow(), [.. present.Values.Order(StringComparer.Ordinal)]));

                    foreach (var (reading, state) in open)
                    {
                        var found = store.StateAt(reading.CommitNumber);
                        if (!found.SequenceEqual(state))
                            found.Should().Equal(state);
                    }
                }

                snapshots.ForEach(snapshot => snapshot.Dispose());
                while (open.Count > 0)
                    EndOne(open, 0);
                time.Advance(Lag);
                reads.Begin().Dispose();
                store.Pruner.Drain(int.MaxValue);
                store.Map.CheckInvariants();
                store.Count().Should().Be((present.Count, 0));
                store.Pruner.WaitingCount.Should().Be(0);
            },
            iter: 200);

        static void EndOne(List<(EventualReads.Reading Reading, List<string> State)> open, int index)
        {
            open[index].Reading.Dispose();
            open.RemoveAt(index);
        }
    }

    [Theory]
    [InlineData(50)]
    [InlineData(1)]
    public void CommitOfTwoItems_IsNeverHalfSeen(int commitsPerLag)
    {
        const int Commits = 20_000;
        var isDone = 0;
        Soak.Run(4, index =>
        {
            if (index < 2)
            {
                try
                {
                    for (var i = 0; i < Commits; i++)
                    {
                        _store.Write((A, A, false), (B, B, false));
                        lock (_time)
                            _time.Advance(Lag / commitsPerLag);
                    }
                }
                finally
                {
                    Interlocked.Increment(ref isDone);
                }

                return;
            }

            var last = 0L;
            while (Volatile.Read(ref isDone) < 2)
            {
                using var reading = _reads.Begin();
                var a = NumberAt(A, reading.CommitNumber);
                var b = NumberAt(B, reading.CommitNumber);
                if (a != b || a != reading.CommitNumber || a < last)
                    throw new InvalidOperationException($"{a} and {b} at {reading.CommitNumber} after {last}");
                last = a;
            }
        });
    }

    private long NumberAt(byte[] key, long commitNumber) =>
        _store.Chain(key, key).At(commitNumber) is { } item ? TestLayout.NumberOf(item) : 0;

    private long NumberNow()
    {
        using var reading = _reads.Begin();
        return reading.CommitNumber;
    }

    private void Wait(TimeSpan time) => _time.Advance(time);
}
