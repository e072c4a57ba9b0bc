import type { Input, Resource } from "@pulumi/pulumi";
import { servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import { type AwsEnvironment, type PolicyStatement, ServiceRole } from "@mlops/core";

/** What a {@link senderRole} is made of. */
export interface SenderRoleArgs {
  readonly description: string;
  readonly environment: AwsEnvironment;
  /** Caps the role. */
  readonly guardrails: GuardrailsRef;
  /** What the service sends to, and what it needs for that. */
  readonly statements: PolicyStatement[];
  /** @default - EventBridge */
  readonly service?: string;
}

/** The role that EventBridge, or EventBridge Scheduler, sends with. */
export function senderRole(
  name: string,
  {
    description,
    environment,
    guardrails,
    statements,
    service = servicePrincipals.eventBridge,
  }: SenderRoleArgs,
  parent: Resource,
): ServiceRole {
  const { permissionsBoundaryArn } = guardrails;
  return new ServiceRole(
    name,
    { description, services: [service], environment, permissionsBoundaryArn, statements },
    { parent },
  );
}

/** Start one pipeline. */
export function canStartPipeline(
  pipelineArn: Input<string>,
  service: "codepipeline" | "sagemaker" = "sagemaker",
): PolicyStatement {
  return {
    Sid: "StartPipeline",
    Effect: "Allow",
    Action: [`${service}:StartPipelineExecution`],
    Resource: [pipelineArn],
  };
}
