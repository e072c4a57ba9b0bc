import { type IncomingMessage, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What the pretend endpoint does with one request. */
export type Reply =
  | { readonly body: string; readonly contentType?: string; readonly afterMs?: number }
  | { readonly error: string; readonly status: number }
  /** Never answers. */
  | "silence"
  /** Closes the connection. */
  | "close";

/** A server with SageMaker's API for calls of endpoints, and for descriptions of what they serve. */
export interface PretendEndpoint {
  readonly url: string;
  /** What was asked: the path, or the operation of SageMaker's API. */
  readonly requests: readonly string[];
  readonly stop: () => Promise<void>;
}

/**
 * Start the server.
 * @param reply what a request is answered with, by its body
 * @param descriptions answers of SageMaker's API, by operation. @default - it knows nothing
 */
export async function startEndpoint(
  reply: (input: string) => Reply,
  descriptions: Readonly<Record<string, object>> = {},
): Promise<PretendEndpoint> {
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const operation = String(request.headers["x-amz-target"] ?? "").replace("SageMaker.", "");
      requests.push(operation || String(request.url));
      const description = descriptions[operation] ?? { error: "ValidationException", status: 400 };
      send(operation === "" ? reply(body) : described(description), request, response);
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    requests,
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

function described(description: object): Reply {
  return "error" in description
    ? { error: "ValidationException", status: 400 }
    : { body: JSON.stringify(description), contentType: "application/x-amz-json-1.1" };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === "silence") return;
  if (reply === "close") {
    request.socket.destroy();
  } else if ("error" in reply) {
    response.writeHead(reply.status, { "content-type": "application/json", "x-amzn-errortype": reply.error });
    response.end(JSON.stringify({ Message: "no more words" }));
  } else {
    setTimeout(() => {
      response.writeHead(200, { "content-type": reply.contentType ?? "application/json" });
      response.end(reply.body);
    }, reply.afterMs ?? 0);
  }
}
