import type { StepType } from "../document/pipeline-definition.ts";
import { stepReferences } from "../results/references.ts";
import { type CachedStepOptions, type RetriedStepOptions, type Step, stepDefinition } from "./step.ts";

/** A step that makes one request: its arguments. */
export interface RequestStepOptions<Arguments> {
  /** The request, as the API takes it; the service names what is made unless the name is given. */
  readonly arguments: Arguments;
}

/** A step that makes one request and results in what the API says of what it has made. */
export function requestStep<Properties>(
  type: StepType,
  name: string,
  options: RequestStepOptions<object> & CachedStepOptions & RetriedStepOptions<string>,
): Step<Properties> {
  return {
    name,
    definition: stepDefinition(type, name, options.arguments, options),
    // The references are made of the shapes that the types are made of.
    properties: stepReferences(name, type) as Properties,
  };
}
