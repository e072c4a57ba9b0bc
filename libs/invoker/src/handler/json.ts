import { badRequest } from "./failure.ts";
import type { Content } from "./inference-request.ts";

/**
 * The value of JSON.
 * @throws Failure 400 if it is not JSON; without the parser's message, which quotes the payload
 */
export function jsonOf({ bytes }: Content): unknown {
  const text = textOf(bytes);
  const json = text === undefined ? undefined : parsedJson(text);
  if (!json) throw badRequest("body: is not JSON");
  return json.value;
}

/** The value of JSON in `text`; nothing if it is not JSON. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The text in UTF-8 `bytes`; nothing if they are not UTF-8. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
