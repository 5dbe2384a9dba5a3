using System.Text.Json.Nodes;
using LocalDynamo.Oracle.Wire;

namespace LocalDynamo.Oracle.Walking;

/// <summary>Follows a query or scan from page to page until the last.</summary>
internal static class PageReader
{
    private const int MostPages = 500;

    public static (List<JsonObject> Pages, Answer? Error) Pages(IEndpoint side, string operation, JsonObject first)
    {
        var (pages, request) = (new List<JsonObject>(), first);
        while (true)
        {
            var answer = side.Send(operation, request);
            if (answer.IsError)
                return (pages, answer);

            pages.Add(answer.Body);
            if (answer.Body["LastEvaluatedKey"] is not { } last)
                return (pages, null);
            if (pages.Count == MostPages)
                return (pages, new Answer([], "Endless", $"more than {MostPages} pages"));

            request = (JsonObject)request.DeepClone();
            request["ExclusiveStartKey"] = last.DeepClone();
        }
    }
}
