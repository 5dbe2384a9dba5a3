namespace LocalDynamo;

/// <summary>Something that is wrong with a file of a database.</summary>
/// <param name="File">The file's path.</param>
/// <param name="Offset">Where in the file it begins, in bytes from its start; 0 where the file as a whole is meant.</param>
/// <param name="Problem">What is wrong, as a clause without a full stop.</param>
/// <param name="Remedy">What can be done, as a sentence or more.</param>
public sealed record VerificationProblem(string File, long Offset, string Problem, string Remedy);
