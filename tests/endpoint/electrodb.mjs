// ElectroDB: single-table design on the SDK's document client.
import assert from "node:assert/strict";
import { CreateTableCommand, DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { Entity, Service } from "electrodb";

const client = new DynamoDBClient({ endpoint: process.env.ENDPOINT });
const table = "Single";
await client.send(new CreateTableCommand({
    TableName: table,
    AttributeDefinitions: ["pk", "sk", "gsi1pk", "gsi1sk"].map(AttributeName => ({ AttributeName, AttributeType: "S" })),
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }, { AttributeName: "sk", KeyType: "RANGE" }],
    GlobalSecondaryIndexes: [{
        IndexName: "gsi1", Projection: { ProjectionType: "ALL" },
        KeySchema: [{ AttributeName: "gsi1pk", KeyType: "HASH" }, { AttributeName: "gsi1sk", KeyType: "RANGE" }],
    }],
    BillingMode: "PAY_PER_REQUEST",
}));

const Task = new Entity({
    model: { entity: "task", version: "1", service: "work" },
    attributes: {
        project: { type: "string", required: true }, id: { type: "string", required: true }, assignee: { type: "string" },
        status: { type: ["open", "closed"], default: "open" }, points: { type: "number", default: 0 }, tags: { type: "set", items: "string" },
    },
    indexes: {
        primary: { pk: { field: "pk", composite: ["project"] }, sk: { field: "sk", composite: ["id"] } },
        assigned: { index: "gsi1", collection: "work", pk: { field: "gsi1pk", composite: ["assignee"] }, sk: { field: "gsi1sk", composite: ["status", "id"] } },
    },
}, { client, table });
const Person = new Entity({
    model: { entity: "person", version: "1", service: "work" },
    attributes: { assignee: { type: "string", required: true }, name: { type: "string" } },
    indexes: {
        primary: { pk: { field: "pk", composite: ["assignee"] }, sk: { field: "sk", composite: [] } },
        assigned: { index: "gsi1", collection: "work", pk: { field: "gsi1pk", composite: ["assignee"] }, sk: { field: "gsi1sk", composite: [] } },
    },
}, { client, table });
const work = new Service({ task: Task, person: Person }, { client, table });

await Person.create({ assignee: "ada", name: "Ada" }).go();
await Task.put([1, 2, 3].map(number => ({ project: "p", id: `t${number}`, assignee: "ada", tags: ["a"] }))).go();
await assert.rejects(Task.create({ project: "p", id: "t1", assignee: "ada" }).go());

const { data: updated } = await Task.patch({ project: "p", id: "t2" }).set({ status: "closed" }).add({ points: 5, tags: ["b"] }).go({ response: "all_new" });
assert.equal(updated.points, 5);
assert.deepEqual(updated.tags, ["a", "b"]);
assert.equal((await Task.query.primary({ project: "p" }).where(({ points }, { gt }) => gt(points, 1)).go()).data.length, 1);
assert.equal((await Task.query.assigned({ assignee: "ada", status: "open" }).go()).data.length, 2);

const { data: all } = await work.collections.work({ assignee: "ada" }).go();
assert.equal(all.task.length, 3);
assert.equal(all.person[0].name, "Ada");

const { canceled } = await work.transaction.write(({ task }) => [
    task.remove({ project: "p", id: "t1" }).commit(),
    task.upsert({ project: "p", id: "t9", assignee: "ada" }).commit(),
]).go();
assert.equal(canceled, false);
assert.equal((await Task.scan.go()).data.length, 3);

await client.send(new DeleteTableCommand({ TableName: table }));
console.log("ElectroDB: all as expected");
