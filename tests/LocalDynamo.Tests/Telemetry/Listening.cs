using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace LocalDynamo.Tests.Telemetry;

/// <summary>Instruments are the process's, so what listens to them must not run beside tests that count allocations.</summary>
[CollectionDefinition(nameof(Listening), DisableParallelization = true)]
public sealed class ListeningCollection;

/// <summary>Listens to the library's meter and spans, and keeps what it hears.</summary>
internal sealed class Listening : IDisposable
{
    private readonly MeterListener _meters = new();
    private readonly ActivityListener _spans;

    public Listening(bool toSpans = false)
    {
        _meters.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "LocalDynamo")
                listener.EnableMeasurementEvents(instrument);
        };
        _meters.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Add(instrument, value, tags));
        _meters.Start();
        _spans = new ActivityListener
        {
            ShouldListenTo = source => toSpans && source.Name == "LocalDynamo",
            Sample = static (ref ActivityCreationOptions<ActivityContext> _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = Spans.Add,
        };
        ActivitySource.AddActivityListener(_spans);
    }

    public List<Heard> Measurements { get; } = [];

    public List<Activity> Spans { get; } = [];

    public IEnumerable<Heard> Of(string instrument, string table) =>
        Measurements.Where(heard => heard.Instrument == instrument && heard.Tags.GetValueOrDefault("db.collection.name") as string == table);

    public IEnumerable<Heard> Collect(string instrument)
    {
        Measurements.Clear();
        _meters.RecordObservableInstruments();
        return Measurements.Where(heard => heard.Instrument == instrument);
    }

    public void Dispose()
    {
        _meters.Dispose();
        _spans.Dispose();
    }

    private void Add(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        Measurements.Add(new Heard(instrument.Name, instrument.Unit, value, new(tags.ToArray())));

    /// <summary>One measurement.</summary>
    internal sealed record Heard(string Instrument, string? Unit, double Value, Dictionary<string, object?> Tags);
}
