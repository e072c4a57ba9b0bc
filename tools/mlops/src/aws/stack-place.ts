import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { type Partition, partitionOf } from "@mlops/aws";
import { WrongUse } from "../command/failures.ts";
import { roleArnValue } from "../command/given-values.ts";

/** Where a stack is, as its file says. */
export interface StackPlace {
  /** `<app>.<environment>`. */
  readonly name: string;
  readonly app: string;
  /** Such as `dev`. */
  readonly environment: string;
  /** Stack file, from the root of the workspace. */
  readonly file: string;
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
  readonly partition: Partition;
  /** Role that deployments assume. @default - the caller's own credentials are used */
  readonly deployRoleArn?: string | undefined;
}

const folder = "stacks";
/** What the keys of this project's configuration begin with. */
export const namespace = "mlops-platform:";

/** The file of a stack, from the root of the workspace. */
export const stackFile = (name: string) => `${folder}/Pulumi.${name}.yaml`;

const text = z.string({ error: "expected a text" });
const placeInFile = z.object({
  config: z.object({
    [`${namespace}account`]: text.regex(/^\d{12}$/, { error: "expected 12 digits, in quotes" }),
    [`${namespace}region`]: text,
    [`${namespace}deployRoleArn`]: roleArnValue().optional(),
  }),
});

/** Names of the stacks that have a file. */
export function stackNames(root: string): string[] {
  const files = readdirSync(join(root, folder)).toSorted();
  return files.flatMap((file) => /^Pulumi\.([a-z][a-z0-9-]*\.[a-z]+)\.yaml$/.exec(file)?.[1] ?? []);
}

/**
 * Read where a stack is.
 * @param root folder of the workspace
 * @throws WrongUse if there is no such stack, or its file does not say
 */
export function stackPlace(root: string, name: string): StackPlace {
  const names = stackNames(root);
  if (!names.includes(name)) {
    throw new WrongUse(`stack: got "${name}"; expected one that has a file: ${names.join(", ")}`);
  }
  const file = stackFile(name);
  const read = placeInFile.safeParse(contentOf(root, file), { reportInput: true });
  if (!read.success) {
    throw new WrongUse(
      ...read.error.issues.map(({ path, message }) => `${file}: ${path.slice(1).join(".")}: ${message}`),
    );
  }
  const [app = "", environment = ""] = name.split(".");
  const config = read.data.config as Readonly<Record<string, string>>;
  const region = config[`${namespace}region`] ?? "";
  return {
    name,
    app,
    environment,
    file,
    account: config[`${namespace}account`] ?? "",
    region,
    partition: partitionOf(region),
    deployRoleArn: config[`${namespace}deployRoleArn`],
  };
}

/**
 * What a stack's file says.
 * @param root folder of the workspace
 * @param file from there
 * @throws WrongUse if it cannot be read
 */
export function contentOf(root: string, file: string): unknown {
  try {
    return parse(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    throw new WrongUse(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
}
