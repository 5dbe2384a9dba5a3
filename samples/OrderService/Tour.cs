using System.Net;
using System.Text;
using System.Text.Json;

namespace OrderService;

/// <summary>Starts the service on a free port of this machine, asks it what a shop would, and shows the answers.</summary>
internal sealed class Tour(HttpClient http)
{
    private int _surprises;

    /// <returns>0 if every answer had the status that the tour expects, otherwise 1.</returns>
    public static async Task<int> RunAsync(string[] args)
    {
        await using var app = OrderApp.Build(["--urls=http://127.0.0.1:0", "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning", .. args]);
        await app.CreateTablesAsync();
        await app.StartAsync();
        using var http = new HttpClient { BaseAddress = new Uri(app.Urls.First()) };
        var tour = new Tour(http);
        await tour.RunAsync();
        await app.StopAsync();
        return tour._surprises == 0 ? 0 : 1;
    }

    private async Task RunAsync()
    {
        Say("Two products; a customer fills a cart and orders. The stock is reserved in the same transaction.");
        await AskAsync("PUT", "/products/tea", new { Name = "Tea, 100 g", Price = 4.50m, Stock = 20 });
        await AskAsync("PUT", "/products/cup", new { Name = "Cup", Price = 9.90m, Stock = 1 });
        await AskAsync("POST", "/carts/ada/lines", new { ProductId = "tea", Count = 2 });
        await AskAsync("POST", "/carts/ada/lines", new { ProductId = "cup", Count = 1 });
        await AskAsync("PUT", "/orders/o-1", new { CustomerId = "ada" });
        await AskAsync("GET", "/products/cup");

        Say("Sent once more, as by a customer who got no answer: the same order, and the stock stays as it is.");
        await AskAsync("PUT", "/orders/o-1", new { CustomerId = "ada" });

        Say("The last cup is gone: nothing of the order is done, and the cart is still there.");
        await AskAsync("POST", "/carts/bob/lines", new { ProductId = "tea", Count = 1 });
        await AskAsync("POST", "/carts/bob/lines", new { ProductId = "cup", Count = 1 });
        await AskAsync("PUT", "/orders/o-2", new { CustomerId = "bob" }, HttpStatusCode.Conflict);
        await AskAsync("GET", "/carts/bob");

        Say("A payment counts once, however often it is sent. Then the order is shipped, once.");
        await AskAsync("PUT", "/payments/p-1", new { OrderId = "o-1", Amount = 18.90m });
        await AskAsync("PUT", "/payments/p-1", new { OrderId = "o-1", Amount = 18.90m });
        await AskAsync("PUT", "/payments/p-2", new { OrderId = "o-1", Amount = 18.90m }, HttpStatusCode.Conflict);
        await AskAsync("POST", "/orders/o-1/shipment");
        await AskAsync("POST", "/orders/o-1/shipment", expected: HttpStatusCode.Conflict);

        Say("More orders, and the customer's list of them, newest first, in pages of two.");
        foreach (var order in (string[])["o-3", "o-4"])
        {
            await AskAsync("POST", "/carts/ada/lines", new { ProductId = "tea", Count = 1 });
            await AskAsync("PUT", $"/orders/{order}", new { CustomerId = "ada" });
        }

        var page = await AskAsync("GET", "/customers/ada/orders?limit=2");
        await AskAsync("GET", $"/customers/ada/orders?limit=2&after={Uri.EscapeDataString(page.GetProperty("next").GetString()!)}");
    }

    private static void Say(string text) => Console.WriteLine($"{Environment.NewLine}{text}");

    private async Task<JsonElement> AskAsync(string method, string path, object? body = null, HttpStatusCode expected = HttpStatusCode.OK)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        var sent = body is null ? "" : JsonSerializer.Serialize(body, JsonSerializerOptions.Web);
        if (body is not null)
            request.Content = new StringContent(sent, Encoding.UTF8, "application/json");

        using var response = await http.SendAsync(request);
        var answer = await response.Content.ReadAsStringAsync();
        Console.WriteLine($"  {method} {path} {sent}");
        Console.WriteLine($"    {(int)response.StatusCode} {answer}");
        if (response.StatusCode != expected)
        {
            Console.WriteLine($"    This is not the expected {(int)expected}.");
            _surprises++;
        }

        return JsonDocument.Parse(answer).RootElement;
    }
}
