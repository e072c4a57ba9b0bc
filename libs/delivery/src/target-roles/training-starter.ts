import { ComponentResource, type ComponentResourceOptions } from "@pulumi/pulumi";
import { arnIn } from "@mlops/aws";
import type { GuardrailsRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  assertValid,
  crossAccountProblems,
  serviceRoleArn,
} from "@mlops/core";
import { trainBuildName, trainPipelineName } from "../build/build-names.ts";
import { buildRoleName } from "../build/build-project.ts";
import { DeliveryRole } from "./delivery-role.ts";
import { trainerRoleName } from "./role-arns.ts";

/** Arguments of {@link TrainingStarter}. */
export interface TrainingStarterArgs {
  readonly environment: AwsEnvironment;
  /** Its permissions boundary limits the role. */
  readonly guardrails: GuardrailsRef;
  /** Where the pipelines are. */
  readonly tooling: AwsEnvironment;
  /** App whose model is trained. */
  readonly product: string;
  /** Name of the SageMaker pipeline. */
  readonly pipeline: string;
}

/** The role that a product's train pipeline assumes in this account, to start, follow and stop one SageMaker pipeline. */
export class TrainingStarter extends ComponentResource {
  constructor(name: string, args: TrainingStarterArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:TrainingStarter", name, {}, opts);
    const { environment, guardrails, tooling, product, pipeline } = args;
    assertValid(this, name, crossAccountProblems(environment, { guardrails }));
    const build = buildRoleName(trainBuildName(trainPipelineName(product)));
    new DeliveryRole(
      `${name}-role`,
      {
        environment,
        guardrails,
        roleName: trainerRoleName({ ...environment, app: product }),
        description: `Starts and follows the training of ${product}`,
        toolingAccount: tooling.account,
        assumedBy: [serviceRoleArn(build, tooling)],
        statements: canRunPipeline(environment, pipeline),
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

/** The rights to run one pipeline. Its role, not the caller's, is what its steps run under. */
function canRunPipeline(environment: AwsEnvironment, pipeline: string): PolicyStatement[] {
  // ARNs of pipelines are in lower case.
  const arn = arnIn(environment, "sagemaker", `pipeline/${pipeline.toLowerCase()}`);
  return [
    {
      Sid: "StartPipeline",
      Effect: "Allow",
      Action: ["sagemaker:StartPipelineExecution"],
      Resource: [arn],
    },
    {
      Sid: "FollowRuns",
      Effect: "Allow",
      Action: ["sagemaker:DescribePipelineExecution", "sagemaker:StopPipelineExecution"],
      Resource: [`${arn}/execution/*`],
    },
  ];
}
