import { FeatureGroup, FeatureStore } from "@mlops/feature-store";
import {
  type AlarmTopicRef,
  type GuardrailsRef,
  type KeysRef,
  Publication,
  featureGroupContract,
  featureStoreContract,
  instanceOf,
  outputName,
  registryContract,
} from "@mlops/contracts";
import type { Stack, StackConfig, StackOutputs } from "@mlops/core";
import type { MlEnvironment } from "@mlops/ml-environment";
import { ModelGroup } from "@mlops/model-registry";
import type { sections } from "./sections.ts";

type PlatformStack = Stack<StackConfig<ReturnType<typeof sections>>>;

/** What feature groups and models refer to. */
interface References {
  readonly keys: KeysRef;
  readonly guardrails: GuardrailsRef;
  readonly mlEnvironment: MlEnvironment;
  readonly alarmTopic: AlarmTopicRef;
}

/**
 * The feature store and the model registry, as far as the stack file has them.
 * @returns the references to what they hold
 */
export function featuresAndModels(stack: PlatformStack, references: References): StackOutputs {
  return { ...featureStore(stack, references), ...modelRegistry(stack, references) };
}

/**
 * The feature store and its groups, as far as the stack file has them.
 * @returns the references to them, and where each group's declared features differ from the deployed ones
 */
function featureStore(
  { environment, config, options }: PlatformStack,
  { keys, guardrails, mlEnvironment }: References,
): StackOutputs {
  if (config.featureStore === undefined) return {};
  const { retainData } = config;
  const { groups, ...settings } = config.featureStore;
  const common = { environment, keys, retainData };
  const store = new FeatureStore("features", { ...settings, ...common, guardrails, mlEnvironment }, options);
  const made = Object.entries(groups).map(([name, group]) => ({
    name,
    contract: instanceOf(featureGroupContract, name),
    group: new FeatureGroup(`features-${name}`, { ...group, ...common, featureStore: store }, options),
  }));
  return {
    [outputName(featureStoreContract)]: new Publication(featureStoreContract, store, options).exported,
    ...Object.fromEntries(
      made.map(({ contract, group }) => [
        outputName(contract),
        new Publication(contract, group, options).exported,
      ]),
    ),
    features: Object.fromEntries(
      made.map(({ name, group: { declared, difference } }) => [name, { declared, difference }]),
    ),
  };
}

/**
 * The models of the registry, as far as the stack file has them.
 * @returns the references to them
 */
function modelRegistry(
  { environment, config, options }: PlatformStack,
  references: References,
): StackOutputs {
  const { registry, readerAccounts, retainData } = config;
  return Object.fromEntries(
    Object.entries(registry).map(([name, { repositories, ...settings }]) => {
      const urls = repositories.flatMap(
        (repository) => references.mlEnvironment.repositoryUrls[repository] ?? [],
      );
      const group = new ModelGroup(
        name,
        { ...settings, ...references, environment, retainData, readerAccounts, repositoryUrls: urls },
        options,
      );
      const contract = instanceOf(registryContract, name);
      return [outputName(contract), new Publication(contract, group, options).exported];
    }),
  );
}
