import { badRequest } from "./failure.ts";
import type { Content } from "./inference-request.ts";

/**
 * What JSON says.
 * @throws Failure 400 if it is no JSON; without the parser's own words, which quote the payload
 */
export function jsonOf({ bytes }: Content): unknown {
  const text = textOf(bytes);
  const json = text === undefined ? undefined : parsedJson(text);
  if (!json) throw badRequest("body: is not JSON");
  return json.value;
}

/** What `text` says as JSON; nothing if it is none. */
export function parsedJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** The text that `bytes` are in UTF-8; nothing if they are no such text. */
export function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
