import { type DirectResponse, directRequest, directResponse } from "./direct-event.ts";
import { Failure, tooLarge } from "./failure.ts";
import { type NetworkAccess, fetchImage } from "./fetch-image.ts";
import { type HttpResponse, asHttpEvent, failureResponse, httpRequest, httpResponse } from "./http-event.ts";
import { imageAddress } from "./image-address.ts";
import type { Content, InferenceRequest, StoredContent } from "./inference-request.ts";
import type { InvokeModel, SubmitToModel } from "./invoke-model.ts";
import type { LogLine } from "./log-line.ts";
import type { ModelResponse } from "./model-response.ts";
import type { Settings } from "./settings.ts";
import { callTarget } from "./target.ts";

/** The part of Lambda's context that is used. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** What the handler uses; tests replace it. */
export interface InvocationDependencies {
  readonly settings: Settings;
  readonly invokeModel: InvokeModel;
  /** Of an asynchronous endpoint. */
  readonly submitToModel: SubmitToModel;
  readonly network: NetworkAccess;
  readonly log: (line: LogLine) => void;
}

/** Time kept for a response about a timeout: after Lambda's own limit there would be none. */
const reserveMs = 500;
/** Time that fetching an image may take. */
const imageTimeoutMs = 10_000;
/** Size of the largest response of a function (Lambda quotas, synchronous payload). */
const maxResponseBytes = 6 * 1024 * 1024;

/**
 * The Lambda handler: one request, one call of the endpoint, one line in the log.
 *
 * Callers over HTTP get failures as responses. For direct callers they are thrown, because then Lambda repeats an
 * asynchronous invocation and sends it to the dead-letter queue in the end.
 */
export function invocationHandler(dependencies: InvocationDependencies) {
  const { log, settings } = dependencies;
  return async (event: unknown, context: InvocationContext): Promise<HttpResponse | DirectResponse> => {
    const started = performance.now();
    const signal = AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - reserveMs));
    const http = asHttpEvent(event);
    const inferenceId = context.awsRequestId;
    const report = (line: Pick<LogLine, "status"> & Partial<LogLine>) => {
      const durationMs = Math.round(performance.now() - started);
      log({ source: http ? "http" : "direct", inferenceId, durationMs, ...line });
    };
    try {
      const { asynchronous } = settings;
      const request = http ? httpRequest(http, asynchronous) : directRequest(event, asynchronous);
      const target = callTarget(request.target, settings.target);
      const input = await inputOf(request, dependencies, signal);
      const call = { input, target, accept: request.accept, inferenceId, signal };
      const modelResponse = await answerTo(call, dependencies);
      const response = checkedSize(http ? httpResponse(modelResponse) : directResponse(modelResponse));
      report({
        status: modelResponse.status,
        ...(input.contentType !== undefined && { contentType: input.contentType }),
        ...("bytes" in input && { requestBytes: input.bytes.length }),
        answerBytes: modelResponse.content.bytes.length,
        variant: modelResponse.variant,
      });
      return response;
    } catch (error) {
      const failure = asFailure(error);
      report({ status: failure.status, reason: failure.message, cause: failure.details.cause });
      if (http) return failureResponse(failure);
      throw failure;
    }
  };
}

/** Calls the endpoint in the way in which it serves. */
function answerTo(
  { input, ...call }: Parameters<SubmitToModel>[0],
  { settings, invokeModel, submitToModel }: InvocationDependencies,
): Promise<ModelResponse> {
  return settings.asynchronous || !("bytes" in input)
    ? submitToModel({ input, ...call })
    : invokeModel({ input, ...call });
}

/**
 * What a request sends to the model: its own content, the image at its URL, or what is in S3 already.
 * @throws Failure if there is no such image, or the content is too large for the endpoint
 */
async function inputOf(
  request: InferenceRequest,
  { settings, network }: InvocationDependencies,
  signal: AbortSignal,
): Promise<Content | StoredContent> {
  if ("stored" in request) return request.stored;
  const { imageHosts, maxRequestBytes: maxBytes } = settings;
  if ("url" in request) {
    const url = imageAddress(request.url, imageHosts);
    const imageSignal = AbortSignal.any([signal, AbortSignal.timeout(imageTimeoutMs)]);
    return fetchImage(url, network, { maxBytes, signal: imageSignal });
  }
  if (request.content.bytes.length > maxBytes) throw tooLarge("the request", maxBytes);
  return request.content;
}

/** The response, if Lambda can return it. @throws Failure 502 if it is too large */
function checkedSize<Response>(response: Response): Response {
  const bytes = Buffer.byteLength(JSON.stringify(response));
  if (bytes <= maxResponseBytes) return response;
  throw new Failure(
    502,
    `the model's answer has ${bytes} bytes; a function hands on at most ${maxResponseBytes}`,
  );
}

/**
 * The failure that callers get for an error. The message of an unexpected error is left out, because it may quote a
 * payload; the log gets its stack frames.
 */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { name, stack = "" }: Partial<Error> = error instanceof Error ? error : {};
  const frames = stack.split("\n").filter((text) => /^\s+at /.test(text));
  return new Failure(500, "something went wrong here", { cause: { error: name, at: frames.join("\n") } });
}
