namespace OrderService.Carts;

public sealed class CartLine
{
    public string ProductId { get; set; } = "";

    public int Count { get; set; }
}
