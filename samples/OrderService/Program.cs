// An order service as a team writes it for DynamoDB: see README.md.
//   dotnet run -c Release --project samples/OrderService             a tour: the service is started, asked and stopped
//   dotnet run -c Release --project samples/OrderService -- serve    the service, until Ctrl+C
// Settings follow as --Section:Name=value; --LocalDynamo:Mode=Service leaves the database to Amazon DynamoDB.
using OrderService;

if (!args.Contains("serve"))
    return await Tour.RunAsync(args);

await using var app = OrderApp.Build(args);
await app.CreateTablesAsync();
await app.RunAsync();
return 0;
