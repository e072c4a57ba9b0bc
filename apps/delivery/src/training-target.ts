import {
  type GuardrailsRef,
  featureGroupContract,
  featureStoreContract,
  instanceOf,
  keysContract,
  pipelineContract,
  readContract,
  registryContract,
} from "@mlops/contracts";
import { type AwsEnvironment, type Stack, awsEnvironment } from "@mlops/core";
import { TrainingStarter } from "@mlops/delivery";
import type { TargetConfig } from "./sections.ts";

type Training = TargetConfig["training"][string];

/** Where a product is trained: what the role that does it is made of. */
export interface TrainingTarget {
  readonly product: string;
  readonly training: Training;
  readonly guardrails: GuardrailsRef;
  /** Where the pipelines are. */
  readonly tooling: AwsEnvironment;
}

/** The role that trains a product here, with what the product's and the platform's stacks export. */
export function trainingTarget(
  { environment, options, reference }: Stack,
  { product, training, guardrails, tooling }: TrainingTarget,
): void {
  const { startedBy, preparation, model } = training;
  const platform = () => reference("platform");
  const registry = model === undefined ? undefined : instanceOf(registryContract, model);
  const there = awsEnvironment({ ...environment, app: product });
  new TrainingStarter(
    `${product}-trainer`,
    {
      environment,
      guardrails,
      tooling,
      product,
      startedBy,
      pipeline: readContract(pipelineContract, reference(product), there),
      ...(registry && { registry: readContract(registry, platform(), environment) }),
      ...(preparation && {
        preparation: {
          ...preparation,
          references: {
            featureStore: readContract(featureStoreContract, platform(), environment),
            keys: readContract(keysContract, platform(), environment),
          },
          featureGroups: preparation.featureGroups.map((group) =>
            readContract(instanceOf(featureGroupContract, group), platform(), environment),
          ),
        },
      }),
    },
    options,
  );
}
