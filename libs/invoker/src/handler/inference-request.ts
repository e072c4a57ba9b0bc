import * as z from "zod/mini";
import { isContentType } from "./content-type.ts";
import { badRequest } from "./failure.ts";

/** The body of a request or a response, with its type. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** A request of a caller: with content, or with the URL of an image. */
export type InferenceRequest = {
  /** Content type that the response should have. @default - the model's choice */
  readonly accept: string | undefined;
} & ({ readonly content: Content } | { readonly url: string });

/** A content type. */
export const contentTypeSchema = z
  .string({ error: ({ input }) => (input === undefined ? "is missing" : "expected a text") })
  .check(z.refine(isContentType, { error: 'expected a content type such as "text/csv"' }));

/** The value of an `Accept` header: at most 1024 ASCII characters, the limit of SageMaker. */
export const acceptSchema = z
  .string({ error: "expected a text" })
  .check(z.regex(/^[\x20-\x7e]{1,1024}$/, { error: 'expected content types such as "application/json"' }));

/** A URL to fetch, at most 2048 characters. */
export const urlSchema = z
  .string({ error: "expected a text" })
  .check(z.maxLength(2048, { error: "expected at most 2048 characters" }));

/**
 * The URL in JSON of the form `{"url": "…"}`, which requests that an image is fetched; nothing for JSON with other
 * keys, which is for the model.
 * @throws Failure 400 if it is too long
 */
export function urlIn(json: unknown): string | undefined {
  const address = z.strictObject({ url: z.string() }).safeParse(json).data;
  return address && checked(z.object({ url: urlSchema }), address).url;
}

/**
 * `value`, checked by `schema`.
 * @throws Failure 400 with every problem: where, and what is expected. The value is left out, because it is payload.
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
