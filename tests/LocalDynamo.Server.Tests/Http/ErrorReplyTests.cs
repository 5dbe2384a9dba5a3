using System.Text;
using LocalDynamo.Server.Http;
using LocalDynamo.Server.Wire;

namespace LocalDynamo.Server.Tests.Http;

public sealed class ErrorReplyTests
{
    private const string Model = "com.amazonaws.dynamodb.v20120810#";
    private static readonly Item Ada = new() { ["id"] = "ada" };

    public static TheoryData<string, string> ModelErrors => new()
    {
        { nameof(ResourceNotFoundException), JsonOf(new ResourceNotFoundException()) },
        { nameof(ResourceInUseException), JsonOf(new ResourceInUseException("text")) },
        { nameof(LimitExceededException), JsonOf(new LimitExceededException("text")) },
        { nameof(ConditionalCheckFailedException), JsonOf(new ConditionalCheckFailedException()) },
        { nameof(TransactionConflictException), JsonOf(new TransactionConflictException()) },
        { nameof(IdempotentParameterMismatchException), JsonOf(new IdempotentParameterMismatchException()) },
        { nameof(ItemCollectionSizeLimitExceededException), JsonOf(new ItemCollectionSizeLimitExceededException()) },
    };

    [Theory]
    [MemberData(nameof(ModelErrors))]
    public void ErrorOfTheModel_HasItsNamespaceAndItsMessage(string name, string json) =>
        json.Should().MatchRegex($$"""^\{"__type":"{{Model}}{{name}}","message":"[^"]+"\}$""");

    [Fact]
    public void ValidationException_HasTheValidationsNamespace() =>
        JsonOf(new ValidationException("wrong")).Should().Be("""{"__type":"com.amazon.coral.validate#ValidationException","message":"wrong"}""");

    [Fact]
    public void ConditionalCheckFailedException_CarriesTheItem() => JsonOf(new ConditionalCheckFailedException(Ada)).Should().Be(
        $"{{\"__type\":\"{Model}ConditionalCheckFailedException\",\"message\":\"The conditional request failed\",\"Item\":{{\"id\":{{\"S\":\"ada\"}}}}}}");

    [Fact]
    public void TransactionCanceledException_HasACapitalMessage_AndItsReasons() =>
        JsonOf(new TransactionCanceledException(
        [
            new CancellationReason { Code = "None" },
            new CancellationReason { Code = "ConditionalCheckFailed", Message = "The conditional request failed", Item = Ada },
        ])).Should().Be(
            $"{{\"__type\":\"{Model}TransactionCanceledException\"," +
            "\"Message\":\"Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]\"," +
            "\"CancellationReasons\":[{\"Code\":\"None\"}," +
            """{"Code":"ConditionalCheckFailed","Item":{"id":{"S":"ada"}},"Message":"The conditional request failed"}]}""");

    [Fact]
    public void Throttling_CarriesItsReasons_UnderTheNameThatEachErrorHasForThem()
    {
        ThrottlingReason[] reasons = [new("TableReadProvisionedThroughputExceeded", "arn")];
        const string Written = """[{"reason":"TableReadProvisionedThroughputExceeded","resource":"arn"}]""";

        JsonOf(new ProvisionedThroughputExceededException("slow", reasons)).Should().Be(
            $$"""{"__type":"{{Model}}ProvisionedThroughputExceededException","message":"slow","ThrottlingReasons":{{Written}}}""");
        JsonOf(new ThrottlingException("slow", reasons)).Should().Be(
            $$"""{"__type":"{{Model}}ThrottlingException","message":"slow","throttlingReasons":{{Written}}}""");
    }

    [Fact]
    public void SerializationException_HasACapitalMessage_OrNone()
    {
        JsonOf(ErrorReply.Of(new SerializationException("wrong"))).Should().Be(
            """{"__type":"com.amazon.coral.service#SerializationException","Message":"wrong"}""");
        JsonOf(ErrorReply.Of(new SerializationException(null))).Should().Be("""{"__type":"com.amazon.coral.service#SerializationException"}""");
    }

    [Fact]
    public void Errors_AreTheCallers_ButForTheServersOwn()
    {
        ErrorReply.Of(new ValidationException("wrong")).Status.Should().Be(400);
        ErrorReply.InternalFailure.Status.Should().Be(500);
        JsonOf(ErrorReply.InternalFailure).Should().StartWith($$"""{"__type":"{{Model}}InternalServerError","message":""");
    }

    private static string JsonOf(DynamoException error) => JsonOf(ErrorReply.Of(error));

    private static string JsonOf(ErrorReply error)
    {
        using var buffer = JsonBuffer.Rent();
        error.Write(buffer.Writer);
        return Encoding.UTF8.GetString(buffer.Written);
    }
}
