using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using LocalDynamo.Operations;

namespace LocalDynamo.Oracle.Wire;

/// <summary>The engine in this process, asked in the wire's JSON: a request's type is found by its name.</summary>
internal sealed class InProcess(IDynamoEngine engine) : IEndpoint
{
    private static readonly MethodInfo Execute = typeof(IDynamoEngine).GetMethod(nameof(IDynamoEngine.Execute))!;

    public Answer Send(string operation, JsonObject request)
    {
        try
        {
            var requestType = typeof(IDynamoEngine).Assembly.GetType($"LocalDynamo.Operations.{operation}Request", throwOnError: true)!;
            var typed = request.Deserialize(requestType, WireJson.Typed);
            var responseType = requestType.BaseType!.GetGenericArguments()[0];
            var response = Execute.MakeGenericMethod(responseType)
                .Invoke(engine, BindingFlags.DoNotWrapExceptions, binder: null, [typed], culture: null);
            return new Answer((JsonObject)JsonSerializer.SerializeToNode(response, responseType, WireJson.Typed)!);
        }
        catch (DynamoException error)
        {
            return new Answer(MembersOf(error), error.ErrorCode, error.Message);
        }
        catch (Exception error)
        {
            // Any other exception is a defect, and shows as a difference like any other: no answer of the service has this name.
            var where = error.StackTrace?.Split('\n').FirstOrDefault()?.Trim();
            return new Answer([], "Defect." + error.GetType().Name, $"{error.Message} {where}");
        }
    }

    /// <summary>What an error carries beside its text, such as the item that failed a condition.</summary>
    private static JsonObject MembersOf(DynamoException error)
    {
        var body = new JsonObject();
        foreach (var member in error.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly))
        {
            if (member.GetValue(error) is { } value)
                body[member.Name] = JsonSerializer.SerializeToNode(value, member.PropertyType, WireJson.Typed);
        }

        return body;
    }
}
