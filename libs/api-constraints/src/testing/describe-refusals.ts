import type { Changes } from "./values.ts";
import { serviceNames } from "../api-model.ts";
import { operations } from "../operations.ts";
import { problemsAfter } from "./judging.ts";
import { type JudgedType, validResources } from "./resources/index.ts";

/** What becomes of a valid resource. */
export interface Refusal {
  readonly change: Changes;
  /** What is said of it, without the API's name at the end. None when it is still valid. */
  readonly problems: readonly string[];
}

/** Specifies what the APIs would refuse, by the type of the resource that is changed. */
export function describeRefusals(refusals: Readonly<Partial<Record<JudgedType, Refusal>>>): void {
  test.each(Object.entries(refusals))("refuses what is wrong with %s", (type, { change, problems }) => {
    expect(problemsAfter(judgedType(type), change)).toEqual(problems.map((one) => `${one} ${apiOf(type)}`));
  });
}

/** Specifies what the APIs would refuse of one type of resource, in several ways. */
export function describeRefusalsOf(type: JudgedType, refusals: Readonly<Record<string, Refusal>>): void {
  describe(type, () => {
    test.each(Object.entries(refusals))("%s", (_, { change, problems }) => {
      expect(problemsAfter(type, change)).toEqual(problems.map((one) => `${one} ${apiOf(type)}`));
    });
  });
}

/** The end of each message about a resource. */
function apiOf(type: string): string {
  const operation = operations.get(type);
  return operation ? `(${serviceNames[operation.service]} API ${operation.name})` : "";
}

function judgedType(type: string): JudgedType {
  if (!(type in validResources)) throw new Error(`there is no valid ${type}`);
  return type as JudgedType;
}
