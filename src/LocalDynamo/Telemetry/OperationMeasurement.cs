using System.Diagnostics;

namespace LocalDynamo.Telemetry;

/// <summary>One operation that is being measured: a span where spans are listened to, and its duration when it ends.</summary>
internal readonly struct OperationMeasurement
{
    private readonly TimeProvider _clock;
    private readonly long _start;
    private readonly string _operation;
    private readonly Activity? _span;

    private OperationMeasurement(TimeProvider clock, string operation, Activity? span) =>
        (_clock, _operation, _span, _start) = (clock, operation, span, clock.GetTimestamp());

    /// <param name="clock">The database's clock.</param>
    /// <param name="operation">The operation's name.</param>
    /// <param name="table">The one table that it is about; null for none, for several, or one that does not exist.</param>
    public static OperationMeasurement Begin(TimeProvider clock, string operation, string? table)
    {
        // What happens in the process of the caller is no client's span (semantic conventions, "Span kind").
        var span = Instruments.Spans.StartActivity(table is null ? operation : $"{operation} {table}", ActivityKind.Internal);
        if (span is { IsAllDataRequested: true })
        {
            _ = span.SetTag(Attributes.System, Attributes.DynamoDb).SetTag(Attributes.Operation, operation);
            if (table is not null)
                _ = span.SetTag(Attributes.Collection, table);
        }

        return new OperationMeasurement(clock, operation, span);
    }

    /// <param name="table">As at the beginning, or the table that the operation has made.</param>
    /// <param name="errorType">The service's name of the error; null for none.</param>
    /// <param name="errorText">Its text.</param>
    public void End(string? table, string? errorType, string? errorText)
    {
        var tags = new TagList { { Attributes.System, Attributes.DynamoDb }, { Attributes.Operation, _operation } };
        if (table is not null)
            tags.Add(Attributes.Collection, table);
        if (errorType is not null)
        {
            tags.Add(Attributes.ErrorType, errorType);
            _ = _span?.SetTag(Attributes.ErrorType, errorType).SetStatus(ActivityStatusCode.Error, errorText);
        }

        Instruments.Duration.Record(_clock.GetElapsedTime(_start).TotalSeconds, tags);
        _span?.Dispose();
    }
}
