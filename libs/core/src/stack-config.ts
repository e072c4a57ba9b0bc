import { z } from "zod";
import { accountValue } from "./config-values.ts";
import { refusal } from "./problems.ts";
import { schemaProblems } from "./schema-problems.ts";

/** A schema of the sections that one app adds to its stack files: one object for each section. */
export type SectionsSchema = z.ZodRawShape;

const hasNoAwsKeys = (tags: Record<string, string>) =>
  Object.keys(tags).every((key) => !key.toLowerCase().startsWith("aws:"));

/** What every stack file says, whatever its app. */
const commonShape = {
  /** AWS account that the stack lives in. */
  account: accountValue(),
  region: z
    .string()
    .regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/, { error: 'expected an AWS region such as "eu-west-1"' }),
  /** Role in that account which deployments assume. Absent: the caller's own credentials. */
  deployRoleArn: z
    .string()
    .regex(/^arn:aws[a-z-]*:iam::\d{12}:role\/.+$/, { error: "expected the ARN of an IAM role" })
    .optional(),
  owner: z.string().min(1),
  costCentre: z.string().min(1),
  /** Data outlives the stack: stateful resources are protected and nothing is emptied on delete. */
  retainData: z.enum(["true", "false"]).transform((text) => text === "true"),
  tags: z
    .record(z.string().min(1).max(128), z.string().max(256))
    .refine(hasNoAwsKeys, { error: "tag keys cannot begin with aws:" })
    .optional(),
};

/** What every stack file says, whatever its app. */
export type CommonConfig = z.output<z.ZodObject<typeof commonShape>>;

/** The checked values of a stack file: what every stack says, and the app's own sections. */
export type StackConfig<Sections extends SectionsSchema> = CommonConfig & z.output<z.ZodObject<Sections>>;

/**
 * Check a stack file's values.
 * @param file the file, for the error
 * @param raw configuration of the project as Pulumi hands it to a program: keys without namespace, every value a
 * text, objects and lists as JSON
 * @param sections schemas of the app's own sections
 * @throws RunError with every problem: key path, what came, what is allowed
 */
export function parseStackConfig<Sections extends SectionsSchema>(
  file: string,
  raw: Readonly<Record<string, string>>,
  sections: Sections,
): StackConfig<Sections> {
  const decoded = Object.fromEntries(Object.entries(raw).map(([key, text]) => [key, decode(text)]));
  // Two schemas, one after the other, because the output type of a merged generic shape cannot be told.
  const common = z.object(commonShape).safeParse(decoded, { reportInput: true });
  const own = z.object(sections).safeParse(decoded, { reportInput: true });
  const unknown = unknownKeys(decoded, sections);
  if (common.success && own.success && unknown.length === 0) return { ...common.data, ...own.data };
  throw refusal(`${file} cannot be used`, [
    ...unknown,
    ...schemaProblems(z.object(commonShape), common.error),
    ...schemaProblems(z.object(sections), own.error),
  ]);
}

function unknownKeys(decoded: Record<string, unknown>, sections: SectionsSchema): string[] {
  const allowed = [...Object.keys(commonShape), ...Object.keys(sections)];
  return Object.keys(decoded)
    .filter((key) => !allowed.includes(key))
    .map((key) => `${key}: no such key; allowed: ${allowed.join(", ")}`);
}

/** Pulumi hands objects and lists to a program as JSON; everything else is its text. */
function decode(text: string): unknown {
  if (!/^\s*[[{]/.test(text)) return text;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
