import { type IncomingMessage, type Server, type ServerResponse, createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** What a request was, and what it was answered with, as SageMaker captures it. */
export interface Capture {
  readonly captureData: {
    readonly endpointInput: Captured;
    readonly endpointOutput: Captured;
  };
  readonly eventMetadata: { readonly eventId: string; readonly inferenceTime: string };
  readonly eventVersion: "0";
}

interface Captured {
  readonly observedContentType: string;
  readonly mode: "INPUT" | "OUTPUT";
  readonly data: string;
  readonly encoding: "JSON";
}

/** Stands where SageMaker's runtime stands: between those who invoke an endpoint, and its container. */
export interface Gateway {
  /** What AWS_ENDPOINT_URL_SAGEMAKER_RUNTIME is set to. */
  readonly url: string;
  /** The requests that were answered, in their order. */
  readonly captured: readonly Capture[];
  readonly stop: () => Promise<void>;
}

/** Start a gateway to a container, on a free port of the loopback interface. */
export async function startGateway(containerUrl: string): Promise<Gateway> {
  const captured: Capture[] = [];
  const server = createServer((request, response) => {
    forward(containerUrl, request, response, captured).catch((error: unknown) => {
      answerError(response, 500, "InternalFailure", String(error));
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${port}`, captured, stop: () => closed(server) };
}

async function forward(
  containerUrl: string,
  request: IncomingMessage,
  response: ServerResponse,
  captured: Capture[],
): Promise<void> {
  if (request.method !== "POST" || !/^\/endpoints\/[\w-]+\/invocations$/.test(request.url ?? "")) {
    answerError(response, 400, "ValidationError", "expected POST /endpoints/<name>/invocations");
    return;
  }
  const input = await textOf(request);
  const inputType = request.headers["content-type"] ?? "application/json";
  const { accept } = request.headers;
  const answer = await fetch(`${containerUrl}/invocations`, {
    method: "POST",
    headers: { "content-type": inputType, ...(accept !== undefined && { accept }) },
    body: input,
  });
  const output = await answer.text();
  if (!answer.ok) {
    const message = `Received client error (${answer.status}) from primary with message "${output.trim()}"`;
    answerError(response, 424, "ModelError", message);
    return;
  }
  const outputType = answer.headers.get("content-type") ?? "application/json";
  captured.push(captureOf(captured.length, { input, inputType, output, outputType }));
  response
    .writeHead(200, { "content-type": outputType, "x-amzn-invoked-production-variant": "main" })
    .end(output);
}

interface Exchange {
  readonly input: string;
  readonly inputType: string;
  readonly output: string;
  readonly outputType: string;
}

function captureOf(index: number, { input, inputType, output, outputType }: Exchange): Capture {
  return {
    captureData: {
      endpointInput: { observedContentType: inputType, mode: "INPUT", data: input, encoding: "JSON" },
      endpointOutput: { observedContentType: outputType, mode: "OUTPUT", data: output, encoding: "JSON" },
    },
    eventMetadata: { eventId: `demo-${index}`, inferenceTime: new Date().toISOString() },
    eventVersion: "0",
  };
}

function answerError(response: ServerResponse, status: number, type: string, message: string): void {
  response.writeHead(status, { "content-type": "application/json", "x-amzn-errortype": type });
  response.end(JSON.stringify({ Message: message }));
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}

function closed(server: Server): Promise<void> {
  return new Promise((done) => {
    server.close(() => {
      done();
    });
    server.closeAllConnections();
  });
}
