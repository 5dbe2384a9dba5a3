using System.Diagnostics;
using System.Globalization;

namespace LocalDynamo.Benchmarks.Report;

/// <summary>The other side of a <see cref="PeerChild"/>: starts it, and asks it for turns.</summary>
internal sealed class PeerProcess : IDisposable
{
    private readonly Process _process;

    /// <param name="peer">The store.</param>
    /// <param name="count">How many orders it gets.</param>
    /// <param name="folder">Where to be durable; null for memory.</param>
    /// <param name="isCollectorConcurrent">Whether full collections run beside the program, as .NET has it.</param>
    public PeerProcess(string peer, int count, string? folder = null, bool isCollectorConcurrent = true)
    {
        Peer = peer;
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        // This very program, be it started by its own name or by dotnet.
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
            start.ArgumentList.Add(typeof(PeerProcess).Assembly.Location);
        foreach (var argument in (string[])[PeerChild.Argument, peer, count.ToString(CultureInfo.InvariantCulture)])
            start.ArgumentList.Add(argument);
        if (folder is not null)
            start.ArgumentList.Add(folder);
        start.Environment["DOTNET_gcConcurrent"] = isCollectorConcurrent ? "1" : "0";
        _process = Process.Start(start)!;
    }

    public string Peer { get; }

    public void WaitUntilLoaded() => Expect(PeerChild.Ready);

    public void WarmUp(string turn)
    {
        Ask($"warm {turn}");
        Expect(PeerChild.Ready);
    }

    public void Drop(string turn)
    {
        Ask($"drop {turn}");
        Expect(PeerChild.Ready);
    }

    /// <summary>Nanoseconds and allocated bytes of each operation of one turn.</summary>
    public (double Nanoseconds, double Bytes) Turn(string turn)
    {
        Ask($"turn {turn}");
        var numbers = Numbers();
        return (numbers[0], numbers[1]);
    }

    /// <summary>What the store holds of the managed heap.</summary>
    public (double ManagedBytes, double CollectionMilliseconds) Heap()
    {
        Ask("heap");
        var numbers = Numbers();
        return (numbers[0], numbers[1]);
    }

    /// <summary>Has the store run a mix of operations.</summary>
    public MixResult Mix()
    {
        Ask("mix");
        return MixResult.Parse(Answer());
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
            _process.Kill();
        _process.Dispose();
    }

    private void Ask(string command)
    {
        _process.StandardInput.WriteLine(command);
        _process.StandardInput.Flush();
    }

    private double[] Numbers() => [.. Answer().Split(' ').Select(number => double.Parse(number, CultureInfo.InvariantCulture))];

    private void Expect(string answer)
    {
        // What a native library or the catalog has to say goes before it.
        string line;
        do
            line = Answer();
        while (line != answer);
    }

    private string Answer() => _process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"The process with {Peer} has ended.");
}
