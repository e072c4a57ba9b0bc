import { type PipelineJobKind, arnIn, pipelineJobs } from "@mlops/aws";
import type { AwsEnvironment } from "./environment.ts";
import type { PolicyStatement } from "./policy-document.ts";

/** For the role of a pipeline: start, watch and stop the jobs of one kind that it names itself. */
export function canRunPipelineJobs(environment: AwsEnvironment, kind: PipelineJobKind): PolicyStatement {
  const { actions, resource, names } = pipelineJobs[kind];
  return {
    Sid: `Run${kind.charAt(0).toUpperCase()}${kind.slice(1)}Jobs`,
    Effect: "Allow",
    Action: ["AddTags", ...actions].map((action) => `sagemaker:${action}`),
    Resource: [arnIn(environment, "sagemaker", `${resource}/${names}`)],
  };
}
