import * as z from "zod/mini";
import { isContentType } from "./content-type.ts";
import { badRequest } from "./failure.ts";

/** The body of a request or a response, with its type. */
export interface Content {
  readonly bytes: Uint8Array;
  readonly contentType: string;
}

/** Content that a caller has put into S3, for an asynchronous endpoint. */
export interface StoredContent {
  /** S3 URI, which the endpoint's role can read. */
  readonly inputLocation: string;
  readonly contentType: string | undefined;
}

/** What every request of a caller says. */
interface RequestParts {
  /** Content type that the response should have. @default - the model's choice */
  readonly accept: string | undefined;
  /** What is to answer, where the endpoint has several models. */
  readonly target: string | undefined;
}

/** A request of a caller: with content, with the URL of an image, or with the place of content in S3. */
export type InferenceRequest = RequestParts &
  ({ readonly content: Content } | { readonly url: string } | { readonly stored: StoredContent });

/** A content type. */
export const contentTypeSchema = z
  .string({ error: ({ input }) => (input === undefined ? "is missing" : "expected a text") })
  .check(z.refine(isContentType, { error: 'expected a content type such as "text/csv"' }));

/** The value of an `Accept` header: at most 1024 ASCII characters, the limit of SageMaker. */
export const acceptSchema = z
  .string({ error: "expected a text" })
  .check(z.regex(/^[\x20-\x7e]{1,1024}$/, { error: 'expected content types such as "application/json"' }));

/** The name of a model, a container or a component: at most 1024 visible ASCII characters, the limit of SageMaker. */
export const targetNameSchema = z
  .string({ error: "expected a text" })
  .check(z.regex(/^[\x21-\x7e]{1,1024}$/, { error: "expected 1 to 1024 visible characters" }));

/** The place of content in S3, at most 1024 characters. */
export const storedSchema = z.strictObject({
  inputLocation: z
    .string({ error: "expected a text" })
    .check(z.regex(/^s3:\/\/[^/\s]+\/\S{1,950}$/, { error: "expected an S3 URI such as s3://bucket/key" })),
  contentType: z.optional(contentTypeSchema),
});

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
 * The place in S3 in JSON of the form `{"inputLocation": "s3://…", "contentType": "…"}`; nothing for JSON without
 * `inputLocation`, which is content itself.
 * @throws Failure 400 if it cannot be used
 */
export function storedIn(json: unknown): StoredContent | undefined {
  if (typeof json !== "object" || json === null || !("inputLocation" in json)) return undefined;
  const { inputLocation, contentType } = checked(storedSchema, json);
  return { inputLocation, contentType };
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
