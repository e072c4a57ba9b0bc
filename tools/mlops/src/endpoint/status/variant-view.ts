import type {
  DescribeEndpointOutput,
  ProductionVariantSummary,
  SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { concurrently } from "../../aws/concurrently.ts";
import type { Connection } from "../../aws/connection.ts";
import { type Configuration, type ConfiguredVariant, modelNamesOf } from "../configuration.ts";
import { type Scaling, scalingOf, variantResource } from "../scaling.ts";
import { type ServedModel, servedModel } from "../served-model.ts";

/** A number that is on its way to another one. */
interface Moving {
  readonly current: number | undefined;
  readonly desired: number | undefined;
}

/** Requests that a serverless variant answers at once. */
interface Concurrency {
  readonly max: number | undefined;
  readonly provisioned: number | undefined;
  readonly memoryMiB: number | undefined;
}

/** A variant, as far as an operator needs to know it. */
export interface VariantView {
  readonly name: string;
  readonly isShadow: boolean;
  /** None of an endpoint for inference components. */
  readonly model: ServedModel | undefined;
  readonly instanceType: string | undefined;
  readonly instances: Moving;
  readonly serverless: Concurrency | undefined;
  readonly weight: Moving;
  /** Share of the requests, 0 to 1; nothing if no variant has a weight. Those of a shadow are copies of others'. */
  readonly traffic: number | undefined;
  readonly scaling: Scaling | undefined;
  /** Instances that SageMaker itself scales between, for inference components. */
  readonly managedInstances:
    { readonly min: number | undefined; readonly max: number | undefined } | undefined;
}

/** The variants of an endpoint, in the order of its configuration. */
export async function variantViews(
  connection: Connection,
  client: SageMakerClient,
  endpoint: DescribeEndpointOutput,
  configuration: Configuration,
): Promise<VariantView[]> {
  const { EndpointName = "", ProductionVariants = [], ShadowProductionVariants = [] } = endpoint;
  const models = await concurrently(modelNamesOf(configuration), (name) => servedModel(client, name));
  const scaling = await scalingOf(
    connection,
    configuration.variants.map(({ name }) => variantResource(EndpointName, name)),
  );
  const total = ProductionVariants.reduce((sum, { CurrentWeight = 0 }) => sum + CurrentWeight, 0);
  return configuration.variants.map((configured) => {
    const summaries = configured.isShadow ? ShadowProductionVariants : ProductionVariants;
    const summary = summaries.find(({ VariantName }) => VariantName === configured.name);
    return {
      ...variantView(configured, summary, total),
      model: models.find((model) => model?.name === configured.modelName),
      scaling: scaling.get(variantResource(EndpointName, configured.name)),
    };
  });
}

/** @param summary nothing as long as the endpoint does not have the variant */
function variantView(
  { name, isShadow, instanceType }: ConfiguredVariant,
  summary: Partial<ProductionVariantSummary> = {},
  totalWeight: number,
): Omit<VariantView, "model" | "scaling"> {
  const { CurrentServerlessConfig: serverless, ManagedInstanceScaling: managed } = summary;
  const { CurrentWeight: weight } = summary;
  return {
    name,
    isShadow,
    instanceType,
    instances: { current: summary.CurrentInstanceCount, desired: summary.DesiredInstanceCount },
    serverless: serverless && {
      max: serverless.MaxConcurrency,
      provisioned: serverless.ProvisionedConcurrency,
      memoryMiB: serverless.MemorySizeInMB,
    },
    weight: { current: weight, desired: summary.DesiredWeight },
    traffic: weight === undefined || totalWeight === 0 ? undefined : weight / totalWeight,
    managedInstances: managed && { min: managed.MinInstanceCount, max: managed.MaxInstanceCount },
  };
}
