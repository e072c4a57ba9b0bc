import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Policies } from "@pulumi/policy";
import { messageOf } from "../engine/monitor-error.ts";
import { InputProblem } from "../workspace/input-problem.ts";

/** A policy, and which resource types it looks at: it need not be run on any other. */
export type JudgedPolicy = Policies[number] & {
  /** Type tokens. @default - every type */
  readonly resourceTypes?: readonly string[];
};

/** What the pack's module exports as `pack`: the policies, before anything serves them. */
export interface PolicyPack {
  readonly name: string;
  readonly version: string;
  readonly policies: readonly JudgedPolicy[];
}

/**
 * Load a policy pack from its folder: what the `./pack` export of its package.json exports as `pack`.
 * @throws InputProblem if there is no such pack
 */
export async function loadPolicyPack(folder: string, label: string): Promise<PolicyPack> {
  const module = packModule(folder, label);
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(join(folder, module)).href);
  } catch (error) {
    throw new InputProblem(`${label}: ${module} cannot be loaded: ${messageOf(error)}`);
  }
  const pack = typeof loaded === "object" && loaded !== null && "pack" in loaded ? loaded.pack : undefined;
  if (!isPack(pack)) {
    throw new InputProblem(`${label}: ${module} must export pack: { name, version, policies }`);
  }
  return pack;
}

function packModule(folder: string, label: string): string {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    throw new InputProblem(`${label}: no policy pack: package.json: ${messageOf(error)}`);
  }
  const exported = (manifest as { exports?: Record<string, unknown> }).exports?.["./pack"];
  if (typeof exported === "string") return exported;
  throw new InputProblem(
    `${label}: no policy pack: package.json needs exports["./pack"], the module that exports pack`,
  );
}

function isPack(value: unknown): value is PolicyPack {
  return (
    typeof value === "object" &&
    value !== null &&
    "name" in value &&
    typeof value.name === "string" &&
    "version" in value &&
    typeof value.version === "string" &&
    "policies" in value &&
    Array.isArray(value.policies)
  );
}
