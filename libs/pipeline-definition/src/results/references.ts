import type { StepType } from "../document/pipeline-definition.ts";
import { PipelineVariable } from "../variables/pipeline-variable.ts";
import { resultMembers, resultShape } from "./result-shapes.ts";

/** Names of the elements of a list in a result: of the outputs of a processing step. */
export interface NamedElements {
  /** Where the list is, such as `ProcessingOutputConfig.Outputs`. */
  readonly path: string;
  readonly names: readonly string[];
}

/**
 * References to everything that a step results in: an object for each structure, `at` for lists and maps, a variable
 * for each value.
 * @param named the list whose elements are references by name, too. @default - none
 */
export function stepReferences(stepName: string, type: StepType, named?: NamedElements): object {
  const root = `Steps.${stepName}`;
  return membersOf(root, resultMembers(type) ?? {}, named && { ...named, path: `${root}.${named.path}` });
}

function membersOf(path: string, members: Readonly<Record<string, string>>, named?: NamedElements): object {
  const names = Object.keys(members);
  return withReferences({}, names, (name) => reference(`${path}.${name}`, members[name] ?? "string", named));
}

function reference(path: string, shapeName: string, named?: NamedElements): unknown {
  const shape = resultShape(shapeName);
  if (!shape) return new PipelineVariable({ Get: path });
  if (shape.members) return membersOf(path, shape.members, named);
  const inner = shape.element ?? shape.value ?? "string";
  const at = (key: number | string) =>
    reference(typeof key === "number" ? `${path}[${key}]` : `${path}['${key}']`, inner);
  return withReferences({ at }, named?.path === path ? named.names : [], at);
}

/** `target` with a reference for each name, made when it is read: results are large, and few of them are used. */
function withReferences(target: object, names: readonly string[], of: (name: string) => unknown): object {
  for (const name of names) {
    Object.defineProperty(target, name, { enumerable: true, get: () => of(name) });
  }
  return target;
}
