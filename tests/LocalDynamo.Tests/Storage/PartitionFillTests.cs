using LocalDynamo.Storage;

namespace LocalDynamo.Tests.Storage;

/// <summary>A partition filled at once is the one that its entries make one by one, and goes on as that.</summary>
public class PartitionFillTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void TryFillLocked_OfAnyNumberOfEntries_EqualsInstallingEach(bool isComposed)
    {
        for (var count = 1; count <= 1_100; count += count < 100 ? 1 : 77)
        {
            var partition = new Partition([], 7, new TestLayout(isComposed));
            var versions = Enumerable.Range(0, count).Select(n => TestLayout.Version(KeyOf(2 * n), n + 1)).ToArray();

            partition.TryFillLocked(versions).Should().BeTrue();

            partition.CheckInvariants();
            Read(partition).Should().Equal(versions);
            for (var n = 0; n < count; n++)
            {
                partition.Find(KeyOf(2 * n)).Should().BeSameAs(versions[n]);
                partition.Find(KeyOf((2 * n) + 1)).Should().BeNull();
            }

            for (var n = 0; n < count; n++)
                partition.InstallLocked(KeyOf((2 * n) + 1), TestLayout.Version(KeyOf((2 * n) + 1), count + n + 1));
            partition.CheckInvariants();
            Read(partition).Should().HaveCount(2 * count);
        }
    }

    [Fact]
    public void TryFillLocked_OfAPartitionWithEntries_LeavesItAsItIs()
    {
        var partition = new Partition([], 7, new TestLayout());
        var version = TestLayout.Version(KeyOf(1), 1);
        partition.InstallLocked(KeyOf(1), version);

        partition.TryFillLocked([TestLayout.Version(KeyOf(2), 2)]).Should().BeFalse();

        Read(partition).Should().Equal(version);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 1)]
    public void TryFillLocked_OfKeysThatDoNotAscend_DoesNothing(int first, int second)
    {
        var partition = new Partition([], 7, new TestLayout());

        partition.TryFillLocked([TestLayout.Version(KeyOf(first), 1), TestLayout.Version(KeyOf(second), 2)]).Should().BeFalse();

        partition.IsEmpty.Should().BeTrue();
    }

    private static byte[] KeyOf(int number) => [.. "KEY#"u8, (byte)(number >> 8), (byte)number];

    private static List<ItemVersion> Read(Partition partition)
    {
        var read = new List<ItemVersion>();
        var cursor = partition.Range(KeyBound.Open, KeyBound.Open);
        while (cursor.MoveNext(out var head))
            read.Add(head);
        return read;
    }
}
