using LocalDynamo.Engine.Tables;
using LocalDynamo.Storage;
using Microsoft.Extensions.Logging;

namespace LocalDynamo.Engine.Indexes;

/// <summary>Fills new indexes of live tables in the background, each by a task of its own, and ends them with the database.</summary>
internal sealed partial class IndexFiller(SnapshotRegistry snapshots, ILogger logger) : IDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _gate = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>Begins to fill an index that the table's writers keep already.</summary>
    /// <param name="table">The table.</param>
    /// <param name="index">The index.</param>
    /// <param name="begin">Called before the first item, on the task's thread and without a lock.</param>
    /// <param name="activate">Makes it readable; called likewise, when it is full.</param>
    public void Start(TableState table, IndexState index, Action begin, Action activate)
    {
        lock (_gate)
        {
            var task = Task.Run(() => Run(table, index, begin, activate), CancellationToken.None);
            _ = _running.Add(task);
            _ = task.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    /// <summary>Stops what is being filled and waits for it: it is filled anew when the database is opened again.</summary>
    public void Dispose()
    {
        _stop.Cancel();
        Task[] running;
        lock (_gate)
            running = [.. _running];
        Task.WaitAll(running);
        _stop.Dispose();
    }

    private void Run(TableState table, IndexState index, Action begin, Action activate)
    {
        try
        {
            begin();
            if (!IndexBuilder.Fill(table, index, snapshots, _stop.Token))
            {
                index.Fail(new ResourceNotFoundException("Requested resource not found: the table or index was deleted"));
                return;
            }

            activate();
            index.Complete();
        }
        catch (OperationCanceledException reason)
        {
            index.Fail(new ObjectDisposedException("The database was closed before the index was filled.", reason));
        }
        catch (Exception reason)
        {
            // Nobody awaits this task: whoever waits for the index is told, and so is the log.
            LogFailure(logger, reason, table.Name);
            index.Fail(reason);
        }
    }

    private void Forget(Task task)
    {
        lock (_gate)
            _ = _running.Remove(task);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An index of table {Table} could not be filled.")]
    private static partial void LogFailure(ILogger logger, Exception reason, string table);
}
