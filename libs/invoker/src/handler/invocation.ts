import { type DirectResponse, directResponse } from "./direct-event.ts";
import { Failure } from "./failure.ts";
import { type HttpResponse, failureResponse, httpResponse } from "./http-event.ts";
import type { InvokeModel, SubmitToModel } from "./invoke-model.ts";
import type { ModelResponse } from "./model-response.ts";
import {
  type InvocationContext,
  type RequestDependencies,
  asFailure,
  failureLine,
  inputLine,
  oneRequest,
} from "./one-request.ts";

/** What the handler uses; tests replace it. */
export interface InvocationDependencies extends RequestDependencies {
  readonly invokeModel: InvokeModel;
  /** Of an asynchronous endpoint. */
  readonly submitToModel: SubmitToModel;
}

/** Answers one event. */
export type Handler = (event: unknown, context: InvocationContext) => Promise<HttpResponse | DirectResponse>;

/** Size of the largest response of a function (Lambda quotas, synchronous payload). */
const maxResponseBytes = 6 * 1024 * 1024;

/**
 * The Lambda handler: one request, one call of the endpoint, one line in the log.
 *
 * Callers over HTTP get failures as responses. For direct callers they are thrown, because then Lambda repeats an
 * asynchronous invocation and sends it to the dead-letter queue in the end.
 */
export function invocationHandler(dependencies: InvocationDependencies): Handler {
  return async (event, context) => {
    const { http, call, report } = oneRequest(event, context, dependencies);
    try {
      const modelCall = await call();
      const modelResponse = await answerTo(modelCall, dependencies);
      const response = checkedSize(http ? httpResponse(modelResponse) : directResponse(modelResponse));
      const { status, content, variant } = modelResponse;
      report({ status, ...inputLine(modelCall.input), answerBytes: content.bytes.length, variant });
      return response;
    } catch (error) {
      const failure = asFailure(error);
      report(failureLine(failure));
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
  return settings.requestsPrefix !== undefined || !("bytes" in input)
    ? submitToModel({ input, ...call })
    : invokeModel({ input, ...call });
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
