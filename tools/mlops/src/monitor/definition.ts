import {
  DescribeDataQualityJobDefinitionCommand,
  DescribeModelBiasJobDefinitionCommand,
  DescribeModelExplainabilityJobDefinitionCommand,
  DescribeModelQualityJobDefinitionCommand,
  type MonitoringNetworkConfig,
  type MonitoringOutputConfig,
  type MonitoringResources,
  type MonitoringStoppingCondition,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import type { MonitorKind } from "@mlops/aws";
import type { Connection } from "../aws/connection.ts";
import { isThere } from "../aws/gone.ts";

/** What a monitor compares with: S3 URIs. */
export interface UsedBaseline {
  /** Data quality only. */
  readonly statistics?: string | undefined;
  readonly constraints?: string | undefined;
}

/** What the jobs of a monitor are made of. */
export interface MonitorDefinition {
  readonly baseline: UsedBaseline;
  readonly image: string | undefined;
  /** What the model predicts; of model quality only. */
  readonly problem?: string | undefined;
  readonly output: MonitoringOutputConfig | undefined;
  readonly roleArn: string | undefined;
  readonly network: MonitoringNetworkConfig | undefined;
  readonly resources: MonitoringResources | undefined;
  readonly stopping: MonitoringStoppingCondition | undefined;
}

/** What SageMaker tells of every job definition. */
interface Described {
  readonly RoleArn: string | undefined;
  readonly NetworkConfig?: MonitoringNetworkConfig | undefined;
  readonly JobResources: MonitoringResources | undefined;
  readonly StoppingCondition?: MonitoringStoppingCondition | undefined;
}

const common = ({ RoleArn, NetworkConfig, JobResources, StoppingCondition }: Described) => ({
  roleArn: RoleArn,
  network: NetworkConfig,
  resources: JobResources,
  stopping: StoppingCondition,
});

type Reader = (connection: Connection, name: string) => Promise<MonitorDefinition>;

const readers: Readonly<Record<MonitorKind, Reader>> = {
  "data-quality": async (connection, JobDefinitionName) => {
    const request = new DescribeDataQualityJobDefinitionCommand({ JobDefinitionName });
    const found = await connection.client(SageMakerClient).send(request);
    const { ConstraintsResource, StatisticsResource } = found.DataQualityBaselineConfig ?? {};
    return {
      ...common(found),
      baseline: { statistics: StatisticsResource?.S3Uri, constraints: ConstraintsResource?.S3Uri },
      image: found.DataQualityAppSpecification?.ImageUri,
      output: found.DataQualityJobOutputConfig,
    };
  },
  "model-quality": async (connection, JobDefinitionName) => {
    const request = new DescribeModelQualityJobDefinitionCommand({ JobDefinitionName });
    const found = await connection.client(SageMakerClient).send(request);
    return {
      ...common(found),
      baseline: { constraints: found.ModelQualityBaselineConfig?.ConstraintsResource?.S3Uri },
      image: found.ModelQualityAppSpecification?.ImageUri,
      problem: found.ModelQualityAppSpecification?.ProblemType,
      output: found.ModelQualityJobOutputConfig,
    };
  },
  bias: async (connection, JobDefinitionName) => {
    const request = new DescribeModelBiasJobDefinitionCommand({ JobDefinitionName });
    const found = await connection.client(SageMakerClient).send(request);
    return {
      ...common(found),
      baseline: { constraints: found.ModelBiasBaselineConfig?.ConstraintsResource?.S3Uri },
      image: found.ModelBiasAppSpecification?.ImageUri,
      output: found.ModelBiasJobOutputConfig,
    };
  },
  explainability: async (connection, JobDefinitionName) => {
    const request = new DescribeModelExplainabilityJobDefinitionCommand({ JobDefinitionName });
    const found = await connection.client(SageMakerClient).send(request);
    return {
      ...common(found),
      baseline: { constraints: found.ModelExplainabilityBaselineConfig?.ConstraintsResource?.S3Uri },
      image: found.ModelExplainabilityAppSpecification?.ImageUri,
      output: found.ModelExplainabilityJobOutputConfig,
    };
  },
};

/** A job definition of a monitor; nothing if it is gone: a deployment has replaced it. */
export async function definitionOf(
  connection: Connection,
  kind: MonitorKind,
  name: string | undefined,
): Promise<MonitorDefinition | undefined> {
  if (name === undefined) return undefined;
  const request = readers[kind](connection, name);
  return (await isThere(request)) ? request : undefined;
}
