import { isText } from "./content-type.ts";
import type { Content } from "./inference-request.ts";
import { textOf } from "./json.ts";

/** What the model answered. */
export interface ModelAnswer {
  readonly content: Content;
  /** Variant that answered. */
  readonly variant: string | undefined;
  /** Under which the request was captured: ground truth that comes later names it. */
  readonly inferenceId: string;
}

/** Content as JSON can carry it: text as it is, everything else as base64. */
export function carried({ bytes, contentType }: Content): { body: string; isBase64Encoded: boolean } {
  const text = isText(contentType) ? textOf(bytes) : undefined;
  return text === undefined
    ? { body: Buffer.from(bytes).toString("base64"), isBase64Encoded: true }
    : { body: text, isBase64Encoded: false };
}
