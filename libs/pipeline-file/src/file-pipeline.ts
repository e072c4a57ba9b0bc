import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import type {
  AlarmTopicRef,
  GuardrailsRef,
  KeysRef,
  MlEnvironmentRef,
  NetworkRef,
  PipelineRef,
} from "@mlops/contracts";
import type { AwsEnvironment } from "@mlops/core";
import { SageMakerPipeline } from "@mlops/pipeline";
import { pipelineDefinition } from "@mlops/pipeline-definition";
import { SourceCode, jobRole } from "@mlops/training";
import { jobsOf, stepsOf } from "./file-steps.ts";
import { readPipelineFile } from "./read-pipeline-file.ts";

/** Arguments of {@link FilePipeline}. */
export interface FilePipelineArgs {
  /** The YAML file, from the root of the repository or absolute. */
  readonly file: string;
  readonly environment: AwsEnvironment;
  /** Caps the roles. */
  readonly guardrails: GuardrailsRef;
  /** Encrypts disks and outputs. */
  readonly keys: KeysRef;
  /** VPC that the jobs run in. */
  readonly network: NetworkRef;
  /** Its data bucket keeps data and models, its artifact bucket the source code. */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Is notified when an execution fails. */
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * A pipeline that a YAML file describes in the words of data scientists: it prepares data, trains, evaluates, and
 * registers models that are good enough.
 *
 * @example
 * new FilePipeline("churn", { ...platform, file: "apps/churn/pipeline.yaml" });
 */
export class FilePipeline extends ComponentResource implements PipelineRef {
  readonly environment: AwsEnvironment;
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  /** @throws RunError with everything that is wrong with the file, each with its line */
  constructor(name: string, args: FilePipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:pipeline-file:FilePipeline", name, {}, opts);
    const { file: path, ...platform } = args;
    const { environment, guardrails, keys, mlEnvironment, network, alarmTopic } = platform;
    const file = readPipelineFile(path, environment);
    const child = { parent: this };

    const source = new SourceCode(
      `${name}-source`,
      { environment, keys, mlEnvironment, folder: file.source_dir },
      child,
    );
    const bucket = output(file.bucket_name ?? mlEnvironment.dataBucketName);
    const jobs = jobsOf(file, { environment, keys, network, mlEnvironment, source }, bucket);
    const roleArn =
      file.role ??
      jobRole(`${name}-jobs`, { environment, guardrails, keys, jobs: Object.values(jobs) }, child).arn;
    const definition = pipelineDefinition({ steps: stepsOf(file, jobs, environment, roleArn) });
    const pipeline = new SageMakerPipeline(
      name,
      {
        environment,
        guardrails,
        keys,
        mlEnvironment,
        alarmTopic,
        definition,
        displayName: file.pipeline_name,
      },
      child,
    );

    this.environment = environment;
    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.pipelineArn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }
}
