// The AWS SDK for JavaScript, with and without its document client.
import assert from "node:assert/strict";
import {
    BatchGetItemCommand, CreateTableCommand, DeleteTableCommand, DynamoDBClient, paginateScan, PutItemCommand, TransactWriteItemsCommand,
    waitUntilTableExists, waitUntilTableNotExists,
} from "@aws-sdk/client-dynamodb";
import { BatchWriteCommand, DynamoDBDocumentClient, GetCommand, paginateQuery, PutCommand, TransactGetCommand, UpdateCommand } from "@aws-sdk/lib-dynamodb";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT });
const documents = DynamoDBDocumentClient.from(client);
const TableName = "Films";

await client.send(new CreateTableCommand({
    TableName,
    AttributeDefinitions: [{ AttributeName: "year", AttributeType: "N" }, { AttributeName: "title", AttributeType: "S" }],
    KeySchema: [{ AttributeName: "year", KeyType: "HASH" }, { AttributeName: "title", KeyType: "RANGE" }],
    BillingMode: "PAY_PER_REQUEST",
}));
const { reason } = await waitUntilTableExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName });
assert.ok(reason.Table.CreationDateTime instanceof Date);
assert.equal(reason.Table.TableStatus, "ACTIVE");

// Every type there and back.
const Item = { year: 2013, title: "Rush", rating: 8.3, seen: true, sequel: null, genres: new Set(["Action", "Drama"]), info: { actors: ["Daniel Brühl"] }, poster: Buffer.from([0, 255]) };
await documents.send(new PutCommand({ TableName, Item }));
const { Item: read, $metadata } = await documents.send(new GetCommand({ TableName, Key: { year: 2013, title: "Rush" } }));
assert.deepEqual({ ...read, poster: Buffer.from(read.poster) }, Item);
assert.match($metadata.requestId, /^[0-9A-Z]{52}$/);

const { Attributes } = await documents.send(new UpdateCommand({
    TableName, Key: { year: 2013, title: "Rush" }, UpdateExpression: "SET rating = rating + :step REMOVE sequel",
    ExpressionAttributeValues: { ":step": 0.5 }, ReturnValues: "UPDATED_NEW",
}));
assert.deepEqual(Attributes, { rating: 8.8 });

// Errors arrive as the SDK's own classes, with all that they carry.
await assert.rejects(
    client.send(new PutItemCommand({
        TableName, Item: { year: { N: "2013" }, title: { S: "Rush" } }, ConditionExpression: "attribute_not_exists(title)", ReturnValuesOnConditionCheckFailure: "ALL_OLD",
    })),
    error => error.name === "ConditionalCheckFailedException" && error.message === "The conditional request failed" && error.Item.rating.N === "8.8"
        && error.$metadata.httpStatusCode === 400);
await assert.rejects(
    client.send(new TransactWriteItemsCommand({
        TransactItems: [
            { Put: { TableName, Item: { year: { N: "1" }, title: { S: "a" } } } },
            { Delete: { TableName, Key: { year: { N: "2013" }, title: { S: "Rush" } }, ConditionExpression: "seen = :no", ExpressionAttributeValues: { ":no": { BOOL: false } } } },
        ],
    })),
    error => error.name === "TransactionCanceledException" && error.CancellationReasons.map(reason => reason.Code).join() === "None,ConditionalCheckFailed");
await assert.rejects(client.send(new PutItemCommand({ TableName, Item: {} })), { name: "ValidationException" });

await documents.send(new BatchWriteCommand({
    RequestItems: { [TableName]: Array.from({ length: 25 }, (_, i) => ({ PutRequest: { Item: { year: 1999, title: `${i}`.padStart(2, "0"), text: "x".repeat(1000) } } })) },
}));
const pages = [];
for await (const page of paginateQuery({ client: documents, pageSize: 10 }, { TableName, KeyConditionExpression: "#y = :y", ExpressionAttributeNames: { "#y": "year" }, ExpressionAttributeValues: { ":y": 1999 } }))
    pages.push(page.Items.length);
assert.deepEqual(pages, [10, 10, 5]);
let scanned = 0;
for await (const page of paginateScan({ client, pageSize: 7 }, { TableName, ReturnConsumedCapacity: "TOTAL" })) {
    scanned += page.Count;
    assert.ok(page.ConsumedCapacity.CapacityUnits > 0);
}
assert.equal(scanned, 26);
const { Responses } = await documents.send(new TransactGetCommand({ TransactItems: [{ Get: { TableName, Key: { year: 1999, title: "07" } } }, { Get: { TableName, Key: { year: 1, title: "none" } } }] }));
assert.equal(Responses[0].Item.title, "07");
assert.equal(Responses[1].Item, undefined);
const batch = await client.send(new BatchGetItemCommand({ RequestItems: { [TableName]: { Keys: [{ year: { N: "1999" }, title: { S: "01" } }] } } }));
assert.equal(batch.Responses[TableName].length, 1);
assert.deepEqual(batch.UnprocessedKeys, {});

await client.send(new DeleteTableCommand({ TableName }));
await waitUntilTableNotExists({ client, minDelay: 1, maxWaitTime: 10 }, { TableName });
console.log("AWS SDK for JavaScript: all as expected");
