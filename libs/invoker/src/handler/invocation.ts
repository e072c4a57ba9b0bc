import { type DirectAnswer, directAnswer, directRequest } from "./direct-event.ts";
import { Failure, tooLarge } from "./failure.ts";
import { type Outside, fetchImage } from "./fetch-image.ts";
import { type HttpResponse, asHttpEvent, httpAnswer, httpFailure, httpRequest } from "./http-event.ts";
import { imageAddress } from "./image-address.ts";
import type { Content, InferenceRequest } from "./inference-request.ts";
import type { InvokeModel } from "./invoke-model.ts";
import type { LogLine } from "./log-line.ts";
import type { Settings } from "./settings.ts";

/** The part of Lambda's context that is used. */
export interface InvocationContext {
  readonly awsRequestId: string;
  readonly getRemainingTimeInMillis: () => number;
}

/** What an invocation works with. */
export interface Surroundings {
  readonly settings: Settings;
  readonly invokeModel: InvokeModel;
  readonly outside: Outside;
  readonly log: (line: LogLine) => void;
}

/** Time kept for answering that time ran out: after Lambda's own limit nobody would be told why. */
const reserveMs = 500;
/** Images that take longer are not worth waiting for. */
const imageTimeoutMs = 10_000;
/** The largest answer that Lambda hands on (Lambda quotas, synchronous payload). */
const maxAnswerBytes = 6 * 1024 * 1024;

/**
 * The function: one request, one call of the endpoint, one line in the log.
 *
 * Callers over HTTP get failures as responses. For direct callers they are thrown, because that is what makes Lambda try
 * an asynchronous invocation again and put it into the dead-letter queue at last.
 */
export function invocation({ settings, invokeModel, outside, log }: Surroundings) {
  const contentOf = async (request: InferenceRequest, signal: AbortSignal): Promise<Content> => {
    const { imageHosts, maxRequestBytes: maxBytes } = settings;
    if ("url" in request) {
      const url = imageAddress(request.url, imageHosts);
      const soon = AbortSignal.any([signal, AbortSignal.timeout(imageTimeoutMs)]);
      return fetchImage(url, outside, { maxBytes, signal: soon });
    }
    if (request.content.bytes.length > maxBytes) throw tooLarge("the request", maxBytes);
    return request.content;
  };

  return async (event: unknown, context: InvocationContext): Promise<HttpResponse | DirectAnswer> => {
    const started = performance.now();
    const signal = AbortSignal.timeout(Math.max(1, context.getRemainingTimeInMillis() - reserveMs));
    const http = asHttpEvent(event);
    const inferenceId = context.awsRequestId;
    const report = (line: Pick<LogLine, "status"> & Partial<LogLine>) => {
      const durationMs = Math.round(performance.now() - started);
      log({ source: http ? "http" : "direct", inferenceId, durationMs, ...line });
    };
    try {
      const request = http ? httpRequest(http) : directRequest(event);
      const content = await contentOf(request, signal);
      const answer = await invokeModel({ content, accept: request.accept, inferenceId, signal });
      const told = fitting(http ? httpAnswer(answer) : directAnswer(answer));
      report({
        status: 200,
        contentType: content.contentType,
        requestBytes: content.bytes.length,
        answerBytes: answer.content.bytes.length,
        variant: answer.variant,
      });
      return told;
    } catch (error) {
      const failure = asFailure(error);
      report({ status: failure.status, reason: failure.message, cause: failure.details.cause });
      if (http) return httpFailure(failure);
      throw failure;
    }
  };
}

/** The answer, if Lambda can hand it on. */
function fitting<Answer>(answer: Answer): Answer {
  const bytes = Buffer.byteLength(JSON.stringify(answer));
  if (bytes <= maxAnswerBytes) return answer;
  throw new Failure(
    502,
    `the model's answer has ${bytes} bytes; a function hands on at most ${maxAnswerBytes}`,
  );
}

/** An error nobody foresaw keeps its message to itself, which may quote a payload; the log is told where it arose. */
function asFailure(error: unknown): Failure {
  if (error instanceof Failure) return error;
  const { name, stack = "" }: Partial<Error> = error instanceof Error ? error : {};
  const frames = stack.split("\n").filter((text) => /^\s+at /.test(text));
  return new Failure(500, "something went wrong here", { cause: { error: name, at: frames.join("\n") } });
}
