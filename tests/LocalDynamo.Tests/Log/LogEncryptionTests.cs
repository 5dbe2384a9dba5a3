using System.Buffers.Binary;
using LocalDynamo.Log;
using LocalDynamo.Log.Encryption;

namespace LocalDynamo.Tests.Log;

/// <summary>A log with a key: as safe as one without, and nobody else can read it.</summary>
public sealed class LogEncryptionTests : IDisposable
{
    private const int SaltOffset = 64;
    private const int SaltBytes = 32;

    private static readonly byte[] Key = [.. Enumerable.Range(1, DatabaseKey.Bytes).Select(i => (byte)i)];
    private static readonly string First = LogFixture.PathOf(1);

    private readonly LogFixture _fixture = new();

    public LogEncryptionTests() => _fixture.Options = _fixture.Options with { EncryptionKey = Key };

    public void Dispose() => _fixture.Dispose();

    [Fact]
    public void Append_Records_AreReplayed()
    {
        _fixture.Open().Write("ada", "", "grace").Reopen().ReplayedTexts.Should().Equal("ada", "", "grace");
        _fixture.Write(new byte[100_000]);
        _fixture.Crash();
        _fixture.Open().Replayed.Select(record => record.Payload.Length).Should().Equal(3, 0, 5, 100_000);
    }

    [Fact]
    public void Open_WithAnotherKey_FailsBeforeAnythingIsReadOrChanged()
    {
        _fixture.Open().Write("ada").Close();
        byte[] other = [.. Key];
        other[31] ^= 1;
        ShouldNotOpenWith(other, "*'/db/wal-0000000000000001.log'*encrypted with another key*Nothing was changed*");
    }

    [Fact]
    public void Open_WithoutTheKey_FailsBeforeAnythingIsReadOrChanged()
    {
        _fixture.Open().Write("ada").Close();
        ShouldNotOpenWith(null, "*it is encrypted, and no key was given*");
    }

    [Fact]
    public void Open_WithAKeyForALogInTheClear_FailsBeforeAnythingIsReadOrChanged()
    {
        _fixture.Options = _fixture.Options with { EncryptionKey = null };
        _fixture.Open().Write("ada").Close();
        ShouldNotOpenWith(Key, "*it is not encrypted, though a key was given*");
    }

    [Fact]
    public void Open_AnyBitFlipped_IsFoundOrIsTheTornTail()
    {
        _fixture.Open().Write("ada", "grace", "barbara").Crash();
        var whole = _fixture.Disk[First];
        var lastRecord = whole.Length - LogFormat.RecordHeaderBytes - FileCipher.TagBytes - "barbara".Length;
        for (var bit = 0; bit < whole.Length * 8; bit++)
        {
            using var fixture = OverBytes(Flipped(whole, bit));
            if (bit / 8 >= lastRecord) fixture.Open().ReplayedTexts.Should().Equal(["ada", "grace"], "bit {0} was flipped", bit);
            else fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>("bit {0} was flipped", bit);
        }
    }

