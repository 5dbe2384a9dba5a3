namespace LocalDynamo;

/// <summary>How much of a folder is in memory when <see cref="DynamoDatabase.Open(string, DynamoDatabaseOptions)"/> returns.</summary>
public enum OpeningMode
{
    /// <summary>All of it: whatever is wrong with the folder shows at once, and nothing has to wait later.</summary>
    Complete = 0,

    /// <summary>
    /// What is behind the newest checkpoint, and tables with indexes or with a time to live. Items of other tables are loaded in the background, by all
    /// processors but one; an operation that needs a part that is not there yet loads that first.
    /// </summary>
    Background = 1,
}
