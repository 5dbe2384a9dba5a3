namespace LocalDynamo.Tests;

/// <summary>Queries and scans of the native API.</summary>
public sealed class ItemQueryTests : IDisposable
{
    private readonly DynamoDatabase _database = DynamoDatabase.InMemory();
    private readonly Table _films;

    public ItemQueryTests()
    {
        _films = _database.CreateTable("Films", ("year", ScalarAttributeType.N), "title");
        foreach (var (title, rating) in new[] { ("Gravity", 7.7m), ("Her", 8.0m), ("Prisoners", 8.2m), ("Rush", 8.1m), ("Rurouni", 7.5m) })
            _films.Put(new Item { ["year"] = 2013, ["title"] = title, ["info"] = new Item { ["rating"] = rating } });
        _films.Put(new Item { ["year"] = 2014, ["title"] = "Interstellar", ["info"] = new Item { ["rating"] = 8.7m } });
    }

    public void Dispose() => _database.Dispose();

    [Fact]
    public void Query_OfAPartition_IsInTheOrderOfTheSortKey() =>
        Titles(_films.Query(2013)).Should().Equal("Gravity", "Her", "Prisoners", "Rurouni", "Rush");

    [Fact]
    public void Query_Descending_IsTheOtherWayRound() =>
        Titles(_films.Query(2013).Descending()).Should().Equal("Rush", "Rurouni", "Prisoners", "Her", "Gravity");

    [Fact]
    public void Query_OfNoPartition_IsEmpty() => _films.Query(1900).Should().BeEmpty();

    public static TheoryData<SortKey, string[]> Ranges => new()
    {
        { SortKey.EqualTo("Her"), ["Her"] },
        { SortKey.LessThan("Her"), ["Gravity"] },
        { SortKey.AtMost("Her"), ["Gravity", "Her"] },
        { SortKey.GreaterThan("Prisoners"), ["Rurouni", "Rush"] },
        { SortKey.AtLeast("Prisoners"), ["Prisoners", "Rurouni", "Rush"] },
        { SortKey.Between("H", "Prisoners"), ["Her", "Prisoners"] },
        { SortKey.BeginsWith("Ru"), ["Rurouni", "Rush"] },
        { SortKey.EqualTo("Nothing"), [] },
    };

    [Theory]
    [MemberData(nameof(Ranges))]
    public void Query_WithARange_HasWhatLiesInIt(SortKey range, string[] titles)
    {
        Titles(_films.Query(2013, range)).Should().Equal(titles);
        Titles(_films.Query(2013, range).Descending().PageSize(1)).Should().Equal(titles.Reverse());
    }

    [Fact]
    public void Filter_AndProject_GiveAttributesOfWhatPasses() =>
        _films.Query(2013).Filter("info.rating >= :r", new() { [":r"] = 8.1m }).Project("info.rating, #t", new() { ["#t"] = "title" })
            .Should().Equal(
                new Item { ["info"] = new Item { ["rating"] = 8.2m }, ["title"] = "Prisoners" },
                new Item { ["info"] = new Item { ["rating"] = 8.1m }, ["title"] = "Rush" });

    [Fact]
    public void Filter_ThatPassesNothingOnAPage_GoesOnToTheNext() =>
        Titles(_films.Query(2013).PageSize(1).Filter("info.rating < :r", new() { [":r"] = 7.6m })).Should().Equal("Rurouni");

    [Fact]
    public void StartAfter_BeginsBehindTheKey()
    {
        Titles(_films.Query(2013).StartAfter(new Key(2013, "Her"))).Should().Equal("Prisoners", "Rurouni", "Rush");
        Titles(_films.Query(2013).StartAfter(new Key(2013, "I"))).Should().Equal("Prisoners", "Rurouni", "Rush");
        Titles(_films.Query(2013).Descending().StartAfter(new Key(2013, "Her"))).Should().Equal("Gravity");
        var scanned = _films.Scan().ToList();
        _films.Scan().StartAfter(new Key(scanned[2]["year"], scanned[2]["title"])).Should().Equal(scanned.Skip(3));
    }

    [Fact]
    public void PageSize_OfAnyNumber_ChangesNothingButThePages()
    {
        for (var size = 1; size < 8; size++)
            _films.Scan().PageSize(size).Should().Equal(_films.Scan());
    }

