namespace LocalDynamo.Oracle.Wire;

/// <summary>A request as it goes over HTTP, which need not be one that a program could make.</summary>
/// <param name="Target">The X-Amz-Target header.</param>
/// <param name="Body">The body, JSON or not.</param>
internal sealed record WireRequest(string Target, string Body);
