import { directRequest } from "./direct-event.ts";
import { Failure, badRequest, tooLarge } from "./failure.ts";
import { type NetworkAccess, fetchImage } from "./fetch-image.ts";
import { type HttpEvent, asHttpEvent, httpRequest } from "./http-event.ts";
import { imageAddress } from "./image-address.ts";
import type { Content, InferenceRequest, StoredContent } from "./inference-request.ts";
import type { ModelCall } from "./invoke-model.ts";
import type { LogLine } from "./log-line.ts";
import type { Settings } from "./settings.ts";
import { callTarget } from "./target.ts";

/** The part of Lambda's context that is used. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** What reading and reporting a request uses; tests replace it. */
export interface RequestDependencies {
  readonly settings: Settings;
  readonly network: NetworkAccess;
  readonly log: (line: LogLine) => void;
}

/** One request, from its event to its line in the log. */
export interface OneRequest {
  /** The event, if it came over HTTP. */
  readonly http: HttpEvent | undefined;
  /** The call of the endpoint that it asks for. @throws Failure if it cannot be used */
  readonly call: () => Promise<ModelCall<Content | StoredContent>>;
  /** Writes its line of the log. */
  readonly report: (line: Pick<LogLine, "status"> & Partial<LogLine>) => void;
}

/** Time kept for a response about a timeout: after Lambda's own limit there would be none. */
const reserveMs = 500;
/** Time that fetching an image may take. */
const imageTimeoutMs = 10_000;

/** The request of an event. Its time ends before the function's does. */
export function oneRequest(
  event: unknown,
  context: InvocationContext,
  dependencies: RequestDependencies,
): OneRequest {
  const { settings, log } = dependencies;
  const started = performance.now();
  const signal = AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - reserveMs));
  const http = asHttpEvent(event);
  const inferenceId = context.awsRequestId;
  return {
    http,
    call: async () => {
      const asynchronous = settings.requestsPrefix !== undefined;
      const request = http ? httpRequest(http, asynchronous) : directRequest(event, asynchronous);
      const target = callTarget(request.target, settings.target);
      const input = await inputOf(request, dependencies, signal);
      return { input, target, accept: request.accept, inferenceId, signal };
    },
    report: (line) => {
      const durationMs = Math.round(performance.now() - started);
      log({ source: http ? "http" : "direct", inferenceId, durationMs, ...line });
    },
  };
}

/**
 * What a request sends to the model: its own content, the image at its URL, or what is in S3 already.
 * @throws Failure if there is no such image, or the content is too large for the endpoint
 */
async function inputOf(
  request: InferenceRequest,
  { settings, network }: RequestDependencies,
  signal: AbortSignal,
): Promise<Content | StoredContent> {
  const { imageHosts, maxRequestBytes: maxBytes, requestsPrefix } = settings;
  if ("stored" in request) return ownRequest(request.stored, requestsPrefix);
  if ("url" in request) {
    const url = imageAddress(request.url, imageHosts);
    const imageSignal = AbortSignal.any([signal, AbortSignal.timeout(imageTimeoutMs)]);
    return fetchImage(url, network, { maxBytes, signal: imageSignal });
  }
  if (request.content.bytes.length > maxBytes) throw tooLarge("the request", maxBytes);
  return request.content;
}

/**
 * Content in S3, if it is a request to this endpoint: the endpoint can read other objects too, which its callers may not.
 * @throws Failure 400 if it is anything else
 */
function ownRequest(stored: StoredContent, prefix = ""): StoredContent {
  const [, key = ""] = /^s3:\/\/[^/]+\/(.+)$/.exec(stored.inputLocation) ?? [];
  if (key.startsWith(prefix) && key.length > prefix.length) return stored;
  throw badRequest(`inputLocation: expected an object below ${prefix}`);
}

/** What the log says of a request's input. */
export function inputLine(input: Content | StoredContent): Partial<LogLine> {
  return {
    ...(input.contentType !== undefined && { contentType: input.contentType }),
    ...("bytes" in input && { requestBytes: input.bytes.length }),
  };
}

/**
 * The failure that callers get for an error. The message of an unexpected error is left out, because it may quote a
 * payload; the log gets its stack frames.
 */
export function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { name, stack = "" }: Partial<Error> = error instanceof Error ? error : {};
  const frames = stack.split("\n").filter((text) => /^\s+at /.test(text));
  return new Failure(500, "something went wrong here", { cause: { error: name, at: frames.join("\n") } });
}

/** What the log says of a failure. */
export function failureLine({
  status,
  message,
  details,
}: Failure): Pick<LogLine, "status"> & Partial<LogLine> {
  return { status, reason: message, cause: details.cause };
}
