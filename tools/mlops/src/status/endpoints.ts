import { CloudWatchClient, GetMetricDataCommand, type MetricDataQuery } from "@aws-sdk/client-cloudwatch";
import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  type DescribeEndpointOutput,
  type ProductionVariant,
  type ProductionVariantSummary,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { concurrently } from "../aws/concurrently.ts";
import type { Connection } from "../aws/connection.ts";
import { isThere, unlessGone } from "../aws/gone.ts";
import { type Section, section } from "./section.ts";

/** A variant of an endpoint, and what it does. */
export interface ServingVariant {
  readonly endpoint: string;
  /** SageMaker's status of the endpoint. */
  readonly status: string;
  readonly variant: string;
  /** Share of the requests, as a percentage. */
  readonly traffic: string;
  /** Such as `2 x ml.c7i.large`, or `serverless`. */
  readonly instances: string;
  /** Instances that are paid for while nobody sends a request. */
  readonly instanceCount: number;
  /** In the last 24 hours. */
  readonly requests: number;
}

/** Variants of endpoints; an endpoint without variants, one that has failed, has a line of its own. */
export async function servingVariants(
  connection: Connection,
  endpoints: readonly string[],
  now: Date,
): Promise<ServingVariant[]> {
  const client = connection.client(SageMakerClient);
  const described = await concurrently(endpoints, async (EndpointName) => {
    const endpoint = client.send(new DescribeEndpointCommand({ EndpointName }));
    if (!(await isThere(endpoint))) return [];
    const found = await endpoint;
    const { EndpointConfigName } = found;
    const configuration = EndpointConfigName
      ? await unlessGone(client.send(new DescribeEndpointConfigCommand({ EndpointConfigName })))
      : undefined;
    return variantsOf(found, configuration?.ProductionVariants ?? []);
  });
  const variants = described.flat();
  const requests = await requestsOf(connection, variants, now);
  return variants.map((variant, index) => ({ ...variant, requests: requests[index] ?? 0 }));
}

type Unmeasured = Omit<ServingVariant, "requests">;

function variantsOf(
  { EndpointName = "", EndpointStatus, ProductionVariants = [] }: DescribeEndpointOutput,
  configured: readonly ProductionVariant[],
): Unmeasured[] {
  const own = { endpoint: EndpointName, status: EndpointStatus ?? "unknown" };
  if (ProductionVariants.length === 0) {
    return [{ ...own, variant: "-", traffic: "-", instances: "-", instanceCount: 0 }];
  }
  const weight = ProductionVariants.reduce((sum, { CurrentWeight = 0 }) => sum + CurrentWeight, 0);
  return ProductionVariants.map((summary) => ({
    ...own,
    variant: summary.VariantName ?? "",
    traffic: weight === 0 ? "0 %" : `${Math.round((100 * (summary.CurrentWeight ?? 0)) / weight)} %`,
    ...instancesOf(
      summary,
      configured.find(({ VariantName }) => VariantName === summary.VariantName),
    ),
  }));
}

function instancesOf(
  { CurrentInstanceCount = 0, DesiredInstanceCount, CurrentServerlessConfig }: ProductionVariantSummary,
  { InstanceType }: Partial<ProductionVariant> = {},
): Pick<ServingVariant, "instances" | "instanceCount"> {
  if (CurrentServerlessConfig) return { instances: "serverless", instanceCount: 0 };
  const isScaling = DesiredInstanceCount !== undefined && DesiredInstanceCount !== CurrentInstanceCount;
  const count = `${CurrentInstanceCount}${isScaling ? ` of ${DesiredInstanceCount}` : ""}`;
  return { instances: `${count} x ${InstanceType ?? "unknown type"}`, instanceCount: CurrentInstanceCount };
}

const day = 86_400;

/** Most metrics that CloudWatch answers at once. */
const metricsAtOnce = 500;

/** Requests of each variant in the last 24 hours. */
async function requestsOf(
  connection: Connection,
  variants: readonly Unmeasured[],
  now: Date,
): Promise<number[]> {
  const client = connection.client(CloudWatchClient);
  const counts: number[] = [];
  for (let from = 0; from < variants.length; from += metricsAtOnce) {
    const { MetricDataResults = [] } = await client.send(
      new GetMetricDataCommand({
        StartTime: new Date(now.getTime() - day * 1_000),
        EndTime: now,
        MetricDataQueries: variants.slice(from, from + metricsAtOnce).map(query),
      }),
    );
    for (const { Id = "", Values = [] } of MetricDataResults) {
      counts[from + Number(Id.slice(1))] = Values.reduce((sum, value) => sum + value, 0);
    }
  }
  return counts;
}

function query({ endpoint, variant }: Unmeasured, index: number): MetricDataQuery {
  const Dimensions = [
    { Name: "EndpointName", Value: endpoint },
    { Name: "VariantName", Value: variant },
  ];
  const Metric = { Namespace: "AWS/SageMaker", MetricName: "Invocations", Dimensions };
  return { Id: `m${index}`, MetricStat: { Metric, Period: day, Stat: "Sum" } };
}

/** Endpoints, a row for each variant. */
export function endpointSection(variants: readonly ServingVariant[]): Section {
  const columns = {
    endpoint: "endpoint",
    status: "status",
    variant: "variant",
    traffic: "traffic",
    instances: "instances",
    requests: "requests in 24 h",
  };
  const rows = variants.map(({ instanceCount: _, ...shown }) => shown);
  return section(["endpoints", "endpoints"], columns, rows, ({ status }) => /Failed/.test(String(status)));
}
