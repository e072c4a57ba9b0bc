import { readFileSync } from "node:fs";
import {
  type LogEntry,
  type ProgramRun,
  SecretTexts,
  isRootStackType,
  projectOf,
  stackOf,
} from "@mlops/engine";
import { messageOf } from "@mlops/engine/error-message";
import { counted } from "../report/wording.ts";
import { InputProblem } from "../workspace/input-problem.ts";
import { mismatch } from "../workspace/mismatch.ts";
import { type StateRecord, isRecord, recordProblems, resourceOf } from "./state-resource.ts";
import { treeProblems } from "./state-tree.ts";
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
  const records = resourceRecords(readJson(file, label), label);
  const values = new StateValues();
  const problems = records.flatMap((record, index) => recordProblems(record, `resources[${index}]`));
  // What the next deployment deletes is no longer part of the stack.
  const resources = records
    .filter((record) => record.delete !== true)
    .map((record) => resourceOf(record, values, root));
  const all = [...problems, ...values.problems, ...(problems.length > 0 ? [] : treeProblems(resources))];
  if (all.length > 0) throw new InputProblem(...all.map((problem) => `${label}: ${problem}`));
  const identity = {
    organization: "",
    project: commonText(resources.map(({ urn }) => projectOf(urn))),
    stack: commonText(resources.map(({ urn }) => stackOf(urn))),
  };
  const secrets = new SecretTexts(identity);
  for (const { inputs, outputs } of resources) {
    secrets.addSecretsOf(inputs);
    secrets.addSecretsOf(outputs);
  }
  const rootResource = resources.find(({ type, parent }) => isRootStackType(type) && parent === "");
  return {
    ...identity,
    resources,
    outputs: rootResource?.outputs ?? {},
    problems: [],
    logs: encryptionWarnings(values.encrypted),
    unknownReads: [],
    mask: (text) => secrets.mask(text),
  };
}

function readJson(file: string, label: string): unknown {
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch (error) {
    throw new InputProblem(`${label}: cannot be read: ${messageOf(error)}`);
  }
}

function resourceRecords(content: unknown, label: string): readonly StateRecord[] {
  if (!isRecord(content) || !("deployment" in content)) {
    const expected = "what `pulumi stack export` writes: { version, deployment }";
    throw new InputProblem(`${label}: ${mismatch(content, expected)}`);
  }
  if (!VERSIONS.some((version) => version === content.version)) {
    throw new InputProblem(
      `${label}: version: ${mismatch(content.version, `the number ${VERSIONS.join(" or ")}`)}; export the stack again with a current pulumi CLI`,
    );
  }
  const { resources = [] } = isRecord(content.deployment) ? content.deployment : {};
  // An empty list is written as null.
  if (resources === null) return [];
  if (!Array.isArray(resources) || !resources.every(isRecord)) {
    throw new InputProblem(`${label}: deployment.resources: ${mismatch(resources, "a list of resources")}`);
  }
  return resources;
}

/** @param count secrets that could not be opened */
function encryptionWarnings(count: number): LogEntry[] {
  if (count === 0) return [];
  const secrets = `${counted(count, "encrypted secret")} ${count === 1 ? "is" : "are"}`;
  const message = `${secrets} judged as unknown: export with --show-secrets`;
  return [{ severity: "warning", message, resource: "" }];
}

/** The one text that a state is of; states put together from several have none. */
function commonText(texts: readonly string[]): string {
  const [first = "", ...others] = new Set(texts);
  return others.length === 0 ? first : "several";
}
