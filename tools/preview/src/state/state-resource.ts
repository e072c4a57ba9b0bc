import { relative, resolve } from "node:path";
import {
  type CustomTimeouts,
  type RegisteredResource,
  type SourcePosition,
  isUrn,
  nameOf,
  resourceDefaults,
} from "@mlops/engine";
import { mismatch } from "../workspace/mismatch.ts";
import type { StateValues } from "./state-values.ts";

/** A resource as a state has it. */
export type StateRecord = Readonly<Record<string, unknown>>;

/** What is wrong with a resource of a state, each problem with its path. */
export function recordProblems({ urn, type, custom, id }: StateRecord, path: string): string[] {
  if (typeof urn !== "string" || !isUrn(urn)) {
    return [`${path}.urn: ${mismatch(urn, "urn:pulumi:<stack>::<project>::<type>::<name>")}`];
  }
  const hasType = typeof type === "string" && type !== "";
  const hasNeedlessId = custom !== true && textOf(id) !== "";
  return [
    ...(hasType ? [] : [`${path}.type: ${mismatch(type, `the type of ${urn}`)}`]),
    ...(hasNeedlessId ? [`${path}.id: ${mismatch(id, `no id, because ${urn} is a component`)}`] : []),
  ];
}

/**
 * A resource of a state, as the engine would hold it.
 * @param values reads property values, and keeps what is wrong with them
 * @param root folder that positions in the state are relative to
 */
export function resourceOf(record: StateRecord, values: StateValues, root: string): RegisteredResource {
  const urn = textOf(record.urn);
  return {
    ...resourceDefaults,
    urn,
    type: textOf(record.type),
    name: nameOf(urn),
    parent: textOf(record.parent),
    custom: record.custom === true,
    external: record.external === true,
    id: textOf(record.id),
    inputs: values.properties(record.inputs, `${urn}: inputs`),
    outputs: values.properties(record.outputs, `${urn}: outputs`),
    protect: record.protect === true,
    dependencies: textsOf(record.dependencies),
    propertyDependencies: propertyDependenciesOf(record.propertyDependencies),
    provider: textOf(record.provider),
    aliases: textsOf(record.aliases),
    options: optionsOf(record),
    sourcePosition: positionOf(record.sourcePosition, root),
  };
}

function optionsOf(record: StateRecord): RegisteredResource["options"] {
  return {
    ...resourceDefaults.options,
    ignoreChanges: textsOf(record.ignoreChanges),
    replaceOnChanges: textsOf(record.replaceOnChanges),
    additionalSecretOutputs: textsOf(record.additionalSecretOutputs),
    hideDiffs: textsOf(record.hideDiff),
    replaceWith: textsOf(record.replaceWith),
    deletedWith: textOf(record.deletedWith),
    importId: textOf(record.importID),
    retainOnDelete: record.retainOnDelete === true,
    customTimeouts: timeoutsOf(record.customTimeouts),
  };
}

/** Only properties that depend on something: the engine does not tell policies of the others. */
function propertyDependenciesOf(found: unknown): ReadonlyMap<string, readonly string[]> {
  const entries = Object.entries(isRecord(found) ? found : {});
  return new Map(
    entries
      .map(([key, urns]): [string, readonly string[]] => [key, textsOf(urns)])
      .filter(([, urns]) => urns.length > 0),
  );
}

/** A state has seconds, registrations have texts. */
function timeoutsOf(found: unknown): CustomTimeouts {
  const given = Object.entries(isRecord(found) ? found : {}).filter(
    ([, seconds]) => typeof seconds === "number",
  );
  return Object.fromEntries(given.map(([name, seconds]) => [name, `${String(seconds)}s`]));
}

/**
 * `project:///<path>#<line>,<column>`. The SDK takes the `file:` URLs of ES modules for relative paths, and names files
 * of its own where it cannot see the program's.
 */
function positionOf(found: unknown, root: string): SourcePosition | undefined {
  const [, path, line, column] = /^project:\/\/\/(.+)#(\d+),(\d+)$/.exec(textOf(found)) ?? [];
  if (path === undefined || path.includes("node_modules/")) return undefined;
  const file = resolve(root, path.replace(/^.*file:\/+/, "/"));
  const isOurs = !relative(root, file).startsWith("..");
  return isOurs ? { file, line: Number(line), column: Number(column) } : undefined;
}

function textOf(found: unknown): string {
  return typeof found === "string" ? found : "";
}

function textsOf(found: unknown): readonly string[] {
  return Array.isArray(found) ? found.filter((text) => typeof text === "string") : [];
}

/** Whether a value is an object with properties. */
export function isRecord(value: unknown): value is StateRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
