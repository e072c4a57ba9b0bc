import type { Resource } from "@pulumi/pulumi";
import { Pipeline, type PipelineArgs } from "@pulumi/aws/codepipeline/pipeline.js";
import { nameLengths } from "@mlops/aws";
import { type AwsEnvironment, physicalName } from "@mlops/core";
import { type PipelineRoleArgs, pipelineRole } from "./pipeline-role.ts";

/** A variable that whoever starts an execution can set. CodePipeline takes no empty value. */
export interface PipelineVariable {
  readonly name: string;
  readonly defaultValue: string;
  readonly description: string;
}

/** What a pipeline of either kind is made of. */
export interface DeliveryPipelineArgs extends PipelineRoleArgs {
  readonly pipelineName: string;
  readonly stages: PipelineArgs["stages"];
  /** Variables that whoever starts an execution can set. @default - none */
  readonly variables?: readonly PipelineVariable[];
}

/** The physical name of the pipeline called `name`. */
export function pipelineNameOf(environment: AwsEnvironment, name: string, suffix?: string): string {
  return physicalName({
    environment,
    parts: [name, ...(suffix === undefined ? [] : [suffix])],
    maxLength: nameLengths.deliveryPipeline,
  });
}

/** A pipeline with its role, which runs its builds and no others. Its first execution starts when it is made. */
export function deliveryPipeline(name: string, args: DeliveryPipelineArgs, parent: Resource): Pipeline {
  const { pipelineName, stages, variables = [], artifactBucketName, keys } = args;
  const role = pipelineRole(`${name}-role`, args, parent);
  return new Pipeline(
    name,
    {
      name: pipelineName,
      pipelineType: "V2",
      // A newer execution takes the place of one that waits; no two are ever in one stage.
      executionMode: "SUPERSEDED",
      roleArn: role.arn,
      artifactStores: [
        { type: "S3", location: artifactBucketName, encryptionKey: { type: "KMS", id: keys.dataKeyArn } },
      ],
      stages,
      ...(variables.length > 0 && { variables: [...variables] }),
    },
    { parent, dependsOn: role },
  );
}
