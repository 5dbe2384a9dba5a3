using LocalDynamo.Engine.Tables;
using LocalDynamo.Log.Checkpoints;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Engine.Opening;

/// <summary>
/// Loads the items of a checkpoint while the database is in use already (<see cref="OpeningMode.Background"/>): all of them, table by table, on all
/// processors but one; and what an operation needs before that at once, on its own thread (<see cref="TableLoad"/>).
/// </summary>
/// <param name="logger">Is told when all is loaded, or what can't be.</param>
internal sealed partial class BackgroundLoad(ILogger logger) : IDisposable
{
    // 256 KB at most, so that an operation that waits for a part waits some milliseconds at worst.
    private const int BlocksPerPart = 4;

    private readonly CancellationTokenSource _stop = new();
    private List<TableLoad> _tables = [];
    private CheckpointReader? _checkpoint;
    private Task? _running;

    /// <summary>
    /// Takes a checkpoint, which stays open until everything is loaded. Its items are loaded when something needs them.
    /// </summary>
    /// <param name="checkpoint">The checkpoint.</param>
    /// <param name="loadTables">Makes its tables, still empty.</param>
    /// <exception cref="CorruptDatabaseException">There is a block of a table that there is not, or they are not in their order.</exception>
    public void Begin(CheckpointReader checkpoint, Func<CheckpointReader, Dictionary<int, TableState>> loadTables)
    {
        _checkpoint = checkpoint;
        _tables = TableLoad.Of(checkpoint, loadTables(checkpoint), BlocksPerPart);
    }

    /// <summary>Begins to load what is not loaded yet; if it has not begun before.</summary>
    public void Start() => _running ??= Task.Run(Run, CancellationToken.None);

    /// <summary>Ends the loading and waits for it.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        _running?.Wait(CancellationToken.None);
        _checkpoint?.Dispose();
        _stop.Dispose();
    }

    private void Run()
    {
        var isWhole = true;
        // One processor is left to the program, whose operations load what they need by themselves.
        var options = new ParallelOptions { MaxDegreeOfParallelism = Math.Max(1, Environment.ProcessorCount - 1) };
        _ = Parallel.ForEach(TableLoad.PartsOf(_tables), options, (next, loop) =>
        {
            if (_stop.IsCancellationRequested)
            {
                loop.Stop();
                return;
            }

            try
            {
                next.Table.LoadPart(next.Part);
            }
            catch (Exception failure)
            {
                // Who needs the part gets the same error; the others go on.
                Volatile.Write(ref isWhole, false);
                LogFailure(logger, failure, next.Table.Table.Name);
            }
        });
        if (!isWhole || _stop.IsCancellationRequested)
            return;

        LogEnd(logger, _tables.Sum(static table => table.ItemCount), _tables.Count);
        _checkpoint?.Dispose();
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "All of the checkpoint is loaded: {Items} items of {Tables} tables.")]
    private static partial void LogEnd(ILogger logger, long items, int tables);

    [LoggerMessage(Level = LogLevel.Error, Message = "A part of table {Table} could not be loaded: what needs it fails.")]
    private static partial void LogFailure(ILogger logger, Exception failure, string table);
}
