import type { Output, Resource } from "@pulumi/pulumi";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, ServiceRole } from "@mlops/core";

/** What starts a pipeline: what schedules and events have in common. */
export interface Starter {
  /** Logical name of the pipeline. */
  readonly name: string;
  /** Physical name of the pipeline, which the names of schedules and rules begin with. */
  readonly physicalName: string;
  readonly environment: AwsEnvironment;
  readonly guardrails: GuardrailsRef;
  readonly pipelineArn: Output<string>;
  /** The pipeline's ARN, known before it is made. */
  readonly plannedArn: string;
  /** Keeps what could not be started. */
  readonly queueArn: Output<string>;
  readonly parent: Resource;
}

/**
 * The role of a service that starts the pipeline.
 * @param statements what the service needs it for besides
 */
export function startRole(
  name: string,
  service: string,
  { environment, guardrails, plannedArn, parent, physicalName }: Starter,
  ...statements: PolicyStatement[]
): ServiceRole {
  return new ServiceRole(
    name,
    {
      description: `Starts pipeline ${physicalName}`,
      services: [service],
      environment,
      permissionsBoundaryArn: guardrails.permissionsBoundaryArn,
      statements: [
        {
          Sid: "StartPipeline",
          Effect: "Allow",
          Action: ["sagemaker:StartPipelineExecution"],
          Resource: [plannedArn],
        },
        ...statements,
      ],
    },
    { parent },
  );
}
