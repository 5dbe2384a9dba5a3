using System.Collections;
using System.Runtime.CompilerServices;
using LocalDynamo.Engine.Reads;

namespace LocalDynamo;

/// <summary>Items that are read page after page while they are walked over: what <see cref="ItemQuery"/> and <see cref="ItemScan"/> share.</summary>
/// <remarks>
/// <para>Refining one makes a new one; each walk reads anew.</para>
/// <para>
/// Each page (up to 1 MB of items) is read at one commit number; between pages of a live table, writes of others come in. A
/// <see cref="Snapshot"/> shows all pages at one.
/// </para>
/// <para>For <c>await foreach</c> and LINQ over pages fetched asynchronously there is <see cref="AsAsyncEnumerable"/>.</para>
/// </remarks>
/// <typeparam name="TSelf">The type that refining gives back.</typeparam>
public abstract class ItemSequence<TSelf> : IEnumerable<Item>
    where TSelf : ItemSequence<TSelf>
{
    private readonly ItemReader _reader;

    private protected ItemSequence(ItemReader reader, ReadOptions options) => (_reader, Options) = (reader, options);

    private protected ItemReader Reader => _reader;

    private protected ReadOptions Options { get; }

    /// <summary>Leaves out items for which a condition does not hold; they are read all the same.</summary>
    /// <param name="expression">A filter expression, such as <c>info.rating > :r</c>.</param>
    /// <param name="values">What names with <c>:</c> in it stand for.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The sequence with this filter in place of any other.</returns>
    public TSelf Filter(string expression, Dictionary<string, AttributeValue>? values = null, Dictionary<string, string>? names = null) =>
        With(Options with { Filter = Given(expression, names, values) });

    /// <summary>Gives back only some attributes of each item.</summary>
    /// <param name="expression">A projection expression, such as <c>title, info.rating</c>.</param>
    /// <param name="names">What names with <c>#</c> in it stand for.</param>
    /// <returns>The sequence with this projection in place of any other.</returns>
    public TSelf Project(string expression, Dictionary<string, string>? names = null) =>
        With(Options with { Projection = Given(expression, names), SelectsAll = false });

    /// <summary>Sets how many items are read at a time, where 1 MB of them would be more.</summary>
    /// <param name="itemCount">At least 1.</param>
    /// <returns>The sequence with this page size.</returns>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 1.</exception>
    public TSelf PageSize(int itemCount)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(itemCount, 1);
        return With(Options with { PageSize = itemCount });
    }

    /// <summary>Begins behind a key, where an earlier walk stopped.</summary>
    /// <param name="key">The last item's key; the item need not exist any more.</param>
    /// <returns>The sequence from there on.</returns>
    public TSelf StartAfter(Key key) => With(Options with { Start = new StartPosition(key) });

    /// <summary>Begins behind an item, where an earlier walk stopped: in an index too, whose order a key of the table does not tell.</summary>
    /// <param name="lastItem">The last item, with the key attributes of what is read and of the table; it need not exist any more.</param>
    /// <returns>The sequence from there on.</returns>
    public TSelf StartAfter(Item lastItem) => With(Options with { Start = lastItem is null ? null : new StartPosition(default, lastItem) });

    /// <summary>Gives back whole items, also from a local index that holds only some of their attributes: the rest is fetched from the table.</summary>
    /// <returns>The sequence without a projection. Walking over it fails for a global index that does not hold all attributes.</returns>
    public TSelf AllAttributes() => With(Options with { SelectsAll = true, Projection = null });

    /// <summary>Walks over the items.</summary>
    /// <returns>A walk from the beginning, which reads when it is moved on.</returns>
    /// <exception cref="ValidationException">The keys or an expression break a rule.</exception>
    /// <exception cref="ResourceNotFoundException">The table has been deleted.</exception>
    /// <remarks>Such errors come when the walk is moved on, the first time or at a later page.</remarks>
    public IEnumerator<Item> GetEnumerator() => new PageEnumerator(_reader, Options);

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>Walks over the items with <c>await foreach</c>.</summary>
    /// <param name="cancellationToken">Ends the walk between two items.</param>
    /// <returns>A walk from the beginning, which reads when it is moved on.</returns>
    public IAsyncEnumerator<Item> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        Walk(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <summary>The items as an asynchronous sequence, for <c>await foreach</c> and asynchronous LINQ.</summary>
    /// <returns>A sequence that reads anew each time it is walked over; reads come from memory and never suspend.</returns>
    public IAsyncEnumerable<Item> AsAsyncEnumerable() => Walk();

    private protected abstract TSelf With(ReadOptions options);

    private static GivenExpression? Given(
        string? expression, Dictionary<string, string>? names, Dictionary<string, AttributeValue>? values = null) =>
        expression is null ? null : new GivenExpression(expression, names, values);

    // ToAsyncEnumerable does not look at the token by itself.
    private async IAsyncEnumerable<Item> Walk([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await foreach (var item in this.ToAsyncEnumerable().ConfigureAwait(false))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return item;
        }
    }
}
