import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "yaml";
import { InputProblem } from "@mlops/preview/command";

/** Where a stack file says that its stack lives. The offline preview checks the values; here they are only shown. */
export interface StackPlace {
  /** 12 digits. */
  readonly account: string;
  readonly region: string;
}

/**
 * Account and region in a stack file.
 * @param file relative to `root`
 * @throws InputProblem if it cannot be read, or has none
 */
export function stackPlace(root: string, file: string): StackPlace {
  let content: unknown;
  try {
    content = parse(readFileSync(join(root, file), "utf8"));
  } catch (error) {
    throw new InputProblem(`${file}: cannot be read: ${error instanceof Error ? error.message : String(error)}`);
  }
  return { account: configValue(content, file, "account"), region: configValue(content, file, "region") };
}

function configValue(content: unknown, file: string, key: string): string {
  const config = isRecord(content) && isRecord(content["config"]) ? content["config"] : {};
  const [, value] = Object.entries(config).find(([name]) => name.endsWith(`:${key}`)) ?? [];
  if (typeof value === "string") return value;
  throw new InputProblem(`${file}: ${key}: got ${value === undefined ? "nothing" : typeof value}; expected a text`);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null;
}
