import { readdirSync } from "node:fs";
import { join } from "node:path";
import {
  type ProgramRun,
  type RegisteredResource,
  UNKNOWN_MARKER,
  isProviderType,
  providerUrnOf,
} from "@mlops/engine";
import { InputProblem, fileEndings, readState } from "@mlops/preview";
import type { DeployedResource } from "../rehearsal.ts";
import { placeOf } from "../world/place.ts";
import type { EarlierOptions, EarlierStacks } from "./earlier.ts";

/** Whether a folder holds states that `--out` wrote. */
export function holdsStates(folder: string): boolean {
  return stacksIn(folder).length > 0;
}

/**
 * States of a folder that `--out` wrote, of the selected stacks. A file that cannot be used is a problem of its stack.
 * @throws InputProblem if there is none of a selected stack
 */
export function readStates(folder: string, label: string, options: EarlierOptions): EarlierStacks {
  const { selected, isSelection, project } = options;
  const there = stacksIn(folder);
  if (!there.some((stack) => selected.includes(stack))) {
    throw new InputProblem(
      `--against: ${label}: got states of ${there.join(", ")}; expected one of ${selected.join(", ")}`,
    );
  }
  const stacks = new Map<string, readonly DeployedResource[]>();
  const problems: string[] = [];
  for (const stack of there.filter((name) => !isSelection || selected.includes(name))) {
    const name = `${stack}${fileEndings.state}`;
    try {
      stacks.set(stack, resourcesOf(checkedState(join(folder, name), name, project)));
    } catch (error) {
      if (!(error instanceof InputProblem)) throw error;
      problems.push(...error.problems.map((problem) => `--against: ${problem}`));
    }
  }
  return { label, stacks, problems, isOfProgram: true, dispose: () => undefined };
}

/** Stacks that a folder holds states of. */
function stacksIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(fileEndings.state))
    .map((name) => name.slice(0, -fileEndings.state.length))
    .sort();
}

/**
 * The state in a file that `pulumi stack export` wrote.
 * @throws InputProblem if it is none, or of another project or stack than the selected ones
 */
export function readExport(file: string, label: string, options: EarlierOptions): EarlierStacks {
  const { project, selected } = options;
  const run = checkedState(file, `--against: ${label}`, project);
  const [only] = selected;
  const stack = run.resources.length === 0 && selected.length === 1 && only !== undefined ? only : run.stack;
  if (!selected.includes(stack)) {
    throw new InputProblem(
      `--against: ${label}: got an export of stack "${stack}"; expected one of ${selected.join(", ")}`,
    );
  }
  return {
    label,
    stacks: new Map([[stack, resourcesOf(run)]]),
    problems: [],
    isOfProgram: false,
    dispose: () => undefined,
  };
}

/** @throws InputProblem for a file that cannot be read, and a state of another project */
function checkedState(file: string, label: string, { root, name }: EarlierOptions["project"]): ProgramRun {
  const run = readState(file, label, root);
  if (run.resources.length === 0 || run.project === name) return run;
  throw new InputProblem(`${label}: got an export of project "${run.project}"; expected "${name}"`);
}

function resourcesOf({ stack, resources }: ProgramRun): DeployedResource[] {
  const providers = new Map(
    resources.filter(({ type }) => isProviderType(type)).map(({ urn, inputs }) => [urn, inputs]),
  );
  const placeIn = ({ provider }: RegisteredResource) => {
    const inputs = providers.get(providerUrnOf(provider));
    return inputs && placeOf(inputs);
  };
  return resources.map((resource) => ({ stack, place: placeIn(resource), resource: withKnownId(resource) }));
}

/** An id that no rule fills is unknown in a state that a rehearsal wrote. */
function withKnownId(resource: RegisteredResource): RegisteredResource {
  return resource.id === UNKNOWN_MARKER ? { ...resource, id: "" } : resource;
}
