import * as z from "zod/mini";
import { type Target, targetSchema } from "./target.ts";

/** The environment variables of the function. The component that makes the function sets them. */
const environment = z.object({
  /** Name of the endpoint. */
  ENDPOINT_NAME: z.string().check(z.minLength(1)),
  /** Hosts that images may be fetched from, separated by commas. */
  IMAGE_HOSTS: z.optional(z.string()),
  /** Size of the largest request that the endpoint takes. */
  MAX_REQUEST_BYTES: z.string().check(z.regex(/^[1-9]\d*$/)),
  /** Beginning of the keys of an asynchronous endpoint's requests in S3. Absent: the endpoint answers at once. */
  REQUESTS_PREFIX: z.optional(z.string().check(z.minLength(1))),
  /** Set if answers are passed on while the model writes them. */
  STREAMING: z.optional(z.literal("true")),
  /** What requests name besides the endpoint, in JSON. */
  TARGET: z.optional(z.string()),
});

/** The environment variables, for the component that sets them. */
export type SettingsVariables = z.input<typeof environment>;

/** The settings of the function. */
export interface Settings {
  readonly endpointName: string;
  /** Names in lower case; none: no images are fetched. */
  readonly imageHosts: readonly string[];
  /** At least 1. */
  readonly maxRequestBytes: number;
  /** Beginning of the keys of an asynchronous endpoint's requests in S3; nothing for an endpoint that answers at once. */
  readonly requestsPrefix: string | undefined;
  /** Whether answers over HTTP are passed on while the model writes them. */
  readonly streaming: boolean;
  /** What requests name besides the endpoint; nothing for an endpoint with one model. */
  readonly target: Target | undefined;
}

/**
 * Read the settings from environment variables.
 * @throws Error with the names of those that are missing or cannot be used
 */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join("."));
    throw new Error(`environment variables are missing or cannot be used: ${names.join(", ")}`);
  }
  const { ENDPOINT_NAME, IMAGE_HOSTS, MAX_REQUEST_BYTES, REQUESTS_PREFIX, STREAMING, TARGET } = parsed.data;
  return {
    endpointName: ENDPOINT_NAME,
    imageHosts: IMAGE_HOSTS?.split(",") ?? [],
    maxRequestBytes: Number(MAX_REQUEST_BYTES),
    requestsPrefix: REQUESTS_PREFIX,
    streaming: STREAMING === "true",
    target: TARGET === undefined ? undefined : targetSchema.parse(JSON.parse(TARGET)),
  };
}
