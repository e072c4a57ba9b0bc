import { readFileSync } from "node:fs";
import { relative, resolve } from "node:path";
import {
  type CustomTimeouts,
  isRootStackType,
  isUrn,
  messageOf,
  nameOf,
  type ProgramRun,
  projectOf,
  type RegisteredResource,
  type SourcePosition,
  stackOf,
} from "@mlops/engine";
import { counted } from "../report/wording.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { StateValues } from "./state-values.ts";

/** Versions of the form of `pulumi stack export` that can be read. */
const VERSIONS = [3, 4];

/**
 * Read a state of the form that `pulumi stack export` writes, as if its program had just run.
 * @param file the state
 * @param label what messages call it
 * @param root folder that positions in the state are relative to
 * @throws InputProblem with everything that is wrong with it
 */
export function readState(file: string, label: string, root: string): ProgramRun {
  const records = resourceRecords(parsed(file, label), label);
  const values = new StateValues();
  const problems = records.flatMap((record, index) => recordProblems(record, `resources[${index}]`));
  // What is to be deleted by the next deployment is no longer part of the stack.
  const resources = records
    .filter((record) => record.delete !== true)
    .map((record) => resourceOf(record, values, root));
  const all = [...problems, ...values.problems];
  if (all.length > 0) throw new InputProblem(...all.map((problem) => `${label}: ${problem}`));
  const rootResource = resources.find(({ type, parent }) => isRootStackType(type) && parent === "");
  const { encrypted } = values;
  const are = encrypted === 1 ? "is" : "are";
  return {
    organization: "",
    project: common(resources.map(({ urn }) => projectOf(urn))),
    stack: common(resources.map(({ urn }) => stackOf(urn))),
    resources,
    outputs: rootResource?.outputs ?? {},
    problems: [],
    logs:
      encrypted === 0
        ? []
        : [
            {
              severity: "warning",
              message: `${counted(encrypted, "encrypted secret")} ${are} judged as unknown: export with --show-secrets`,
              resource: "",
            },
          ],
  };
}

function parsed(file: string, label: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputProblem(`${label}: cannot be read: ${messageOf(error)}`);
  }
}

/** A resource as the state has it. */
type StateRecord = Readonly<Record<string, unknown>>;

function resourceRecords(content: unknown, label: string): readonly StateRecord[] {
  if (!isRecord(content) || !("deployment" in content)) {
    throw new InputProblem(`${label}: expected what \`pulumi stack export\` writes: { version, deployment }`);
  }
  if (!VERSIONS.some((version) => version === content.version)) {
    throw new InputProblem(
      `${label}: version: expected ${VERSIONS.join(" or ")}, got ${String(content.version)}; export the stack again with a current pulumi CLI`,
    );
  }
  const { resources = [] } = isRecord(content.deployment) ? content.deployment : {};
  // An empty list is written as null.
  if (resources === null) return [];
  if (!Array.isArray(resources) || !resources.every(isRecord)) {
    throw new InputProblem(`${label}: deployment.resources: expected a list of resources`);
  }
  return resources;
}

function recordProblems({ urn, type, custom, id }: StateRecord, path: string): string[] {
  if (typeof urn !== "string" || !isUrn(urn)) {
    return [`${path}.urn: expected urn:pulumi:<stack>::<project>::<type>::<name>, got ${String(urn)}`];
  }
  return [
    ...(typeof type === "string" && type !== "" ? [] : [`${path}.type: ${urn} has none`]),
    ...(custom !== true && textOf(id) !== "" ? [`${path}.id: ${urn} is a component, which has no id`] : []),
  ];
}

function resourceOf(record: StateRecord, values: StateValues, root: string): RegisteredResource {
  const urn = textOf(record.urn);
  return {
    urn,
    type: textOf(record.type),
    name: nameOf(urn),
    parent: textOf(record.parent),
    custom: record.custom === true,
    remote: false,
    external: record.external === true,
    id: textOf(record.id),
    inputs: values.properties(record.inputs, `${urn}: inputs`),
    outputs: values.properties(record.outputs, `${urn}: outputs`),
    protect: record.protect === true,
    dependencies: textsOf(record.dependencies),
    propertyDependencies: propertyDependenciesOf(record.propertyDependencies),
    provider: textOf(record.provider),
    providers: {},
    aliases: textsOf(record.aliases),
    options: {
      ignoreChanges: textsOf(record.ignoreChanges),
      replaceOnChanges: textsOf(record.replaceOnChanges),
      additionalSecretOutputs: textsOf(record.additionalSecretOutputs),
      hideDiffs: textsOf(record.hideDiff),
      replaceWith: textsOf(record.replaceWith),
      deletedWith: textOf(record.deletedWith),
      importId: textOf(record.importID),
      version: "",
      deleteBeforeReplace: undefined,
      retainOnDelete: record.retainOnDelete === true,
      customTimeouts: timeoutsOf(record.customTimeouts),
    },
    sourcePosition: positionOf(record.sourcePosition, root),
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

/** The one text that a state is of; states put together from several have none. */
function common(texts: readonly string[]): string {
  const [first = "", ...others] = new Set(texts);
  return others.length === 0 ? first : "several";
}

function textOf(found: unknown): string {
  return typeof found === "string" ? found : "";
}

function textsOf(found: unknown): readonly string[] {
  return Array.isArray(found) ? found.filter((text) => typeof text === "string") : [];
}

function isRecord(value: unknown): value is StateRecord {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
