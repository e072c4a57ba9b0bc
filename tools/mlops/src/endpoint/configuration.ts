import {
  DescribeEndpointConfigCommand,
  type ProductionVariant,
  type SageMakerClient,
} from "@aws-sdk/client-sagemaker";
import { unlessGone } from "../aws/gone.ts";

/** A variant as a configuration has it. */
export interface ConfiguredVariant {
  readonly name: string;
  /** It gets copies of requests, and answers nobody. */
  readonly isShadow: boolean;
  /** None of an endpoint for inference components. */
  readonly modelName: string | undefined;
  /** None of a serverless variant. */
  readonly instanceType: string | undefined;
  readonly isServerless: boolean;
}

/** An endpoint configuration. */
export interface Configuration {
  readonly name: string;
  readonly createdAt: Date;
  /** Role of its instances, where it is not that of its models. */
  readonly roleArn: string | undefined;
  readonly variants: readonly ConfiguredVariant[];
}

/** An endpoint configuration; nothing if it is not there. */
export async function describedConfiguration(
  client: SageMakerClient,
  name: string,
): Promise<Configuration | undefined> {
  const request = client.send(new DescribeEndpointConfigCommand({ EndpointConfigName: name }));
  const described = await unlessGone(request);
  if (described === undefined) return undefined;
  const { CreationTime = new Date(0), ExecutionRoleArn, ProductionVariants = [] } = described;
  return {
    name,
    createdAt: CreationTime,
    roleArn: ExecutionRoleArn,
    variants: [
      ...ProductionVariants.map((variant) => configuredVariant(variant, false)),
      ...(described.ShadowProductionVariants ?? []).map((variant) => configuredVariant(variant, true)),
    ],
  };
}

function configuredVariant(
  { VariantName = "", ModelName, InstanceType, ServerlessConfig }: ProductionVariant,
  isShadow: boolean,
): ConfiguredVariant {
  return {
    name: VariantName,
    isShadow,
    modelName: ModelName,
    instanceType: InstanceType,
    isServerless: ServerlessConfig !== undefined,
  };
}

/** Names of the models of a configuration, those of shadow variants too. */
export function modelNamesOf({ variants }: Pick<Configuration, "variants">): string[] {
  return [...new Set(variants.flatMap(({ modelName }) => modelName ?? []))];
}
