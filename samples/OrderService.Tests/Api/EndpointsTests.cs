using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Amazon.DynamoDBv2;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace OrderService.Tests.Api;

/// <summary>The whole program, over HTTP on this machine, on an embedded database of its own.</summary>
public sealed class EndpointsTests : IAsyncLifetime
{
    // The clock stands still, so that throughput which is used up stays so.
    private readonly WebApplication _app = OrderApp.Build(
        [
            "--urls=http://127.0.0.1:0",
            "--LocalDynamo:EnforceProvisionedThroughput=true",
            "--Logging:LogLevel:Microsoft.Hosting.Lifetime=Warning",
        ],
        new FakeTimeProvider());

    private readonly HttpClient _http = new();

    public async Task InitializeAsync()
    {
        await _app.CreateTablesAsync();
        await _app.StartAsync();
        _http.BaseAddress = new Uri(_app.Urls.First());
        (await _http.PutAsJsonAsync("/products/cup", new { Name = "Cup", Price = 9.90, Stock = 1 })).EnsureSuccessStatusCode();
    }

    public async Task DisposeAsync()
    {
        _http.Dispose();
        await _app.DisposeAsync();
    }

    [Fact]
    public async Task Order_FromCartToShipment_CanBeFollowed()
    {
        (await _http.PostAsJsonAsync("/carts/ada/lines", new { ProductId = "cup", Count = 1 })).EnsureSuccessStatusCode();
        (await _http.PutAsJsonAsync("/orders/o-1", new { CustomerId = "ada" })).EnsureSuccessStatusCode();
        (await _http.PutAsJsonAsync("/payments/p-1", new { OrderId = "o-1", Amount = 9.90 })).EnsureSuccessStatusCode();
        (await _http.PostAsync("/orders/o-1/shipment", null)).EnsureSuccessStatusCode();

        var orders = await _http.GetFromJsonAsync<JsonElement>("/customers/ada/orders");
        orders.GetProperty("orders")[0].GetProperty("status").GetString().Should().Be("SHIPPED");
        (await _http.GetFromJsonAsync<JsonElement>("/products/cup")).GetProperty("stock").GetInt32().Should().Be(0);
    }

    [Theory]
    [InlineData("GET", "/orders/o-7", null, HttpStatusCode.NotFound, "There is no order o-7.")]
    [InlineData("POST", "/carts/ada/lines", """{"productId":"cup","count":-1}""", HttpStatusCode.BadRequest, "count is a number from 1 to 1000.")]
    [InlineData("POST", "/carts/ada/lines", """{"count":1}""", HttpStatusCode.BadRequest, "id has 1 to 36 characters.")]
    [InlineData("PUT", "/orders/o-1", """{"customerId":"ada"}""", HttpStatusCode.Conflict, "The cart of ada is empty.")]
    public async Task Refusal_IsAnsweredWithItsKindAndReason(string method, string path, string? body, HttpStatusCode status, string detail)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path)
        {
            Content = body is null ? null : new StringContent(body, System.Text.Encoding.UTF8, "application/json"),
        };

        using var response = await _http.SendAsync(request);

        response.StatusCode.Should().Be(status);
        (await response.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString().Should().Be(detail);
    }

    [Fact]
    public async Task Throttling_OfAWriteAndOfATransaction_IsAnsweredWithLater()
    {
        (await _http.PostAsJsonAsync("/carts/ada/lines", new { ProductId = "cup", Count = 1 })).EnsureSuccessStatusCode();
        await ThrottlingTests.UseUpAsync(_app.Services.GetRequiredService<IAmazonDynamoDB>());

        using var write = await _http.PostAsJsonAsync("/carts/ada/lines", new { ProductId = "cup", Count = 1 });
        using var transaction = await _http.PutAsJsonAsync("/orders/o-1", new { CustomerId = "ada" });

        foreach (var response in (HttpResponseMessage[])[write, transaction])
        {
            response.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
            response.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
        }
    }
}
