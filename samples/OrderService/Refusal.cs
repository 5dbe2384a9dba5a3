namespace OrderService;

/// <summary>What kind of reason there is against a request.</summary>
public enum Refusal
{
    /// <summary>It says nothing that could be done.</summary>
    Invalid,

    /// <summary>It is about something that is not there.</summary>
    NotFound,

    /// <summary>Things are not so that it could be done.</summary>
    Conflict,
}
