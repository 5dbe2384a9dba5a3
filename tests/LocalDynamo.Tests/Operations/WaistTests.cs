using System.Reflection;
using LocalDynamo.Operations;

namespace LocalDynamo.Tests.Operations;

public sealed class WaistTests
{
    [Fact]
    public async Task Decorator_OfTwoMethods_SeesEveryNamedOperation()
    {
        var engine = new RecordingEngine();

        foreach (var method in typeof(DynamoEngineExtensions).GetMethods(BindingFlags.Public | BindingFlags.Static))
        {
            var request = Activator.CreateInstance(method.GetParameters()[1].ParameterType);
            var isAsync = method.Name.EndsWith("Async", StringComparison.Ordinal);
            object?[] arguments = isAsync ? [engine, request, CancellationToken.None] : [engine, request];
            var answer = method.Invoke(null, arguments);
            if (isAsync)
                answer = await (dynamic)answer!;
            answer!.GetType().Name.Should().Be($"{method.Name.Replace("Async", "")}Response");
        }

        engine.Requests.GroupBy(request => request.GetType().Name).Should().HaveCount(24).And.OnlyContain(group => group.Count() == 2);
    }

    [Fact]
    public void Texts_OfEnumerations_AreCarriedAsTheyStand()
    {
        var request = new PutItemRequest { ReturnValues = "EVERYTHING", ReturnConsumedCapacity = ReturnConsumedCapacity.TOTAL };

        request.ReturnValues!.Value.Value.Should().Be("EVERYTHING");
        request.ReturnConsumedCapacity.Should().Be((ReturnConsumedCapacity)"TOTAL");
        default(ReturnValue).ToString().Should().BeEmpty();
    }

    [Fact]
    public void Texts_OfEachEnumeration_AreTheNamesOfItsMembers()
    {
        var enumerations = typeof(PutItemRequest).Assembly.GetExportedTypes()
            .Where(type => type.IsValueType && type.GetConstructor([typeof(string)]) is not null && type.GetProperty("Value") is not null)
            .ToList();

        enumerations.Should().HaveCountGreaterThan(20);
        foreach (var member in enumerations.SelectMany(type => type.GetProperties(BindingFlags.Public | BindingFlags.Static)))
            member.GetValue(null)!.ToString().Should().Be(member.Name);
    }

    [Fact]
    public void ConditionalCheckFailedException_CarriesTheItemAndTheServicesWords()
    {
        var item = new Item { ["pk"] = "a" };

        var error = new ConditionalCheckFailedException(item);

        error.Item.Should().BeSameAs(item);
        error.ErrorCode.Should().Be("ConditionalCheckFailedException");
        error.Message.Should().Be("The conditional request failed");
    }

    private sealed class RecordingEngine : IDynamoEngine
    {
        public List<object> Requests { get; } = [];

        public TResponse Execute<TResponse>(DynamoRequest<TResponse> request)
            where TResponse : class
        {
            Requests.Add(request);
            return Activator.CreateInstance<TResponse>();
        }

        public ValueTask<TResponse> ExecuteAsync<TResponse>(DynamoRequest<TResponse> request, CancellationToken cancellationToken = default)
            where TResponse : class => new(Execute(request));
    }
}
