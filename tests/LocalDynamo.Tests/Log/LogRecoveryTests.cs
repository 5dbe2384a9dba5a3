using System.Buffers.Binary;
using System.Text;
using LocalDynamo.Log;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Tests.Log;

/// <summary>What opening makes of every state of the files: a torn tail is cut, an unused file goes, and all else is an error.</summary>
public sealed class LogRecoveryTests : IDisposable
{
    private static readonly string First = LogFixture.PathOf(1);

    private readonly LogFixture _fixture = new();

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Open_LastRecordTruncatedAnywhere_ReplaysExactlyTheEarlierOnes()
    {
        var whole = LogFixture.BytesAfterCrash("ada", "grace", "barbara");
        var lastRecord = whole.Length - LogFormat.RecordHeaderBytes - "barbara".Length;
        for (var length = lastRecord; length < whole.Length; length++)
        {
            using var fixture = LogFixture.OverBytes(whole[..length]);
            fixture.Open().ReplayedTexts.Should().Equal(["ada", "grace"], "the file was cut at {0}", length);
            fixture.Write("anita").Reopen().ReplayedTexts.Should().Equal("ada", "grace", "anita");
        }
    }

    // Space that was taken and not used yet, or a file whose length reached the disk before its bytes did.
    [Theory]
    [InlineData(1)]
    [InlineData(17)]
    [InlineData(5000)]
    public void Open_ZerosAtTheEnd_AreNoTornTail(int count)
    {
        byte[] bytes = [.. LogFixture.BytesAfterCrash("ada"), .. new byte[count]];
        using var fixture = LogFixture.OverBytes(bytes);
        var logger = new ListLogger();
        fixture.Logger = logger;
        fixture.Open();
        logger.Lines.Should().NotContain(line => line.StartsWith("Warning"));
        fixture.Disk[First].Should().Equal(bytes);
        fixture.Write("grace").Reopen().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Open_TornTail_IsLoggedWithFileAndOffset()
    {
        var whole = LogFixture.BytesAfterCrash("ada", "grace");
        using var fixture = LogFixture.OverBytes(whole[..^1]);
        var logger = new ListLogger();
        fixture.Logger = logger;
        fixture.Open();
        logger.Lines.Should().ContainSingle(line => line.StartsWith($"Warning: Cut 21 bytes off the log at '{First}', offset 84:"));
        fixture.Disk[First].Should().Equal(whole[..84]);
    }

    // Each bit of a log that was not closed: damage, or the torn tail by the rule that only bytes of the last group can be one.
    [Fact]
    public void Open_AnyBitFlipped_IsFoundOrIsTheTornTail()
    {
        var whole = LogFixture.BytesAfterCrash("ada", "grace", "barbara");
        var lastRecord = whole.Length - LogFormat.RecordHeaderBytes - "barbara".Length;
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            using var fixture = LogFixture.OverBytes(Flipped(whole, bit));
            if (bit / 8 >= lastRecord) fixture.Open().ReplayedTexts.Should().Equal(["ada", "grace"], "bit {0} was flipped", bit);
            else fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>("bit {0} was flipped", bit);
        }
    }

