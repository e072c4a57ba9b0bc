import * as z from "zod/mini";

/** What the function is told by its environment variables. The component that makes the function sets them. */
const environment = z.object({
  /** Endpoint that is called. */
  ENDPOINT_NAME: z.string().check(z.minLength(1)),
  /** Hosts that images may be fetched from, parted by commas. */
  IMAGE_HOSTS: z.optional(z.string()),
  /** The largest content that the endpoint takes. */
  MAX_REQUEST_BYTES: z.string().check(z.regex(/^[1-9]\d*$/)),
});

/** The variables, for whoever sets them. */
export type SettingsVariables = z.input<typeof environment>;

export interface Settings {
  readonly endpointName: string;
  readonly imageHosts: readonly string[];
  readonly maxRequestBytes: number;
}

/** The settings in environment variables. @throws Error with the names of those that cannot be used */
export function readSettings(variables: Readonly<Record<string, string | undefined>>): Settings {
  const parsed = environment.safeParse(variables);
  if (!parsed.success) {
    const names = parsed.error.issues.map(({ path }) => path.join("."));
    throw new Error(`environment variables are missing or cannot be used: ${names.join(", ")}`);
  }
  const { ENDPOINT_NAME, IMAGE_HOSTS, MAX_REQUEST_BYTES } = parsed.data;
  return {
    endpointName: ENDPOINT_NAME,
    imageHosts: IMAGE_HOSTS?.split(",") ?? [],
    maxRequestBytes: Number(MAX_REQUEST_BYTES),
  };
}
