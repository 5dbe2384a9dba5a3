namespace LocalDynamo.ModelTests.Histories;

/// <summary>The checker itself, on histories made by hand: each anomaly is found and named, and what is allowed is let be.</summary>
public sealed class HistoryCheckerTests
{
    private readonly History _history = new();

    [Fact]
    public void Check_TransactionsOneAfterTheOther_FindsNothing()
    {
        Snapshot("A").Read("x").Write("x", 1).Read("x", 1).Write("y", 2).Commit();
        Snapshot("B").Read("x", 1).Read("y", 2).Write("x", 3).Commit();
        Snapshot("C").Read("x", 1, 3).Write("x", 4).Abort();
        Serializable("D").Read("x", 1, 3).Read("y", 2).Commit();
        Found().Should().BeNull();
    }

    [Fact]
    public void Check_ReaderBesideAWriter_MaySeeTheStateBeforeOrAfter()
    {
        var writer = Snapshot("W").Write("x", 1).Write("y", 2);
        var before = Snapshot("before").Read("x");
        var after = Snapshot("after").Read("x", 1).Read("y", 2);
        writer.Commit();
        before.Read("y").Commit();
        after.Commit();
        Found().Should().BeNull();
    }

    [Fact]
    public void Check_ReadThatDiffersFromAnEarlierOne_IsUnrepeatable()
    {
        var reader = Snapshot("R").Read("x");
        Snapshot("W").Write("x", 1).Commit();
        reader.Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.UnrepeatableRead);
    }

    [Fact]
    public void Check_ReadWithoutItsOwnWrite_IsUnrepeatable()
    {
        Snapshot("A").Read("x").Write("x", 1).Read("x").Commit();
        Found().Should().Be(AnomalyKind.UnrepeatableRead);
    }

    [Fact]
    public void Check_ReadOfWhatNobodyWrote_IsGarbage()
    {
        Snapshot("A").Write("y", 1).Commit();
        Snapshot("B").Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.GarbageRead);
    }

    [Fact]
    public void Check_ReadOfAnAbortedWrite_IsAborted()
    {
        var writer = Snapshot("W").Write("x", 1);
        Snapshot("R").Read("x", 1).Commit();
        writer.Abort();
        Found().Should().Be(AnomalyKind.AbortedRead);
    }

    [Fact]
    public void Check_ReadOfAStateThatItsWriterReplaced_IsIntermediate()
    {
        var writer = Snapshot("W").Write("x", 1);
        Snapshot("R").Read("x", 1).Commit();
        writer.Write("x", 2).Commit();
        Found().Should().Be(AnomalyKind.IntermediateRead);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Check_TwoWritersThatReadTheSameState_IsALostUpdate(bool isFirstOneKept)
    {
        var (first, second) = (Snapshot("A").Read("x"), Snapshot("B").Read("x"));
        first.Write("x", 1).Commit();
        second.Write("x", 2).Commit();
        _ = isFirstOneKept ? Snapshot("R").Read("x", 1, 2) : Snapshot("R").Read("x", 2);
        Found().Should().Be(AnomalyKind.LostUpdate);
    }

    [Fact]
    public void Check_WriterThatSkippedAWriteSinceItsRead_IsALostUpdate()
    {
        var writer = Snapshot("A").Read("x");
        Serializable("B").Write("x", 1).Commit();
        writer.Write("x", 2).Commit();
        Serializable("R").Read("x", 1, 2).Commit();
        Found().Should().Be(AnomalyKind.DivergingVersions, "A put what it had read with 2 behind it, yet somebody found it otherwise");
    }

    [Fact]
    public void Check_ReadsThatAreNoBeginningsOfEachOther_Diverge()
    {
        var (first, second) = (Serializable("A").Write("x", 1), Serializable("B").Write("x", 2));
        first.Commit();
        second.Commit();
        Serializable("R").Read("x", 1, 2).Commit();
        Serializable("S").Read("x", 2).Commit();
        Found().Should().Be(AnomalyKind.DivergingVersions);
    }

    [Fact]
    public void Check_AcknowledgedWriteThatIsNowhereLater_IsLost()
    {
        Serializable("A").Write("x", 1).Commit();
        Serializable("B").Write("x", 2).Commit();
        Serializable("R").Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.LostWrite);
    }

    [Fact]
    public void Check_WritesInDifferentOrders_AreDirty()
    {
        var (first, second) = (Snapshot("A").Write("x", 1).Write("y", 2), Snapshot("B").Write("x", 3).Write("y", 4));
        first.Commit();
        second.Commit();
        Snapshot("R").Read("x", 1, 3).Read("y", 4, 2).Commit();
        Found().Should().Be(AnomalyKind.DirtyWrite);
    }

    [Fact]
    public void Check_ReadsOfEachOthersWrites_AreCircular()
    {
        var (first, second) = (Snapshot("A").Write("x", 1), Snapshot("B").Write("y", 2));
        first.Read("y", 2).Commit();
        second.Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.CircularInformation);
    }

    [Fact]
    public void Check_ReaderThatSeesHalfOfACommit_HasReadSkew()
    {
        var reader = Snapshot("R").Read("x");
        Snapshot("W").Write("x", 1).Write("y", 2).Commit();
        reader.Read("y", 2).Commit();
        Found().Should().Be(AnomalyKind.ReadSkew);
    }

    [Fact]
    public void Check_ReadsOfAnAbortedTransaction_CountToo()
    {
        var reader = Snapshot("R").Read("x");
        Snapshot("W").Write("x", 1).Write("y", 2).Commit();
        reader.Read("y", 2).Write("z", 3).Abort();
        Found().Should().Be(AnomalyKind.ReadSkew);
    }

    [Fact]
    public void Check_WriterThatSawHalfOfACommit_HasReadSkew()
    {
        var writer = Snapshot("A").Read("x");
        Snapshot("W").Write("x", 1).Write("y", 2).Commit();
        writer.Read("y", 2).Write("z", 3).Commit();
        Found().Should().Be(AnomalyKind.ReadSkew);
    }

    [Fact]
    public void Check_ReadersWhoSeeWritersInDifferentOrders_AreALongFork()
    {
        var (left, right) = (Serializable("left").Write("x", 1), Serializable("right").Write("y", 2));
        var (first, second) = (Snapshot("A").Read("x", 1).Read("y"), Snapshot("B").Read("x").Read("y", 2));
        left.Commit();
        right.Commit();
        first.Commit();
        second.Commit();
        Found().Should().Be(AnomalyKind.LongFork);
    }

    [Theory]
    [InlineData(IsolationLevel.Snapshot, IsolationLevel.Snapshot, null)]
    [InlineData(IsolationLevel.Serializable, IsolationLevel.Serializable, AnomalyKind.WriteSkew)]
    public void Check_WritesOfWhatTheOtherRead_AreWriteSkewForSerializableOnes(object left, object right, object? expected)
    {
        var first = _history.Begin("A", "transaction", (IsolationLevel)left).Read("x").Read("y").Write("x", 1);
        var second = _history.Begin("B", "transaction", (IsolationLevel)right).Read("x").Read("y").Write("y", 2);
        first.Commit();
        second.Commit();
        Found().Should().Be((AnomalyKind?)expected);
    }

    [Fact]
    public void Check_PhantomsInSerializableTransactions_AreWriteSkew()
    {
        // A partition of two places, both empty: each fills one if it found none taken.
        var (first, second) = (Serializable("A").Read("p/1").Read("p/2"), Serializable("B").Read("p/1").Read("p/2"));
        first.Write("p/1", 1).Commit();
        second.Write("p/2", 2).Commit();
        Found().Should().Be(AnomalyKind.WriteSkew);
    }

    [Fact]
    public void Check_ReaderBesideWriteSkew_IsAllowedUnderSnapshot()
    {
        // The anomaly of a read-only transaction (Fekete, O'Neil and O'Neil 2004): the circle turns in A, which has two moments.
        var first = Snapshot("A").Read("x").Read("y");
        Snapshot("B").Read("y").Write("y", 1).Commit();
        Snapshot("R").Read("x").Read("y", 1).Commit();
        first.Write("x", 2).Commit();
        Found().Should().BeNull();
    }

    [Fact]
    public void Check_ReaderBesideWriteSkew_IsFoundUnderSerializable()
    {
        var first = Serializable("A").Read("x").Read("y");
        Serializable("B").Read("y").Write("y", 1).Commit();
        Serializable("R").Read("x").Read("y", 1).Commit();
        first.Write("x", 2).Commit();
        Found().Should().Be(AnomalyKind.WriteSkew);
    }

    [Fact]
    public void Check_ReaderThatMissesWhatWasAcknowledgedBefore_IsOutOfTime()
    {
        Serializable("W").Write("x", 1).Commit();
        Snapshot("R").Read("x").Commit();
        Snapshot("S").Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.OutOfTime);
    }

    [Fact]
    public void Check_OrderOfTimeThroughOthers_IsSeenThroughThem()
    {
        Serializable("W").Write("x", 1).Commit();
        for (var i = 0; i < 5; i++)
            Serializable("other").Write("y", 10 + i).Commit();
        Snapshot("R").Read("x").Commit();
        Snapshot("S").Read("x", 1).Commit();
        Found().Should().Be(AnomalyKind.OutOfTime);
    }

    [Fact]
    public void Check_ACycle_IsToldStepByStep()
    {
        var reader = Snapshot("R").Read("x");
        Snapshot("W").Write("x", 1).Write("y", 2).Commit();
        reader.Read("y", 2).Commit();
        HistoryChecker.Check(_history)!.Story.Should()
            .Contain("T0 (R: transaction) read x when T1 (W: transaction) had not yet appended 1 to it").And
            .Contain("T1 (W: transaction) appended 2 to y, and T0 (R: transaction) read that");
    }

    private RecordedTransaction Snapshot(string worker) => _history.Begin(worker, "transaction", IsolationLevel.Snapshot);

    private RecordedTransaction Serializable(string worker) => _history.Begin(worker, "transaction", IsolationLevel.Serializable);

    private AnomalyKind? Found() => HistoryChecker.Check(_history)?.Kind;
}
