import * as z from "zod/mini";
import { isJson } from "./content-type.ts";
import { Failure, badRequest } from "./failure.ts";
import {
  type InferenceRequest,
  acceptSchema,
  checked,
  contentTypeSchema,
  storedIn,
  targetNameSchema,
  urlIn,
} from "./inference-request.ts";
import { jsonOf } from "./json.ts";
import { type ModelResponse, encodedBody } from "./model-response.ts";

/** The event of a function URL or an HTTP API (payload format 2.0). Names of headers are in lower case. */
const httpEvent = z.object({
  requestContext: z.object({ http: z.object({ method: z.string() }) }),
  headers: z._default(z.record(z.string(), z.string()), {}),
  body: z._default(z.string(), ""),
  isBase64Encoded: z._default(z.boolean(), false),
});

/** A checked event of a function URL or an HTTP API. */
export type HttpEvent = z.output<typeof httpEvent>;

/** The response to a function URL or an HTTP API. */
export interface HttpResponse {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  readonly isBase64Encoded: boolean;
}

/** The event, if it comes from a function URL or an HTTP API; nothing otherwise. */
export function asHttpEvent(event: unknown): HttpEvent | undefined {
  return httpEvent.safeParse(event).data;
}

const usedHeaders = z.object({
  "content-type": contentTypeSchema,
  accept: z.optional(acceptSchema),
  // Not SageMaker's own headers: API Gateway keeps some that begin with x-amzn- to itself.
  "x-target": z.optional(targetNameSchema),
});

/**
 * The request that came over HTTP.
 * @param asynchronous whether it may name content in S3 instead
 * @throws Failure 400 or 405
 */
export function httpRequest(
  { requestContext, headers, body, isBase64Encoded }: HttpEvent,
  asynchronous: boolean,
): InferenceRequest {
  const { method } = requestContext.http;
  if (method !== "POST") throw new Failure(405, `got the method ${method}; expected POST`);
  const { "content-type": contentType, accept: wanted, "x-target": target } = checked(usedHeaders, headers);
  const bytes = Buffer.from(body, isBase64Encoded ? "base64" : "utf8");
  if (bytes.length === 0) throw badRequest("body: is empty");
  // The default of many clients, but some containers refuse it because it is none of the types that they support.
  const accept = wanted === "*/*" ? undefined : wanted;
  const content = { bytes, contentType };
  if (!isJson(contentType)) return { accept, target, content };
  const json = jsonOf(content);
  const stored = asynchronous ? storedIn(json) : undefined;
  if (stored) return { accept, target, stored };
  const url = urlIn(json);
  return url === undefined ? { accept, target, content } : { accept, target, url };
}

/** Headers of a response with what the model has answered. */
export function answerHeaders(contentType: string, inferenceId: string): Readonly<Record<string, string>> {
  return { "content-type": contentType, "cache-control": "no-store", "x-inference-id": inferenceId };
}

/** The model's response as an HTTP response. */
export function httpResponse({ status, content, inferenceId }: ModelResponse): HttpResponse {
  return {
    statusCode: status,
    headers: answerHeaders(content.contentType, inferenceId),
    ...encodedBody(content),
  };
}

/** A failure as an HTTP response: JSON with the reason. */
export function failureResponse({ status, message, details }: Failure): HttpResponse {
  const { modelStatusCode, retryAfterSeconds } = details;
  return {
    statusCode: status,
    headers: {
      "content-type": "application/json",
      "cache-control": "no-store",
      ...(retryAfterSeconds !== undefined && { "retry-after": String(retryAfterSeconds) }),
      ...(status === 405 && { allow: "POST" }),
    },
    body: JSON.stringify({ message, modelStatusCode }),
    isBase64Encoded: false,
  };
}
