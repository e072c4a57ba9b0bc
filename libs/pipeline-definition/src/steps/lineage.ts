import type {
  CreateActionRequest,
  CreateArtifactRequest,
  CreateContextRequest,
} from "@aws-sdk/client-sagemaker";
import type { MapResult } from "../results/step-result.ts";
import type { Parameterized, ScalarArgument } from "../variables/argument.ts";
import { type RequestStepOptions, requestStep } from "./request-step.ts";
import type { Step, StepOptions } from "./step.ts";

/** One end of an association: what the same step makes, by name and type, or what exists, by ARN. */
export type LineageEntity =
  | { readonly Name: ScalarArgument<string>; readonly Type: "Action" | "Artifact" | "Context" }
  | { readonly Arn: ScalarArgument<string> };

/** What a lineage step records. */
export interface LineageArguments {
  readonly Actions?: readonly Parameterized<CreateActionRequest>[];
  readonly Artifacts?: readonly Parameterized<CreateArtifactRequest>[];
  readonly Contexts?: readonly Parameterized<CreateContextRequest>[];
  readonly Associations?: readonly {
    readonly Source: LineageEntity;
    readonly Destination: LineageEntity;
    readonly AssociationType?: ScalarArgument<
      "ContributedTo" | "AssociatedWith" | "DerivedFrom" | "Produced"
    >;
  }[];
}

/** A step that records where something comes from. */
export type LineageStep = Step<{
  readonly ActionArns: MapResult<string>;
  readonly ArtifactArns: MapResult<string>;
  readonly ContextArns: MapResult<string>;
}>;

/**
 * A step that records where something comes from.
 * @param name 1 to 64 letters, digits, `-` and `_`
 */
export function lineageStep(
  name: string,
  options: RequestStepOptions<LineageArguments> & StepOptions,
): LineageStep {
  return requestStep("Lineage", name, options);
}