    // Whoever can compute a checksum can't compute a tag.
    [Theory]
    [InlineData(LogFormat.RecordSyncedOffset)]
    [InlineData(LogFormat.RecordHeaderBytes)]
    [InlineData(LogFormat.RecordHeaderBytes + 3)]
    public void Open_RecordForgedWithItsChecksum_Fails(int place)
    {
        _fixture.Open().Write("ada").Crash();
        var bytes = _fixture.Disk[First];
        var record = bytes.AsSpan(DatabaseKey.HeaderBytes, LogFormat.RecordHeaderBytes + 3 + FileCipher.TagBytes);
        record[place] ^= 1;
        var seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(DatabaseKey.HeaderBytes - sizeof(ulong)));
        LogFormat.Seal(record, seed, DatabaseKey.HeaderBytes, LogFormat.SyncedOffset(record));
        using var fixture = OverBytes(bytes);
        fixture.Invoking(f => f.Open()).Should().Throw<CorruptDatabaseException>().WithMessage("*a record was changed, and its checksum with it (offset 128)*");
    }

    [Fact]
    public void Write_AfterReopening_BeginsANewSegment_AndOnlyMarksTheOld()
    {
        _fixture.Open().Write("ada").Crash();
        var before = _fixture.Disk[First];
        _fixture.Open().Disk[First].Should().Equal(before, "opening writes nothing");
        _fixture.Write("grace");
        var after = _fixture.Disk[First];
        after.Should().HaveCount(before.Length + LogFormat.RecordHeaderBytes).And.StartWith(before);
        after[^1].Should().Be((byte)RecordKind.Continued);
        Salt(First).Should().NotEqual(Salt(LogFixture.PathOf(2)));
        _fixture.Reopen().ReplayedTexts.Should().Equal("ada", "grace");
    }

    [Fact]
    public void Open_WithoutAppending_LeavesTheFilesAsTheyWere()
    {
        _fixture.Open().Write("ada").Close();
        var before = _fixture.Disk[First];
        _fixture.Reopen().Close();
        _fixture.Disk[First].Should().Equal(before);
        _fixture.Disk.Names.Should().HaveCount(1);
    }

    // A key and nonce are a salt and a place: all that was ever written with one pair must be the same bytes.
    [Theory]
    [InlineData(Loss.Lost)]
    [InlineData(Loss.Torn)]
    [InlineData(Loss.Reordered)]
    internal void PowerCutAtAnyCall_NoNonceIsUsedTwice_AndNothingIsLost(Loss loss)
    {
        var completed = false;
        for (var cut = 1; !completed; cut++)
        {
            using var fixture = new LogFixture();
            fixture.Options = _fixture.Options with { SegmentBytes = 512 };
            fixture.Disk.Preallocates = cut % 2 == 0;
            var written = new Dictionary<(string Salt, int Place), string>();
            var acknowledged = new List<string>();
            for (var opening = 0; opening < 3; opening++)
            {
                var calls = 0;
                fixture.Disk.Before = (_, _) =>
                {
                    if (Interlocked.Increment(ref calls) >= cut) throw new IOException("The machine was stopped.");
                };
                completed = Run(fixture, opening, acknowledged);
                fixture.Disk.Before = null;
                NoteRecords(fixture, written);
                fixture.Crash(loss, seed: cut + opening);
                NoteRecords(fixture, written);
            }

            fixture.Open();
            fixture.ReplayedTexts.Where(acknowledged.Contains).Should().Equal(acknowledged, "power was cut at call {0}", cut);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(16)]
    [InlineData(33)]
    public void Key_OfAnotherLength_IsRefused(int length) =>
        FluentActions.Invoking(() => new DynamoDatabaseOptions { EncryptionKey = new byte[length] }).Should().Throw<ArgumentException>();

    [Fact]
    public void Key_OnceDisposed_EncryptsNothing()
    {
        var key = new DatabaseKey(Key);
        key.Dispose();
        key.Invoking(k => k.NewFile(new byte[DatabaseKey.HeaderBytes])).Should().Throw<ObjectDisposedException>();
    }

    private static bool Run(LogFixture fixture, int opening, List<string> acknowledged)
    {
        try
        {
            fixture.Open();
            for (var i = 0; i < 8; i++)
            {
                var text = $"record {opening}.{i} {new string('x', 9 * i)}";
                fixture.Write(text);
                acknowledged.Add(text);
            }

            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private static void NoteRecords(LogFixture fixture, Dictionary<(string Salt, int Place), string> written)
    {
        foreach (var name in fixture.Disk.Names.Where(name => LogFormat.TryParseSegmentName(name, out _)))
        {
            var bytes = fixture.Disk[Path.Combine(LogFixture.Folder, name)];
            var salt = Convert.ToHexString(bytes, SaltOffset, SaltBytes);
            var seed = BinaryPrimitives.ReadUInt64LittleEndian(bytes.AsSpan(DatabaseKey.HeaderBytes - sizeof(ulong)));
            for (var place = DatabaseKey.HeaderBytes; bytes.Length - place >= LogFormat.RecordHeaderBytes;)
            {
                var rest = bytes.AsSpan(place);
                var length = LogFormat.RecordLength(rest);
                if (length < LogFormat.RecordHeaderBytes || length > rest.Length || !LogFormat.Verifies(rest[..length], seed, place)) break;
                if (rest[LogFormat.RecordKindOffset] == (byte)RecordKind.Data)
                {
                    var record = Convert.ToHexString(rest[..length]);
                    written.TryAdd((salt, place), record);
                    written[(salt, place)].Should().Be(record);
                }

                place += length;
            }
        }
    }

    private void ShouldNotOpenWith(byte[]? key, string message)
    {
        var leftover = LogFixture.PathOf(2) + LogFormat.UnfinishedSuffix;
        _fixture.Disk[leftover] = [1, 2, 3];
        var before = _fixture.Disk[First];
        var calls = new List<string>();
        _fixture.Disk.Before = (call, path) => calls.Add($"{call} {Path.GetFileName(path)}");
        _fixture.Options = _fixture.Options with { EncryptionKey = key is null ? default(ReadOnlyMemory<byte>?) : key };
        _fixture.Invoking(f => f.Open()).Should().Throw<EncryptionKeyException>().WithMessage(message).Which.FilePath.Should().Be(First);
        _fixture.Replayed.Should().BeEmpty();
        calls.Should().NotContain(call => call.StartsWith("Write") || call.StartsWith("Truncate") || call.StartsWith("Delete") || call.StartsWith("Rename"));
        _fixture.Disk[First].Should().Equal(before);
        _fixture.Disk[leftover].Should().Equal(1, 2, 3);
    }

    private byte[] Salt(string path) => _fixture.Disk[path][SaltOffset..(SaltOffset + SaltBytes)];

    private LogFixture OverBytes(byte[] bytes)
    {
        var fixture = LogFixture.OverBytes(bytes);
        fixture.Options = _fixture.Options;
        return fixture;
    }

    private static byte[] Flipped(byte[] bytes, int bit)
    {
        var copy = bytes.ToArray();
        copy[bit / 8] ^= (byte)(1 << (bit % 8));
        return copy;
    }
}
