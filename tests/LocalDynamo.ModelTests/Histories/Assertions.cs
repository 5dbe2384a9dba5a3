using System.Diagnostics;

namespace LocalDynamo.ModelTests.Histories;

/// <summary>
/// The library's assertions in debug builds. They would find some planted errors before the checker does, which is what is to be tested.
/// </summary>
internal static class Assertions
{
    [ThreadStatic]
    private static bool _areOff;

    static Assertions()
    {
        var listeners = Trace.Listeners.Cast<TraceListener>().ToArray();
        Trace.Listeners.Clear();
        _ = Trace.Listeners.Add(new Filter(listeners));
    }

    /// <summary>Lets assertions of this thread fail without a word, until the result is disposed of.</summary>
    public static IDisposable Off()
    {
        _areOff = true;
        return new Switch();
    }

    private sealed class Switch : IDisposable
    {
        public void Dispose() => _areOff = false;
    }

    private sealed class Filter(TraceListener[] listeners) : TraceListener
    {
        public override void Fail(string? message, string? detailMessage)
        {
            if (_areOff)
                return;
            foreach (var listener in listeners)
                listener.Fail(message, detailMessage);
        }

        public override void Write(string? message) => Array.ForEach(listeners, listener => listener.Write(message));

        public override void WriteLine(string? message) => Array.ForEach(listeners, listener => listener.WriteLine(message));
    }
}
