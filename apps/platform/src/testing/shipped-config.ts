import { readFileSync } from "node:fs";
import { parse } from "yaml";

/** The configuration of a stack's file in `stacks/`, by full key. */
export function shippedConfig(stack: string): Readonly<Record<string, unknown>> {
  const { config } = parse(readFileSync(`stacks/Pulumi.${stack}.yaml`, "utf8")) as {
    config: Record<string, unknown>;
  };
  return config;
}
