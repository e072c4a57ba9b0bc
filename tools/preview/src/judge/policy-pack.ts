import { readFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Policies } from "@pulumi/policy";
import { messageOf } from "@mlops/engine/error-message";
import { InputProblem } from "../workspace/input-problem.ts";
import type { PackCatalogue } from "./pack-catalogue.ts";

/** A policy, and which resource types it looks at: it need not be run on any other. */
export type JudgedPolicy = Policies[number] & {
  /** Type tokens. @default - every type */
  readonly resourceTypes?: readonly string[];
  /** Type tokens of all resources that it has to be shown. @default - `resourceTypes` */
  readonly seenTypes?: readonly string[];
};

/** What the pack's module exports as `pack`: the policies, before anything serves them. */
export interface PolicyPack {
  readonly name: string;
  readonly version: string;
  readonly policies: readonly JudgedPolicy[];
  /**
   * Its policies leave what they are shown as it is, so that they may all be shown the same.
   * @default false
   */
  readonly readOnly?: boolean;
  /** What the pack says about its policies beyond what the policy SDK asks for. @default - nothing */
  readonly catalogue?: PackCatalogue;
}

/**
 * Load a policy pack from its folder: what the `./pack` export of its package.json exports as `pack`, and what its
 * `./catalogue` export, if it has one, exports as `catalogue`.
 * @throws InputProblem if there is no such pack
 */
export async function loadPolicyPack(folder: string, label: string): Promise<PolicyPack> {
  const modules = packModules(folder, label);
  const pack = await exportNamed(folder, label, modules.pack, "pack");
  if (!isPack(pack)) {
    throw new InputProblem(`${label}: ${modules.pack} must export pack: { name, version, policies }`);
  }
  if (modules.catalogue === undefined) return pack;
  const catalogue = await exportNamed(folder, label, modules.catalogue, "catalogue");
  if (!isCatalogue(catalogue)) {
    throw new InputProblem(`${label}: ${modules.catalogue} must export catalogue: { families, sets, … }`);
  }
  return { ...pack, catalogue };
}

/** What a module of the pack exports by this name. */
async function exportNamed(folder: string, label: string, module: string, name: string): Promise<unknown> {
  let loaded: unknown;
  try {
    loaded = await import(pathToFileURL(join(folder, module)).href);
  } catch (error) {
    throw new InputProblem(`${label}: ${module} cannot be loaded: ${messageOf(error)}`);
  }
  return typeof loaded === "object" && loaded !== null ? Reflect.get(loaded, name) : undefined;
}

/** Modules of the pack, relative to its folder. */
function packModules(folder: string, label: string): { pack: string; catalogue: string | undefined } {
  let manifest: unknown;
  try {
    manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  } catch (error) {
    throw new InputProblem(`${label}: no policy pack: package.json: ${messageOf(error)}`);
  }
  const { exports = {} } = manifest as { exports?: Record<string, unknown> };
  const { "./pack": pack, "./catalogue": catalogue } = exports;
  if (typeof pack === "string") {
    return { pack, catalogue: typeof catalogue === "string" ? catalogue : undefined };
  }
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

function isCatalogue(value: unknown): value is PackCatalogue {
  return (
    typeof value === "object" &&
    value !== null &&
    "families" in value &&
    Array.isArray(value.families) &&
    "sets" in value &&
    typeof value.sets === "object"
  );
}