    [Fact]
    public void Open_AnyBitOfAClosedLogFlipped_IsFoundOrHarmless()
    {
        _fixture.Open().Write("ada", "grace").Close();
        var whole = _fixture.Disk[First];
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            using var fixture = LogFixture.OverBytes(Flipped(whole, bit));
            if (bit / 8 >= whole.Length - LogFormat.RecordHeaderBytes) fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
            else fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>("bit {0} was flipped", bit);
        }
    }

    [Fact]
    public void Open_BadRecordBeforeAGoodOne_FailsWithFileAndOffsetAndChangesNothing()
    {
        var bytes = LogFixture.BytesAfterCrash("ada", "grace", "barbara");
        bytes[100] ^= 1;
        using var fixture = LogFixture.OverBytes(bytes);
        var error = fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().Which;
        error.FilePath.Should().Be(First);
        error.Offset.Should().Be(84);
        error.Message.Should().Be(
            $"The database file '{First}' cannot be used: the record here is bad, and the good one at offset 106 shows that it was whole on the disk before "
            + "(offset 84). Nothing was changed. Put the folder back from a backup, or look for the cause (a disk that fails, a program that "
            + "wrote to the file) before anything else is done with it.");
        fixture.Disk[First].Should().Equal(bytes);
    }

    // The records of one group may reach the disk in any order: a hole among them was never acknowledged.
    [Fact]
    public void Open_BadRecordBeforeAGoodOneOfTheSameGroup_IsATornTail()
    {
        var bytes = SegmentOf(("ada", 64), ("grace", 84), ("barbara", 84));
        using var fixture = LogFixture.OverBytes(bytes);
        fixture.Open().ReplayedTexts.Should().Equal("ada", "grace", "barbara");
        fixture.Close();

        bytes[100] ^= 1;
        using var damaged = LogFixture.OverBytes(bytes);
        damaged.Open().ReplayedTexts.Should().Equal("ada");
    }

    [Fact]
    public void Open_RecordCopiedToAnotherPlace_IsNotARecord()
    {
        var bytes = LogFixture.BytesAfterCrash("ada", "eve");
        bytes.AsSpan(64, 20).CopyTo(bytes.AsSpan(84));
        using var fixture = LogFixture.OverBytes(bytes);
        fixture.Open().ReplayedTexts.Should().Equal("ada");
    }

    [Fact]
    public void Open_RecordOfAnUnknownKind_FailsAsNewer()
    {
        var bytes = SegmentOf(("ada", 64));
        bytes[64 + LogFormat.RecordKindOffset] = 9;
        LogFormat.Seal(bytes.AsSpan(64), new SegmentHeader(LogFixture.Id, 1, 1).Seed, 64, 64);
        using var fixture = LogFixture.OverBytes(bytes);
        fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().WithMessage("*unknown kind 9*(offset 64)*newer one.");
    }

    [Fact]
    public void Open_NewerVersion_FailsAndSaysWhatToDo()
    {
        var bytes = LogFixture.BytesAfterCrash("ada");
        bytes[LogFormat.VersionOffset] = 2;
        using var fixture = LogFixture.OverBytes(bytes);
        fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>()
            .WithMessage("*its format version is 2, and this library reads versions up to 1 (offset 8)*with the version of LocalDynamo that wrote it*");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(63)]
    public void Open_SegmentShorterThanItsHeader_Fails(int length)
    {
        using var fixture = LogFixture.OverBytes(LogFixture.BytesAfterCrash("ada")[..length]);
        fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().WithMessage($"*it has {length} bytes*");
    }

    [Fact]
    public void Open_AFileThatIsNoLog_Fails()
    {
        using var fixture = LogFixture.OverBytes(Encoding.UTF8.GetBytes(new string('x', 100)));
        fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().WithMessage("*does not begin as a log segment does*");
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)] // The last one: the one before it says that the log goes on.
    public void Open_SegmentMissing_FailsAndNamesIt(int number)
    {
        OpenWithFourSegments();
        _fixture.Disk.Remove(LogFixture.PathOf(number));
        var error = _fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().Which;
        error.FilePath.Should().Be(LogFixture.PathOf(number));
        error.Message.Should().Contain("it is missing");
    }

    [Fact]
    public void Open_SegmentOfAnotherDatabase_Fails()
    {
        OpenWithFourSegments();
        using var other = new LogFixture();
        var id = Guid.Parse("ffffffff-0000-0000-0000-000000000001");
        other.Options = other.Options with { SegmentBytes = 128, NewDatabaseId = () => id };
        WriteFourSegments(other);
        _fixture.Disk[LogFixture.PathOf(2)] = other.Disk[LogFixture.PathOf(2)];
        _fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>()
            .WithMessage($"*belongs to the database {id}, and the segments before it to {LogFixture.Id} (offset 16)*");
    }

    [Fact]
    public void Open_SegmentUnderAnothersName_Fails()
    {
        OpenWithFourSegments();
        _fixture.Disk[LogFixture.PathOf(2)] = _fixture.Disk[LogFixture.PathOf(3)];
        _fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().WithMessage("*it is segment 3 under the name of segment 2*");
    }

    [Fact]
    public void Open_EarlierSegmentCutShort_FailsAtTheCut()
    {
        OpenWithFourSegments();
        var whole = _fixture.Disk[LogFixture.PathOf(2)];
        for (var length = LogFormat.HeaderBytes; length < whole.Length; length++)
        {
            _fixture.Disk[LogFixture.PathOf(2)] = whole[..length];
            _fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().Which.FilePath.Should().Be(LogFixture.PathOf(2));
        }
    }

    [Fact]
    public void Open_LeftoversOfASegmentBeingMade_AreRemoved()
    {
        _fixture.Open().Write("ada").Close();
        _fixture.Disk[LogFixture.PathOf(2) + LogFormat.UnfinishedSuffix] = [1, 2, 3];
        _fixture.Open().ReplayedTexts.Should().Equal("ada");
        _fixture.Disk.Names.Should().Equal(LogFormat.SegmentName(1));
    }

    [Fact]
    public void Open_SegmentMadeButNotUsed_IsRemovedAndTheLogGoesOnInTheOneBefore()
    {
        _fixture.Open().Write("ada").Close();
        var header = new byte[LogFormat.HeaderBytes];
        new SegmentHeader(LogFixture.Id, 2, 2).Write(header);
        _fixture.Disk[LogFixture.PathOf(2)] = header;
        _fixture.Open().Write("grace").Reopen().ReplayedTexts.Should().Equal("ada", "grace");
        _fixture.Disk.Names.Should().Equal(LogFormat.SegmentName(1));
    }

    // Its records are read and served again, so that they must not go a second time.
    [Fact]
    public void Open_RecordsOfAKilledProcessThatWereNotSynced_SyncsThem()
    {
        _fixture.Open().Write("ada");
        _fixture.Disk.Before = (call, _) =>
        {
            if (call == "Sync") throw new IOException("No sync before the end.");
        };
        _fixture.Invoking(f => f.Write("grace")).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Disk.Before = null;
        _fixture.Disk.KillProcess();
        _fixture.Close();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
        _fixture.Crash();
        _fixture.Open().ReplayedTexts.Should().Equal("ada", "grace");
    }

    // The mark is read from the system's cache, and records follow it in the next segment: it must not go any more.
    [Fact]
    public void Open_KilledBeforeTheMarkOfASegmentWasSynced_SyncsIt()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 128 };
        _fixture.Open().Write("a record that fills most of the segment");
        var isMade = false;
        _fixture.Disk.Before = (call, path) =>
        {
            isMade |= call == "SyncFolder";
            if (isMade && call == "Sync") throw new IOException("The process ends here.");
        };
        _fixture.Invoking(fixture => fixture.Write("a record for the next segment")).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Disk.Before = null;
        _fixture.Disk[LogFixture.PathOf(1)][^1].Should().Be((byte)RecordKind.Continued);
        _fixture.Disk[LogFixture.PathOf(2)].Should().HaveCount(LogFormat.HeaderBytes);

        _fixture.Disk.KillProcess();
        _fixture.Close();
        _fixture.Open().Write("a record for the next segment").Crash();
        _fixture.Open().Replayed.Should().HaveCount(2);
    }

    [Fact]
    public void Open_KilledWhileItRemovedAnUnusedSegment_RemovesItForGood()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 128 };
        _fixture.Open().Write("a record that fills most of the segment");
        FailAfter("Rename");
        _fixture.Invoking(fixture => fixture.Write("a record for the next segment")).Should().Throw<DatabaseReadOnlyException>();
        _fixture.Disk.Names.Should().Contain(LogFormat.SegmentName(2));
        FailAfter("Delete");
        _fixture.Invoking(fixture => fixture.Reopen()).Should().Throw<IOException>();

        _fixture.Disk.Before = null;
        _fixture.Disk.KillProcess();
        _fixture.Options = _fixture.Options with { SegmentBytes = 1_000 };
        _fixture.Open().Write("a record for the same segment").Crash();
        _fixture.Open().Replayed.Should().HaveCount(2);

        // The folder is synced the first time, in the roll, and then everything fails.
        void FailAfter(string call)
        {
            var isOver = false;
            _fixture.Disk.Before = (name, _) =>
            {
                if (isOver && (name != "SyncFolder" || call == "Delete"))
                    throw new IOException("The process ends here.");
                isOver |= name == call;
            };
        }
    }

    [Fact]
    public void FindProofOfDamage_BytesMadeToLookLikeRecords_EndsWithinItsBudget()
    {
        // Every fourth offset looks like the header of a record that goes on to the end.
        var rest = new byte[1 << 16];
        for (var i = 0; i + 4 <= rest.Length; i += 4) BinaryPrimitives.WriteUInt32LittleEndian(rest.AsSpan(i), 1 << 13);
        var act = () => TornTail.FindProofOfDamage(rest, 64, 1, First, budgetBytes: 1 << 24);
        act.Should().Throw<CorruptDatabaseException>().WithMessage("*cannot be told in reasonable time*");
        TornTail.FindProofOfDamage(rest, 64, 1, First).Should().BeNull();
    }

    // Power is cut at each call of a small workload with rolls, under each loss, and again in the recovery that follows.
    [Theory]
    [InlineData(Loss.Lost, true, false)]
    [InlineData(Loss.Lost, true, true)]
    [InlineData(Loss.Kept, true, false)]
    [InlineData(Loss.Kept, true, true)]
    [InlineData(Loss.Torn, true, false)]
    [InlineData(Loss.Torn, true, true)]
    [InlineData(Loss.Reordered, true, false)]
    [InlineData(Loss.Reordered, true, true)]
    [InlineData(Loss.Lost, false, false)]
    [InlineData(Loss.Lost, false, true)]
    [InlineData(Loss.Torn, false, false)]
    [InlineData(Loss.Torn, false, true)]
    [InlineData(Loss.Reordered, false, false)]
    [InlineData(Loss.Reordered, false, true)]
    internal void Open_AfterAPowerCutAtAnyCall_HasEveryAcknowledgedRecordAndNoneInPart(Loss loss, bool waits, bool preallocates)
    {
        var completed = false;
        for (var cut = 1; !completed; cut++)
        {
            using var fixture = new LogFixture();
            fixture.Options = fixture.Options with { SegmentBytes = 512, Durability = waits ? Durability.Immediate : Durability.None };
            fixture.Disk.Preallocates = preallocates;
            CutPowerAtCall(fixture, cut);
            var (appended, acknowledged) = RunWorkload(fixture, out completed);
            fixture.Crash(loss, seed: cut);
            var because = $"power was cut at call {cut} ({loss})";

            for (var second = 1; second < 12; second += 3)
            {
                CutPowerAtCall(fixture, second);
                try
                {
                    fixture.Open();
                }
                catch (IOException)
                {
                    // The recovery that is interrupted.
                }

                fixture.Crash(loss, seed: cut + second);
            }

            fixture.Disk.Before = null;
            fixture.Open();
            fixture.Replayed.Count.Should().BeInRange(acknowledged, appended.Count, because);
            fixture.ReplayedTexts.Should().Equal(appended.Take(fixture.Replayed.Count), because);
            fixture.Write("afterwards").Reopen().ReplayedTexts.Last().Should().Be("afterwards");
        }
    }

    private static (List<string> Appended, int Acknowledged) RunWorkload(LogFixture fixture, out bool completed)
    {
        var appended = new List<string>();
        var acknowledged = 0;
        completed = false;
        try
        {
            fixture.Open();
            for (var group = 0; group < 12; group++)
            {
                for (var i = 0; i <= group % 3 * 4; i++)
                {
                    var text = $"record {group}.{i} " + new string('x', 5 * i);
                    appended.Add(text);
                    fixture.Log.Append(Encoding.UTF8.GetBytes(text));
                }

                fixture.Log.WaitDurable(fixture.Log.LastLsn);
                if (fixture.Options.Durability == Durability.Immediate || group % 4 == 3)
                {
                    fixture.Log.Flush();
                    acknowledged = appended.Count;
                }
            }

            fixture.Close();
            completed = true;
        }
        catch (IOException)
        {
            // An append that was refused may be in the list; it is not acknowledged.
        }

        return (appended, acknowledged);
    }

    private static void CutPowerAtCall(LogFixture fixture, int cut)
    {
        var calls = 0;
        fixture.Disk.Before = (_, _) =>
        {
            if (Interlocked.Increment(ref calls) >= cut) throw new IOException("The machine was stopped.");
        };
    }

    /// <summary>A segment of records that each say how far the segment was synced before.</summary>
    private static byte[] SegmentOf(params (string Text, int Synced)[] records)
    {
        var header = new SegmentHeader(LogFixture.Id, 1, 1);
        var bytes = new byte[LogFormat.HeaderBytes + records.Sum(record => LogFormat.RecordHeaderBytes + record.Text.Length)];
        header.Write(bytes);
        var offset = LogFormat.HeaderBytes;
        foreach (var (text, synced) in records)
        {
            var record = bytes.AsSpan(offset, LogFormat.RecordHeaderBytes + text.Length);
            Encoding.UTF8.GetBytes(text, record[LogFormat.RecordHeaderBytes..]);
            LogFormat.Frame(record, RecordKind.Data);
            LogFormat.Seal(record, header.Seed, offset, synced);
            offset += record.Length;
        }

        return bytes;
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var copy = bytes.ToArray();
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }

    private void OpenWithFourSegments()
    {
        _fixture.Options = _fixture.Options with { SegmentBytes = 128 };
        WriteFourSegments(_fixture);
    }

    private static void WriteFourSegments(LogFixture fixture)
    {
        fixture.Open().Write("a record that fills a segment, 1", "a record that fills a segment, 2", "a record that fills a segment, 3", "and 4").Close();
        fixture.Disk.Names.Should().HaveCount(4);
    }

    private sealed class ListLogger : ILogger
    {
        public List<string> Lines { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            Lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
