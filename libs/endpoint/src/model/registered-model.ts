import { type RegistryRef, versionArn } from "@mlops/contracts";
import { type AwsEnvironment, problem } from "@mlops/core";
import type { CheckedModel, ServableModel, ServedModel } from "./served-model.ts";

/**
 * The model as it is run: a version of a registry with all that running it needs, any other model as it is.
 * @param registry where registered versions are
 */
export function servableModel(model: CheckedModel, registry: RegistryRef | undefined): ServableModel {
  if (model.kind !== "registered") return model;
  if (registry === undefined) throw new Error("a registered model is refused where there is no registry");
  const { version, variables } = model;
  return {
    kind: "package",
    version,
    packageArn: versionArn(registry, version),
    images: registry.images,
    artifacts: [registry.artifactsUri],
    artifactKeyArns: [registry.artifactKeyArn],
    ...(variables && { variables }),
  };
}

/** Where an endpoint runs, and whose versions it may run. */
interface RegistryUse {
  readonly environment: AwsEnvironment;
  readonly registry: RegistryRef | undefined;
  readonly trustedAccounts: readonly string[];
}

/**
 * What is wrong with the registry of an endpoint: it is missing, or in an account that is not trusted, or not where its
 * versions are to run.
 * @param models the endpoint's models, as they are given, by their key paths
 */
export function registryProblems(
  models: Readonly<Record<string, ServedModel>>,
  { environment, registry, trustedAccounts }: RegistryUse,
): string[] {
  const registered = Object.entries(models).filter(([, model]) => model.kind === "registered");
  if (registry === undefined) {
    const expected = "another kind, because the endpoint is given no registry";
    return registered.map(([path, { kind }]) => problem(`${path}.kind`, kind, expected));
  }
  const { account, region } = registry.environment;
  const todo = "to serve another account's versions, add it to trustedAccounts";
  return [
    ...(region === environment.region
      ? []
      : [problem("registry", region, `a registry in ${environment.region}, where its versions are served`)]),
    ...([environment.account, ...trustedAccounts].includes(account)
      ? []
      : [problem("registry", account, `account ${environment.account}`, todo)]),
  ];
}
