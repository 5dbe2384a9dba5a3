namespace OrderService.Orders;

/// <summary>Some of a customer's orders.</summary>
/// <param name="Orders">The orders, newest first.</param>
/// <param name="Next">Where the next page begins; null if this is the last.</param>
public sealed record OrderPage(IReadOnlyList<Order> Orders, string? Next);
