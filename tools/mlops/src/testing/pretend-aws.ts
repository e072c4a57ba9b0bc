import {
  type IncomingHttpHeaders,
  type IncomingMessage,
  type ServerResponse,
  createServer,
  request as send,
} from "node:http";
import type { AddressInfo } from "node:net";

/** What a request is answered with. */
export type Reply =
  /** A body as the operation's output; dates are seconds since 1970, as in AWS JSON. */
  | { readonly [key: string]: unknown }
  | Refused
  | Raw
  /** The connection is closed without an answer. */
  | "drop"
  /** There is no answer, ever. */
  | "silence";

class Refused {
  readonly name: string;
  readonly message: string;
  readonly httpStatus: number;
  constructor(name: string, message: string, httpStatus: number) {
    this.name = name;
    this.message = message;
    this.httpStatus = httpStatus;
  }
}

class Raw {
  readonly body: string;
  readonly contentType: string;
  readonly httpStatus: number;
  readonly headers: Readonly<Record<string, string>>;
  constructor(body: string, contentType: string, httpStatus: number, headers: Raw["headers"]) {
    this.body = body;
    this.contentType = contentType;
    this.httpStatus = httpStatus;
    this.headers = headers;
  }
}

/** An error as AWS answers it. */
export const refused = (name: string, message: string, httpStatus = 400) =>
  new Refused(name, message, httpStatus);

/** AWS is asked too often. */
export const throttled = () => refused("ThrottlingException", "Rate exceeded");

/** What is not AWS's protocol, such as the page of a proxy, or the body of a REST operation. */
export const raw = (
  body: string,
  contentType = "text/html",
  httpStatus = 200,
  headers: Raw["headers"] = {},
) => new Raw(body, contentType, httpStatus, headers);

/** A request, taken apart. */
export interface Asked {
  /** Operation of a JSON or query service (`DescribeEndpoint`), or method and path (`GET /2015-02-01/file-systems`). */
  readonly operation: string;
  /** Its body: an object if it is JSON or a query, the text otherwise. */
  readonly input: Readonly<Record<string, unknown>>;
  readonly body: string;
  /** How often the operation has been asked before. */
  readonly before: number;
  readonly headers: IncomingHttpHeaders;
}

/** Answers one operation. */
export type Answerer = Reply | ((asked: Asked) => Reply);

/** The operations of AWS that a test expects. A key with `*` fits any path below it: that of `InvokeEndpoint` has the endpoint's name in its middle. */
export type Operations = Readonly<Record<string, Answerer>>;

/** A server that stands in for AWS, on a free port of this machine. */
export interface PretendAws {
  readonly url: string;
  /** What was asked, in order, without the question whose credentials are used. */
  readonly asked: readonly Asked[];
  /** Add or replace operations. */
  readonly on: (operations: Operations) => void;
  readonly stop: () => Promise<void>;
}

/** Account that the credentials of tests are of: that of the dev stacks. */
export const testAccount = "111122223333";

/**
 * Start a server that speaks AWS JSON, REST-JSON and as much of the query protocol as `GetCallerIdentity` needs.
 * @param operations an operation that is not among them is refused, with its name
 * @param behind URL of a server that answers all other operations. @default - none
 */
export async function startPretendAws(operations: Operations = {}, behind?: string): Promise<PretendAws> {
  const known = new Map<string, Answerer>(Object.entries(operations));
  const asked: Asked[] = [];
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const question = questionOf(request, body.toString());
      if (question.operation === "GetCallerIdentity" && !known.has(question.operation)) {
        respond(identity(), request, response);
        return;
      }
      const before = asked.filter(({ operation }) => operation === question.operation).length;
      const full = { ...question, before };
      asked.push(full);
      const answerer = known.get(question.operation) ?? fitting(known, question.operation);
      if (answerer !== undefined) {
        respond(typeof answerer === "function" ? answerer(full) : answerer, request, response);
      } else if (behind === undefined) {
        respond(
          refused("UnknownOperation", `the test has no answer for ${question.operation}`),
          request,
          response,
        );
      } else {
        forward(behind, request, body, response);
      }
    });
  });
  await new Promise<void>((ready) => server.listen(0, "127.0.0.1", ready));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    asked,
    on: (more) => {
      for (const [operation, answerer] of Object.entries(more)) known.set(operation, answerer);
    },
    stop: () =>
      new Promise((done) => {
        server.close(() => {
          done();
        });
        server.closeAllConnections();
      }),
  };
}

function fitting(known: ReadonlyMap<string, Answerer>, operation: string): Answerer | undefined {
  for (const [pattern, answerer] of known) {
    if (!pattern.includes("*")) continue;
    const parts = pattern.split("*").map((part) => part.replaceAll(/[.+?^${}()|[\]\\]/g, "\\$&"));
    if (new RegExp(`^${parts.join(".*")}$`).test(operation)) return answerer;
  }
  return undefined;
}

async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks);
}

function questionOf(request: IncomingMessage, body: string): Omit<Asked, "before"> {
  const { headers, method, url } = request;
  const target = headers["x-amz-target"];
  if (typeof target === "string") {
    return { operation: target.slice(target.lastIndexOf(".") + 1), input: jsonOf(body), body, headers };
  }
  if (headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    const query = Object.fromEntries(new URLSearchParams(body));
    return { operation: query["Action"] ?? "", input: query, body, headers };
  }
  return { operation: `${method} ${url}`, input: jsonOf(body), body, headers };
}

function jsonOf(body: string): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(body) as Readonly<Record<string, unknown>>;
  } catch {
    return {};
  }
}

const requestId = "11111111-2222-3333-4444-555555555555";

/** The answer to whose credentials are used: those of an account. */
export function identity(account = testAccount): Reply {
  const result = `<Arn>arn:aws:sts::${account}:assumed-role/operator/test</Arn><UserId>AROA:test</UserId><Account>${account}</Account>`;
  return raw(
    `<GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult>${result}</GetCallerIdentityResult></GetCallerIdentityResponse>`,
    "text/xml",
  );
}

function respond(reply: Reply, request: IncomingMessage, response: ServerResponse): void {
  if (reply === "silence") return;
  if (reply === "drop") {
    request.socket.destroy();
    return;
  }
  const headers = { "x-amzn-requestid": requestId };
  if (reply instanceof Raw) {
    response.writeHead(reply.httpStatus, { ...headers, ...reply.headers, "content-type": reply.contentType });
    response.end(reply.body);
  } else if (reply instanceof Refused) {
    const { name, message, httpStatus } = reply;
    response.writeHead(httpStatus, {
      ...headers,
      "content-type": "application/x-amz-json-1.1",
      "x-amzn-errortype": name,
    });
    response.end(JSON.stringify({ __type: name, message, Message: message }));
  } else {
    response.writeHead(200, { ...headers, "content-type": "application/x-amz-json-1.1" });
    response.end(JSON.stringify(reply));
  }
}

/** The headers stay, because the server behind reads the service from them. */
function forward(behind: string, request: IncomingMessage, body: Buffer, response: ServerResponse): void {
  const { method, url = "/", headers } = request;
  const onward = send(new URL(url, behind), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode ?? 500, answer.headers);
    answer.pipe(response);
  });
  onward.on("error", () => {
    response.destroy();
  });
  onward.end(body);
}