    [Fact]
    public void Walk_OverMoreThanOneMegabyte_ReadsPageAfterPage()
    {
        for (var i = 0; i < 40; i++)
            _films.Put(new Item { ["year"] = 1999, ["title"] = $"{i:00}", ["script"] = new string('x', 100_000) });
        Titles(_films.Query(1999)).Should().Equal(Enumerable.Range(0, 40).Select(i => $"{i:00}"));
        _films.Scan().Should().HaveCount(46);
    }

    [Fact]
    public void Walk_BesideWrites_ShowsThemOnLaterPages()
    {
        using var walk = _films.Query(2013).PageSize(2).GetEnumerator();
        walk.MoveNext();
        _films.Put(new Item { ["year"] = 2013, ["title"] = "Grudge" });
        _films.Put(new Item { ["year"] = 2013, ["title"] = "Zulu" });
        var titles = new List<string>();
        while (walk.MoveNext())
            titles.Add(walk.Current.GetString("title"));
        titles.Should().Equal("Her", "Prisoners", "Rurouni", "Rush", "Zulu");
    }

    [Fact]
    public void Scan_InSegments_AddsUp()
    {
        for (var year = 1900; year < 2000; year++)
            _films.Put(new Item { ["year"] = year, ["title"] = "Film" });
        foreach (var total in new[] { 1, 2, 3, 7, 1000 })
        {
            Enumerable.Range(0, total).SelectMany(segment => _films.Scan().Segment(segment, total).PageSize(5))
                .Should().Equal(_films.Scan(), "segments are cut from the scan's order");
        }
    }

    [Fact]
    public void Refining_MakesANewSequence()
    {
        var query = _films.Query(2013);
        _ = query.Descending().PageSize(1).Filter("attribute_exists(nothing)");
        query.Should().HaveCount(5);
        query.Should().HaveCount(5, "each walk reads anew");
    }

    [Fact]
    public void Refining_BeyondTheBounds_IsRefusedAtOnce()
    {
        _films.Invoking(films => films.Scan().PageSize(0)).Should().Throw<ArgumentOutOfRangeException>();
        _films.Invoking(films => films.Scan().Segment(2, 2)).Should().Throw<ArgumentOutOfRangeException>();
        _films.Invoking(films => films.Scan().Segment(-1, 2)).Should().Throw<ArgumentOutOfRangeException>();
        _films.Invoking(films => films.Scan().Segment(0, 1_000_001)).Should().Throw<ArgumentOutOfRangeException>();
        _films.Invoking(films => films.Query(default)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void BadExpressions_ShowWhenWalked()
    {
        _films.Query(2013).Filter("title = :t", new() { [":t"] = "Her" }).Invoking(query => query.ToList())
            .Should().Throw<ValidationException>().WithMessage("*primary key*");
        _films.Scan().Filter("rating = :r").Invoking(scan => scan.ToList())
            .Should().Throw<ValidationException>().WithMessage("*:r*");
    }

    [Fact]
    public void Linq_OnAQuery_IsNotAmbiguous()
    {
        (from film in _films.Query(2013) where film.At("info.rating").AsDecimal() > 8 select film.GetString("title"))
            .Should().Equal("Her".Length == 3 ? ["Prisoners", "Rush"] : []);
        _films.Query(2013).First().GetString("title").Should().Be("Gravity");
        _films.Scan().Count().Should().Be(6);
        _films.Scan().Max(film => film.GetDecimal("info.rating")).Should().Be(8.7m);
    }

    [Fact]
    public async Task AwaitForeach_GivesTheSame()
    {
        var titles = new List<string>();
        await foreach (var film in _films.Query(2013))
            titles.Add(film.GetString("title"));
        titles.Should().Equal(Titles(_films.Query(2013)));
        (await _films.Scan().AsAsyncEnumerable().Where(film => film["year"] == 2014).CountAsync()).Should().Be(1);
    }

    [Fact]
    public async Task AwaitForeach_WithACancelledToken_EndsBeforeTheNextItem()
    {
        using var source = new CancellationTokenSource();
        var titles = new List<string>();
        var walk = async () =>
        {
            await foreach (var film in _films.Query(2013).PageSize(2).AsAsyncEnumerable().WithCancellation(source.Token))
            {
                titles.Add(film.GetString("title"));
                await source.CancelAsync();
            }
        };

        await walk.Should().ThrowAsync<OperationCanceledException>();
        titles.Should().Equal("Gravity");
    }

    private static IEnumerable<string> Titles(IEnumerable<Item> films) => films.Select(film => film.GetString("title"));
}
