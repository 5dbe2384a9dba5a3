using LocalDynamo.Benchmarks.Peers;

namespace LocalDynamo.Benchmarks.Turns;

/// <summary>A turn beside which another task writes all the time, some ten thousand orders a second: there, but no load of its own.</summary>
internal sealed class BesideWriterTurn : ITurn
{
    private const int OrdersAtOnce = 10;

    private readonly ITurn _turn;
    private readonly CancellationTokenSource _isOver = new();
    private readonly ManualResetEventSlim _isRunning = new();
    private readonly Task _writer;

    public BesideWriterTurn(ITurn turn, IPeer peer, int count)
    {
        _turn = turn;
        var editions = new Editions(peer, count);
        _writer = Task.Factory.StartNew(() => Write(peer, editions), TaskCreationOptions.LongRunning);
    }

    public int OperationsPerRun => _turn.OperationsPerRun;

    public bool IsSpent => _turn.IsSpent;

    public void Prepare()
    {
        _turn.Prepare();
        _isRunning.Set();
    }

    public void Run() => _turn.Run();

    public void Finish() => _turn.Finish();

    /// <summary>The writer rests with the turn: others have the machine then.</summary>
    public void Rest()
    {
        _isRunning.Reset();
        _turn.Rest();
    }

    public void Dispose()
    {
        _isOver.Cancel();
        _isRunning.Set();
        _writer.Wait();
        _isOver.Dispose();
        _isRunning.Dispose();
        _turn.Dispose();
    }

    private void Write(IPeer peer, Editions editions)
    {
        while (!_isOver.IsCancellationRequested)
        {
            _isRunning.Wait();
            for (var i = 0; i < OrdersAtOnce; i++)
                peer.Put(editions.Next());
            Thread.Sleep(1);
        }
    }
}
