import { ComponentResource, type ComponentResourceOptions, type Output, output } from "@pulumi/pulumi";
import type {
  AlarmTopicRef,
  GuardrailsRef,
  KeysRef,
  MlEnvironmentRef,
  NetworkRef,
  PipelineRef,
  RegistryRef,
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
  /** Models of the registry, by the names that files have for them: the one that the file names keeps what is good. */
  readonly registries: Readonly<Record<string, RegistryRef>>;
  /** ARNs of roles of this account that a file may name for its jobs. @default - files name none: one is made */
  readonly roles?: Readonly<Record<string, Output<string> | string>>;
}

/**
 * A pipeline that a YAML file describes in the words of data scientists: it prepares data, trains, evaluates, and
 * registers models that are good enough.
 *
 * @example
 * const churn = readContract(instanceOf(registryContract, "churn"), reference("platform"), environment);
 * new FilePipeline("churn", { ...platform, file: "apps/churn/pipeline.yaml", registries: { churn } });
 */
export class FilePipeline extends ComponentResource implements PipelineRef {
  readonly environment: AwsEnvironment;
  readonly pipelineName: Output<string>;
  readonly pipelineArn: Output<string>;

  /** @throws RunError with everything that is wrong with the file, each with its line */
  constructor(name: string, args: FilePipelineArgs, opts?: ComponentResourceOptions) {
    super("mlops:pipeline-file:FilePipeline", name, {}, opts);
    const { file: path, registries, roles = {}, ...platform } = args;
    const { environment, mlEnvironment } = platform;
    const file = readPipelineFile(path, {
      environment,
      models: Object.keys(registries),
      roles: Object.keys(roles),
    });
    const registry = named(registries, file.model_package_group_name);
    const child = { parent: this };

    const source = new SourceCode(`${name}-source`, { ...platform, folder: file.source_dir }, child);
    const bucket = output(file.bucket_name ?? mlEnvironment.dataBucketName);
    const jobs = jobsOf(file, { ...platform, source, registry, bucket });
    const roleArn =
      file.role === undefined
        ? jobRole(`${name}-jobs`, { ...platform, jobs: Object.values(jobs) }, child).arn
        : named(roles, file.role);
    const steps = stepsOf(file, jobs, { environment, registry }, roleArn);
    const definition = pipelineDefinition({ steps });
    const displayName = file.pipeline_name;
    const pipeline = new SageMakerPipeline(name, { ...platform, definition, displayName }, child);

    this.environment = environment;
    this.pipelineName = pipeline.pipelineName;
    this.pipelineArn = pipeline.pipelineArn;
    this.registerOutputs({ pipelineName: this.pipelineName, pipelineArn: this.pipelineArn });
  }
}

/** The value of a name that has been checked. */
function named<Value>(values: Readonly<Record<string, Value>>, name: string): Value {
  const value = values[name];
  if (value === undefined) throw new Error(`${name} is refused where it is not among the names`);
  return value;
}
