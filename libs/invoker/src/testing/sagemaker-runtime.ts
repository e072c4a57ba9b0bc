import type { IncomingMessage, ServerResponse } from "node:http";
import { eventMessage } from "./event-stream.ts";
import { type LocalServer, startServer } from "./local-server.ts";

/** A call of an endpoint as SageMaker receives it. */
export interface ReceivedCall {
  readonly method: string;
  readonly path: string;
  readonly contentType: string | undefined;
  readonly accept: string | undefined;
  readonly inferenceId: string | undefined;
  /** Headers that name what is to answer, or where the request is. Absent: none of them was sent. */
  readonly naming?: Readonly<Record<string, string>>;
  /** Credential scope of the signature: `<access key>/<date>/<region>/<service>/aws4_request`. */
  readonly credential: string | undefined;
  readonly body: Buffer;
}

/** What the pretend SageMaker does with a call. */
export type Reply =
  | { readonly body: string | Uint8Array; readonly contentType?: string; readonly variant?: string }
  | { readonly error: string; readonly status: number; readonly fields?: Readonly<Record<string, unknown>> }
  /** Takes a request of an asynchronous endpoint. */
  | { readonly accepted: { readonly output: string; readonly failure: string } }
  /** Streams parts of an answer, and then fails if there is an error. */
  | { readonly parts: readonly string[]; readonly streamError?: string }
  /** Never responds. */
  | "silence"
  /** Closes the connection. */
  | "close";

/** A server with the API of SageMaker's runtime: `POST /endpoints/<name>/invocations`. */
export interface PretendRuntime {
  readonly url: string;
  readonly calls: readonly ReceivedCall[];
  readonly stop: LocalServer["stop"];
}

/**
 * Starts the server.
 * @param reply what it does with a call; `index` counts the calls from 0
 */
export async function startRuntime(
  reply: (call: ReceivedCall, index: number) => Reply,
): Promise<PretendRuntime> {
  const calls: ReceivedCall[] = [];
  const { port, stop } = await startServer((request, response) => {
    void received(request).then((call) => {
      calls.push(call);
      send(reply(call, calls.length - 1), request, response);
    });
  });
  return { url: `http://127.0.0.1:${port}`, calls, stop };
}

async function received(request: IncomingMessage): Promise<ReceivedCall> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const { method = "", url: path = "", headers } = request;
  const naming = Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      /target-|inference-component|inputlocation/.test(name) ? [[name, String(value)]] : [],
    ),
  );
  return {
    method,
    path,
    contentType: headers["content-type"],
    accept: headers.accept,
    inferenceId: String(headers["x-amzn-sagemaker-inference-id"]),
    ...(Object.keys(naming).length > 0 && { naming }),
    credential: /Credential=([^,]+)/.exec(headers.authorization ?? "")?.[1],
    body: Buffer.concat(chunks),
  };
}

function send(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === "silence") return;
  if (reply === "close") {
    request.socket.destroy();
  } else if ("parts" in reply) {
    sendStream(reply.parts, reply.streamError, response);
  } else if ("accepted" in reply) {
    response.writeHead(202, {
      "content-type": "application/json",
      "x-amzn-sagemaker-outputlocation": reply.accepted.output,
      "x-amzn-sagemaker-failurelocation": reply.accepted.failure,
    });
    response.end("{}");
  } else if ("error" in reply) {
    response.writeHead(reply.status, {
      "content-type": "application/json",
      "x-amzn-errortype": reply.error,
      "x-amzn-requestid": "11111111-2222-3333-4444-555555555555",
    });
    response.end(JSON.stringify(reply.fields ?? { Message: "no more words" }));
  } else {
    response.writeHead(200, {
      "content-type": reply.contentType ?? "application/json",
      "x-amzn-invoked-production-variant": reply.variant ?? "AllTraffic",
    });
    response.end(reply.body);
  }
}

function sendStream(parts: readonly string[], error: string | undefined, response: ServerResponse): void {
  response.writeHead(200, {
    "content-type": "application/vnd.amazon.eventstream",
    "x-amzn-sagemaker-content-type": "text/plain",
    "x-amzn-invoked-production-variant": "AllTraffic",
  });
  for (const part of parts) {
    const headers = { ":message-type": "event", ":event-type": "PayloadPart" };
    response.write(eventMessage({ ...headers, ":content-type": "application/octet-stream" }, part));
  }
  if (error !== undefined) {
    const headers = { ":message-type": "exception", ":exception-type": error };
    const fields = JSON.stringify({ Message: "cannot go on: Ada" });
    response.write(eventMessage({ ...headers, ":content-type": "application/json" }, fields));
  }
  response.end();
}
