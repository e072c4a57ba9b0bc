import { isText } from "./content-type.ts";
import type { Content } from "./inference-request.ts";
import { textOf } from "./json.ts";

/** The response of a model. */
export interface ModelResponse {
  /** 202: the request is in the endpoint's queue, and the content says where the answer will be. */
  readonly status: 200 | 202;
  readonly content: Content;
  /** Name of the production variant; nothing if SageMaker does not send it. */
  readonly variant: string | undefined;
  /** ID of the captured request, 1 to 64 characters: ground truth refers to it. */
  readonly inferenceId: string;
}

/** Content in a form that JSON can hold: text as it is, everything else in base64. */
export function encodedBody({ bytes, contentType }: Content): { body: string; isBase64Encoded: boolean } {
  const text = isText(contentType) ? textOf(bytes) : undefined;
  return text === undefined
    ? { body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}
