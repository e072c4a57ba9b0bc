import { ComponentResource, type ComponentResourceOptions, interpolate } from "@pulumi/pulumi";
import {
  type GuardrailsRef,
  type PipelineRef,
  type RegistryRef,
  canApproveVersions,
  canStartPipeline,
  pipelineContract,
  settingPath,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  type PolicyStatement,
  assertValid,
  crossAccountProblems,
  problem,
  serviceRoleArn,
} from "@mlops/core";
import {
  buildRoleName,
  deployPipelineName,
  prepareBuildName,
  trainBuildName,
  trainPipelineName,
} from "../build/build-names.ts";
import { DeliveryRole } from "./delivery-role.ts";
import { type PreparationSources, canPrepareData, settingArn } from "./data-preparation.ts";
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
  /** The SageMaker pipeline, made by the app's stack of this environment. */
  readonly pipeline: PipelineRef;
  /** Delivery pipelines of the product that train. At least one. */
  readonly startedBy: readonly ("train" | "deploy")[];
  /** What prepares the data before. @default - nothing does */
  readonly preparation?: PreparationSources;
  /** Registry of the versions that the deploy pipeline approves after a run. Needed if that one trains. */
  readonly registry?: RegistryRef;
}

/** The role that a product's train pipeline assumes in this account, to start, follow and stop one SageMaker pipeline. */
export class TrainingStarter extends ComponentResource {
  constructor(name: string, args: TrainingStarterArgs, opts?: ComponentResourceOptions) {
    super("mlops:delivery:TrainingStarter", name, {}, opts);
    const { environment, guardrails, tooling, product, pipeline, preparation, registry, startedBy } = args;
    const references = { guardrails, pipeline, ...preparation?.references, ...(registry && { registry }) };
    assertValid(this, name, [
      ...crossAccountProblems(environment, references),
      ...(startedBy.includes("deploy") && registry === undefined
        ? [problem("registry", undefined, "the registry of the model, as the deploy pipeline trains")]
        : []),
    ]);
    const builds = startedBy.flatMap((kind) => {
      const delivery = kind === "train" ? trainPipelineName(product) : deployPipelineName(product);
      return [trainBuildName(delivery), ...(preparation ? [prepareBuildName(delivery)] : [])];
    });
    new DeliveryRole(
      `${name}-role`,
      {
        environment,
        guardrails,
        roleName: trainerRoleName({ ...environment, app: product }),
        description: `Starts and follows the training of ${product}`,
        toolingAccount: tooling.account,
        assumedBy: builds.map((build) => serviceRoleArn(buildRoleName(build), tooling)),
        statements: [
          ...canRunPipeline({ ...environment, app: product }, pipeline),
          ...(preparation ? canPrepareData(environment, preparation) : []),
          ...(startedBy.includes("deploy") && registry ? canApproveRuns(pipeline, registry) : []),
        ],
      },
      { parent: this },
    );
    this.registerOutputs({});
  }
}

/** The rights to find and run one pipeline. Its role, not the caller's, is what its steps run under. */
function canRunPipeline(product: AwsEnvironment, pipeline: PipelineRef): PolicyStatement[] {
  return [
    {
      Sid: "FindPipeline",
      Effect: "Allow",
      Action: ["ssm:GetParameter"],
      Resource: [settingArn(product, settingPath(product, pipelineContract, "pipelineName"))],
    },
    canStartPipeline(pipeline),
    {
      Sid: "FollowRuns",
      Effect: "Allow",
      Action: ["sagemaker:DescribePipelineExecution", "sagemaker:StopPipelineExecution"],
      Resource: [executionsOf(pipeline)],
    },
  ];
}

/** The rights to find the version that a run has registered, and to approve it. */
function canApproveRuns(pipeline: PipelineRef, registry: RegistryRef): PolicyStatement[] {
  return [
    {
      Sid: "SeeWhatRunsRegistered",
      Effect: "Allow",
      Action: ["sagemaker:ListPipelineExecutionSteps"],
      Resource: [executionsOf(pipeline)],
    },
    canApproveVersions(registry),
  ];
}

const executionsOf = ({ pipelineArn }: PipelineRef) => interpolate`${pipelineArn}/execution/*`;
