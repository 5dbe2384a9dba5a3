using System.Text.Json;
using LocalDynamo.Server.Signatures;
using LocalDynamo.Server.Wire;
using LocalDynamo.Server.Wire.Json;
using LocalDynamo.Server.Wire.Shapes;

namespace LocalDynamo.Server.Http;

/// <summary>An error on its way out: its name with the prefix that the service gives it, its text, and what else it says.</summary>
/// <param name="Type">The name with its prefix, the <c>__type</c> of the body.</param>
/// <param name="Message">The text; null for the errors that have none.</param>
/// <param name="IsCapitalised">Whether the member that holds the text is <c>Message</c> and not <c>message</c>.</param>
internal readonly record struct ErrorReply(string Type, string? Message, bool IsCapitalised = false)
{
    // Errors come from three layers of the service: the framework, its validation, and DynamoDB itself.
    private const string Framework = "com.amazon.coral.service#";
    private const string Validation = "com.amazon.coral.validate#";
    private const string Model = "com.amazonaws.dynamodb.v20120810#";

    public int Status { get; init; } = 400;

    /// <summary>What the engine threw, whose further members are part of the body.</summary>
    public DynamoException? Error { get; init; }

    /// <summary>The server has failed, not the caller. What has happened is for the log.</summary>
    public static ErrorReply InternalFailure { get; } = new(
        Model + "InternalServerError", "The request processing has failed because of an unknown error, exception or failure.") { Status = 500 };

    public static ErrorReply AccessDenied(string message) => new(Framework + "AccessDeniedException", message, IsCapitalised: true) { Status = 403 };

    public static ErrorReply Of(SignatureException error) => new(Framework + error.ErrorCode, error.Message);

    public static ErrorReply Of(SerializationException error) =>
        new(Framework + "SerializationException", error.Text, IsCapitalised: true);

    public static ErrorReply Of(DynamoException error) => new(
        PrefixOf(error) + error.ErrorCode, error.Message is "" ? null : error.Message, error is TransactionCanceledException) { Error = error };

    public void Write(Utf8JsonWriter writer)
    {
        writer.WriteStartObject();
        writer.WriteString("__type"u8, Type);
        if (Message is not null)
            writer.WriteString(IsCapitalised ? "Message"u8 : "message"u8, Message);
        switch (Error)
        {
            case ConditionalCheckFailedException { Item: { } item }:
                writer.WritePropertyName("Item"u8);
                Kinds.Item.Write(writer, item);
                break;
            case TransactionCanceledException cancelled:
                writer.WritePropertyName("CancellationReasons"u8);
                TransactionShapes.CancellationReasons.Write(writer, [.. cancelled.CancellationReasons]);
                break;
            case ProvisionedThroughputExceededException { ThrottlingReasons: { Count: > 0 } reasons }:
                Write(writer, "ThrottlingReasons"u8, reasons);
                break;
            case ThrottlingException { ThrottlingReasons: { Count: > 0 } reasons }:
                Write(writer, "throttlingReasons"u8, reasons);
                break;
        }

        writer.WriteEndObject();
    }

    private static string PrefixOf(DynamoException error) => error switch
    {
        ValidationException => Validation,
        UnknownOperationException => Framework,
        _ => Model,
    };

    private static void Write(Utf8JsonWriter writer, ReadOnlySpan<byte> name, IReadOnlyList<ThrottlingReason> reasons)
    {
        writer.WriteStartArray(name);
        foreach (var reason in reasons)
        {
            writer.WriteStartObject();
            writer.WriteString("reason"u8, reason.Reason);
            writer.WriteString("resource"u8, reason.Resource);
            writer.WriteEndObject();
        }

        writer.WriteEndArray();
    }
}
