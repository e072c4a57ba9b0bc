import * as z from "zod/mini";
import { isContentType } from "./content-type.ts";
import { badRequest } from "./failure.ts";

/** Bytes that a model understands. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** What a caller wants answered: content, or the content of an address. */
export type InferenceRequest = {
  /** Type that the answer should have. */
  readonly accept: string | undefined;
} & ({ readonly content: Content } | { readonly url: string });

/** A text that names a content type. */
export const contentTypeSchema = z
  .string({ error: ({ input }) => (input === undefined ? "is missing" : "expected a text") })
  .check(z.refine(isContentType, { error: 'expected a content type such as "text/csv"' }));

/** A text of an `Accept` header. SageMaker takes 1024 ASCII characters. */
export const acceptSchema = z
  .string({ error: "expected a text" })
  .check(z.regex(/^[\x20-\x7e]{1,1024}$/, { error: 'expected content types such as "application/json"' }));

/** An address to fetch. Longer ones are not looked at. */
export const urlSchema = z
  .string({ error: "expected a text" })
  .check(z.maxLength(2048, { error: "expected at most 2048 characters" }));

/**
 * The address in JSON of the form `{"url": "…"}`, which asks for an image to be fetched. JSON with other keys as well is
 * the model's business.
 * @throws Failure 400 if it is too long
 */
export function urlIn(json: unknown): string | undefined {
  const address = z.strictObject({ url: z.string() }).safeParse(json).data;
  return address && checked(z.object({ url: urlSchema }), address).url;
}

/**
 * `value` as `schema` wants it.
 * @throws Failure 400 with every problem: where, and what is expected. What came is left out: it is payload.
 */
export function checked<Schema extends z.ZodMiniType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw badRequest(...parsed.error.issues.map(problemText));
}

function problemText(issue: z.core.$ZodIssue): string {
  const at = issue.path.length > 0 ? `${issue.path.join(".")}: ` : "";
  return issue.code === "unrecognized_keys"
    ? `${at}knows no ${issue.keys.map((key) => `"${key}"`).join(", ")}`
    : `${at}${issue.message}`;
}
