import { arnIn } from "@mlops/aws";
import type { StepType } from "@mlops/pipeline-definition";
import { beginningOf, textWith } from "../definition/resolve.ts";
import { madeThing } from "./job-rights.ts";
import { type Described, type RightsOf, type StepRights, needs, nothing } from "./rights.ts";

/** Make, watch and stop what steps make, under the names that pipelines give it. */
export const makeThings: RightsOf = ({ Type, Arguments }, { environment, definition }) => {
  const thing = madeThing(Type);
  if (!thing) return nothing;
  const { text, isWhole } = beginningOf(Arguments[thing.nameArgument], definition.Parameters ?? []);
  const patterns: readonly ((name: string) => string)[] = !isWhole
    ? [(known) => (known === "" ? thing.names : `${known}*`)]
    : thing.isPrefix
      ? [(known) => `${known}-*`]
      : [(known) => known];
  return needs({
    sid: thing.sid,
    actions: ["AddTags", ...thing.actions].map((action) => `sagemaker:${action}`),
    resources: patterns.map((pattern) =>
      textWith(text, (known) => arnIn(environment, "sagemaker", `${thing.resource}/${pattern(known)}`)),
    ),
  });
};

/** Look at the models that an AutoML job has tried: IAM knows no resource of it. */
export const listCandidates: RightsOf = ({ Type }) => {
  if (Type !== "AutoML") return nothing;
  const actions = ["sagemaker:ListCandidatesForAutoMLJob"];
  return needs({ sid: "ListCandidates", actions, resources: ["*"] });
};

/** Something of SageMaker that something else is made of, or on. */
interface UsedThing {
  readonly sid: string;
  /** Actions that IAM also asks about it, without `sagemaker:`. */
  readonly actions: readonly string[];
  /** The argument that names it. */
  readonly name: string;
  /** Type of the resource in its ARN. */
  readonly resource: string;
}

/**
 * What is made of, or on, something else of SageMaker, which IAM looks at too.
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html
 */
const usedThings: Partial<Readonly<Record<StepType, UsedThing>>> = {
  Endpoint: {
    sid: "UseEndpointConfigs",
    actions: ["CreateEndpoint", "UpdateEndpoint"],
    name: "EndpointConfigName",
    resource: "endpoint-config",
  },
  InferenceComponent: {
    sid: "UseEndpoints",
    actions: ["CreateInferenceComponent"],
    name: "EndpointName",
    resource: "endpoint",
  },
};

/** An endpoint is made of a configuration, and an inference component on an endpoint. */
export const useEndpoints: RightsOf = ({ Type, Arguments }, { environment, definition }) => {
  const used = usedThings[Type];
  if (!used) return nothing;
  const { text, isWhole } = beginningOf(Arguments[used.name], definition.Parameters ?? []);
  const arn = (name: string) =>
    arnIn(environment, "sagemaker", `${used.resource}/${name}${isWhole ? "" : "*"}`);
  return needs({
    sid: used.sid,
    actions: used.actions.map((action) => `sagemaker:${action}`),
    resources: [textWith(text, arn)],
  });
};

/** Record executions as an experiment, unless the definition says otherwise. */
export function recordExperiments({ environment, definition }: Described): StepRights {
  if (!definition.PipelineExperimentConfig) return nothing;
  return needs({
    sid: "RecordExperiments",
    actions: [
      "AddTags",
      "AssociateTrialComponent",
      "CreateExperiment",
      "CreateTrial",
      "CreateTrialComponent",
      "DescribeExperiment",
      "DescribeTrial",
      "DescribeTrialComponent",
      "UpdateTrialComponent",
    ].map((action) => `sagemaker:${action}`),
    resources: ["experiment", "experiment-trial", "experiment-trial-component"].map((thing) =>
      arnIn(environment, "sagemaker", `${thing}/*`),
    ),
  });
}

/** Record where something comes from. */
export const recordLineage: RightsOf = ({ Type }, { environment }) => {
  if (Type !== "Lineage") return nothing;
  return needs({
    sid: "RecordLineage",
    actions: [
      "AddAssociation",
      "AddTags",
      "CreateAction",
      "CreateArtifact",
      "CreateContext",
      "DescribeAction",
      "DescribeArtifact",
      "DescribeContext",
    ].map((action) => `sagemaker:${action}`),
    resources: ["action", "artifact", "context"].map((thing) =>
      arnIn(environment, "sagemaker", `${thing}/*`),
    ),
  });
};
