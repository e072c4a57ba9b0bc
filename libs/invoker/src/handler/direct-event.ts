import * as z from "zod/mini";
import { isJson } from "./content-type.ts";
import { badRequest } from "./failure.ts";
import {
  type Content,
  type InferenceRequest,
  acceptSchema,
  checked,
  contentTypeSchema,
  storedSchema,
  targetNameSchema,
  urlSchema,
} from "./inference-request.ts";
import { jsonOf, parsedJson } from "./json.ts";
import { type ModelResponse, encodedBody } from "./model-response.ts";

const everyEvent = { accept: z.optional(acceptSchema), target: z.optional(targetNameSchema) };

const imageEvent = z.strictObject({ url: urlSchema, ...everyEvent });

const storedEvent = z.extend(storedSchema, everyEvent);

const contentEvent = z.strictObject({
  /** JSON of any form, a text, or bytes in base64. */
  body: z.unknown(),
  /** Can be left out with JSON. */
  contentType: z.optional(contentTypeSchema),
  isBase64Encoded: z._default(z.boolean({ error: "expected true or false" }), false),
  ...everyEvent,
});

/** The response to a direct invocation. */
export interface DirectResponse {
  /** 202 for a request that was put into the queue of an asynchronous endpoint. */
  readonly statusCode: 200 | 202;
  readonly contentType: string;
  /** The value of JSON, other text as it is, everything else in base64. */
  readonly body: unknown;
  readonly isBase64Encoded: boolean;
  readonly variant: string | undefined;
  readonly inferenceId: string;
}

/**
 * The request of a direct invocation: `{ "body": …, "contentType": … }`, `{ "url": "https://…" }` or, for an asynchronous
 * endpoint, `{ "inputLocation": "s3://…", "contentType": … }`.
 * @param asynchronous whether it may name content in S3
 * @throws Failure 400
 */
export function directRequest(event: unknown, asynchronous: boolean): InferenceRequest {
  if (asynchronous && typeof event === "object" && event !== null && "inputLocation" in event) {
    const { inputLocation, contentType, accept, target } = checked(storedEvent, event);
    return { accept, target, stored: { inputLocation, contentType } };
  }
  if (typeof event !== "object" || event === null || !("url" in event || "body" in event)) {
    throw badRequest('expected an object with "body" or "url"');
  }
  if ("url" in event) {
    const { url, accept, target } = checked(imageEvent, event);
    return { accept, target, url };
  }
  const { body, contentType, isBase64Encoded, accept, target } = checked(contentEvent, event);
  return { accept, target, content: contentOf(body, contentType, isBase64Encoded) };
}

function contentOf(body: unknown, contentType: string | undefined, isBase64Encoded: boolean): Content {
  if (typeof body !== "string") {
    const type = contentType ?? "application/json";
    if (isBase64Encoded || !isJson(type)) {
      throw badRequest("body: expected a text, for content that is not JSON");
    }
    return { contentType: type, bytes: Buffer.from(JSON.stringify(body)) };
  }
  if (body === "") throw badRequest("body: is empty");
  if (contentType === undefined)
    throw badRequest('contentType: is missing; a text needs one, such as "text/csv"');
  if (isBase64Encoded && !/^[\w+/-]*={0,2}$/.test(body)) throw badRequest("body: expected base64");
  const content = { contentType, bytes: Buffer.from(body, isBase64Encoded ? "base64" : "utf8") };
  if (isJson(contentType)) jsonOf(content);
  return content;
}

/** The model's response as the response to a direct invocation. */
export function directResponse({ status, content, variant, inferenceId }: ModelResponse): DirectResponse {
  const { body, isBase64Encoded } = encodedBody(content);
  const { contentType } = content;
  const json = isJson(contentType) && !isBase64Encoded ? parsedJson(body) : undefined;
  const value = json ? json.value : body;
  return { statusCode: status, contentType, body: value, isBase64Encoded, variant, inferenceId };
}
