namespace LocalDynamo.Server.Http;

/// <summary>The name of one request, as in the service: 52 digits and capital letters.</summary>
internal static class RequestId
{
    private const string Characters = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private const int Length = 52;

    /// <summary>Draws one. It names a request and guards nothing, so chance need not be of the kind that can't be guessed.</summary>
    public static string New() => string.Create(Length, 0, static (span, _) => Random.Shared.GetItems(Characters, span));
}
