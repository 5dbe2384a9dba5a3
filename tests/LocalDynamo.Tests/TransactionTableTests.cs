using CsCheck;

namespace LocalDynamo.Tests;

/// <summary>A transaction's queries and scans read as if its writes had been committed to a table of their own, and so does every index.</summary>
public sealed class TransactionTableTests
{
    [Fact]
    public void Reads_OverOwnWrites_AreThoseOfATableThatHasThem() => Gen.Int.Sample(
        seed =>
        {
            var random = new Random(seed);
            using var database = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = seed });
            using var model = DynamoDatabase.InMemory(new DynamoDatabaseOptions { Seed = seed });
            var (table, expected) = (NewTable(database), NewTable(model));
            for (var i = 0; i < random.Next(60); i++)
            {
                var item = RandomItem(random);
                table.Put(item);
                expected.Put(item);
            }

            using var transaction = database.BeginTransaction(random.Next(2) == 0 ? TransactionIsolation.Snapshot : TransactionIsolation.Serializable);
            var own = transaction.Table("Films");
            table.Put(RandomItem(random).With("others", true));
            for (var i = 0; i < random.Next(40); i++)
            {
                var item = RandomItem(random);
                var key = new Key(item["maker"], item["n"]);
                switch (random.Next(3))
                {
                    case 0:
                        own.Put(item).Should().Be(expected.Put(item));
                        break;
                    case 1:
                        own.Update(key, "SET v = if_not_exists(v, :v) + :v", new() { [":v"] = i })
                            .Should().Be(expected.Update(key, "SET v = if_not_exists(v, :v) + :v", new() { [":v"] = i }));
                        break;
                    default:
                        own.Delete(key).Should().Be(expected.Delete(key));
                        break;
                }
            }

            Compare(own, expected, random);
        },
        iter: 300);

    private static void Compare(TransactionTable own, Table expected, Random random)
    {
        own.Scan().Should().Equal(expected.Scan());
        for (var segment = 0; segment < 3; segment++)
            own.Scan().Segment(segment, 3).PageSize(2).Should().Equal(expected.Scan().Segment(segment, 3));
        for (var round = 0; round < 10; round++)
        {
            var maker = $"m{random.Next(4)}";
            var n = random.Next(12);
            var range = random.Next(4) switch
            {
                0 => null,
                1 => SortKey.AtLeast(n),
                2 => SortKey.LessThan(n),
                _ => SortKey.Between(n, n + 4),
            };
            var pageSize = random.Next(1, 6);
            var (mine, theirs) = (own.Query(maker, range).PageSize(pageSize), expected.Query(maker, range).PageSize(pageSize));
            if (random.Next(2) == 0)
                (mine, theirs) = (mine.Descending(), theirs.Descending());
            if (random.Next(2) == 0)
                (mine, theirs) = (mine.Filter("attribute_exists(v)"), theirs.Filter("attribute_exists(v)"));
            if (random.Next(2) == 0)
                (mine, theirs) = (mine.Project("v, n"), theirs.Project("v, n"));
            if (range is null && random.Next(2) == 0)
                (mine, theirs) = (mine.StartAfter(new Key(maker, n)), theirs.StartAfter(new Key(maker, n)));
            mine.Should().Equal(theirs);
            own.Get(maker, n).Should().Be(expected.Get(maker, n));
        }

        CompareIndexes(own, expected, random);
    }

    private static void CompareIndexes(TransactionTable own, Table expected, Random random)
    {
        for (var round = 0; round < 10; round++)
        {
            var pageSize = random.Next(1, 6);
            var range = random.Next(2) == 0 ? null : SortKey.AtMost(random.Next(12));
            var value = random.Next(5);
            var (mine, theirs) = (own.Index("ByV").Query(value, range).PageSize(pageSize), expected.Index("ByV").Query(value, range));
            if (random.Next(2) == 0)
                (mine, theirs) = (mine.Descending(), theirs.Descending());
            mine.Should().Equal(theirs);
            own.Index("ByV").Scan().PageSize(pageSize).Should().Equal(expected.Index("ByV").Scan());

            var maker = $"m{random.Next(4)}";
            var (local, others) = (own.Index("MakersByV").Query(maker).PageSize(pageSize), expected.Index("MakersByV").Query(maker));
            if (random.Next(2) == 0)
                (local, others) = (local.AllAttributes(), others.AllAttributes());
            local.Should().Equal(others);
        }
    }

    private static Table NewTable(DynamoDatabase database) =>
        database.CreateTable(
            "Films",
            "maker",
            ("n", ScalarAttributeType.N),
            SecondaryIndex.Global("ByV", ("v", ScalarAttributeType.N), ("n", ScalarAttributeType.N)).KeysOnly(),
            SecondaryIndex.Local("MakersByV", ("v", ScalarAttributeType.N)).KeysOnly());

    private static Item RandomItem(Random random)
    {
        var item = new Item { ["maker"] = $"m{random.Next(4)}", ["n"] = random.Next(12) };
        return random.Next(2) == 0 ? item : item.With("v", random.Next(5)).With("text", $"t{random.Next(100)}");
    }
}
