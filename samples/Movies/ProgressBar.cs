namespace Movies;

/// <summary>A bar on the terminal's line; where there is no terminal, nothing.</summary>
internal sealed class ProgressBar(int total) : IDisposable
{
    private const int Width = 40;

    private readonly bool _isShown = !Console.IsOutputRedirected && total > 0;
    private int _done;

    public void Advance(int count)
    {
        _done += count;
        if (!_isShown)
            return;

        var filled = (int)((long)Width * _done / total);
        Console.Write($"\r[{new string('#', filled)}{new string('.', Width - filled)}] {_done:N0} of {total:N0}");
    }

    public void Dispose()
    {
        if (_isShown)
            Console.WriteLine();
    }
}
