import { type Server, createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { type Gateway, startGateway } from "./runtime-gateway.ts";

let container: Server;
let gateway: Gateway;
beforeEach(async () => {
  container = createServer((request, response) => {
    request.resume();
    if (request.headers["content-type"] === "text/csv") response.writeHead(400).end("no CSV\n");
    else response.writeHead(200, { "content-type": "application/json" }).end(`{"path":"${request.url}"}`);
  });
  await new Promise<void>((ready) => container.listen(0, "127.0.0.1", ready));
  gateway = await startGateway(`http://127.0.0.1:${(container.address() as AddressInfo).port}`);
});
afterEach(async () => {
  await gateway.stop();
  container.closeAllConnections();
  await new Promise((done) => container.close(done));
});

const post = (path: string, contentType: string) =>
  fetch(`${gateway.url}${path}`, { method: "POST", headers: { "content-type": contentType }, body: "[1]" });

test("a call of an endpoint reaches the container's /invocations, and is captured", async () => {
  const answer = await post("/endpoints/sentiment/invocations", "application/json");
  expect([answer.status, await answer.text()]).toEqual([200, '{"path":"/invocations"}']);
  expect(gateway.captured.map(({ captureData }) => captureData)).toEqual([
    {
      endpointInput: {
        observedContentType: "application/json",
        mode: "INPUT",
        data: "[1]",
        encoding: "JSON",
      },
      endpointOutput: {
        observedContentType: "application/json",
        mode: "OUTPUT",
        data: '{"path":"/invocations"}',
        encoding: "JSON",
      },
    },
  ]);
});

test("what the container refuses is an error of the model, and is not captured", async () => {
  const answer = await post("/endpoints/sentiment/invocations", "text/csv");
  expect([answer.status, answer.headers.get("x-amzn-errortype"), await answer.json()]).toEqual([
    424,
    "ModelError",
    { Message: 'Received client error (400) from primary with message "no CSV"' },
  ]);
  expect(gateway.captured).toEqual([]);
});

test("another path is refused", async () => {
  expect((await post("/invocations", "application/json")).status).toBe(400);
});
