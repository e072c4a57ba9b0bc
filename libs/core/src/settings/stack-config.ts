import { z } from "zod";
import { type AwsEnvironment, awsEnvironment } from "../environment.ts";
import { refusal } from "../problems.ts";
import type { StackName } from "../stack-name.ts";
import { lostKeyProblems } from "./lost-keys.ts";
import { schemaProblems } from "./schema-problems.ts";
import { accountValue, regionValue, roleArnValue } from "./aws-values.ts";

/** Schemas of the sections that an app adds to its stack files, by key. */
export type Sections = z.ZodRawShape;

const hasNoAwsKeys = (tags: Record<string, string>) =>
  Object.keys(tags).every((key) => !key.toLowerCase().startsWith("aws:"));

/** What every stack file holds, whatever its app. */
export const commonShape = {
  account: accountValue().describe("AWS account that the stack lives in."),
  region: regionValue().describe("AWS region that the stack lives in."),
  deployRoleArn: roleArnValue()
    .optional()
    .describe("Role in the account which deployments assume. Absent: the caller's own credentials."),
  owner: z.string().min(1).describe("Who answers for the stack: the value of the tag Owner."),
  costCentre: z.string().min(1).describe("Who pays for the stack: the value of the tag CostCentre."),
  retainData: z
    .enum(["true", "false"])
    .transform((text) => text === "true")
    .describe("Data outlives the stack: stateful resources are protected and nothing is emptied on delete."),
  tags: z
    .record(z.string().min(1).max(128), z.string().max(256))
    .refine(hasNoAwsKeys, { error: 'expected keys that do not begin with "aws:"' })
    .optional()
    .describe("Further tags of every resource. The platform's own tags win."),
};

/** The checked values that every stack file holds. */
export type CommonConfig = z.output<z.ZodObject<typeof commonShape>>;

/** The checked values of a stack file: what every stack holds, and the app's own sections. */
export type StackConfig<Shape extends Sections> = CommonConfig & z.output<z.ZodObject<Shape>>;

/** A stack file as Pulumi hands it to a program. */
export interface RawStackFile {
  /** Path from the root of the repository, for errors. */
  readonly file: string;
  /** The stack that it is for. */
  readonly stack: StackName;
  /** The project's keys without namespace; every value is a string, objects and lists are JSON. */
  readonly values: Readonly<Record<string, string>>;
  /**
   * Keys with a namespace that nothing reads, such as a misspelt project's.
   * @default - none
   */
  readonly unread?: readonly string[];
}

/**
 * Check a stack file's values.
 * @param sections schemas of the app's own sections, for the environment that the file names
 * @throws RunError with every problem: key path, what came, what is allowed
 */
export function parseStackConfig<Shape extends Sections>(
  { file, stack, values, unread = [] }: RawStackFile,
  sections: (environment: AwsEnvironment) => Shape,
): { readonly environment: AwsEnvironment; readonly config: StackConfig<Shape> } {
  const decoded = Object.fromEntries(Object.entries(values).map(([key, text]) => [key, decode(text)]));
  // If account or region are wrong themselves, the sections are checked all the same: all problems at once.
  const where = awsEnvironment({
    app: stack.app,
    name: stack.environment,
    account: values.account ?? "",
    region: values.region ?? "",
  });
  const shape = sections(where);
  // Two schemas, one after the other, because the output type of a merged generic shape cannot be told.
  const common = z.object(commonShape).safeParse(decoded, { reportInput: true });
  const own = z.object(shape).safeParse(decoded, { reportInput: true });
  const unknown = unknownKeys(decoded, [...Object.keys(commonShape), ...Object.keys(shape)]);
  const lost = lostKeyProblems(decoded);
  if (common.success && own.success && unknown === undefined && unread.length + lost.length === 0) {
    return { environment: where, config: { ...common.data, ...own.data } };
  }
  throw refusal(`${file} cannot be used`, [
    ...unread.map((key) => `${key}: got a key that nothing reads; expected the project's name before ":"`),
    ...lost,
    ...schemaProblems(z.object({ ...commonShape, ...shape }), unknown),
    ...schemaProblems(z.object(commonShape), common.error),
    ...schemaProblems(z.object(shape), own.error),
  ]);
}

function unknownKeys(decoded: Record<string, unknown>, allowed: readonly string[]): z.ZodError | undefined {
  const keys = Object.keys(decoded).filter((key) => !allowed.includes(key));
  if (keys.length === 0) return undefined;
  return new z.ZodError([{ code: "unrecognized_keys", keys, path: [], input: decoded, message: "" }]);
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
