import { type Output, interpolate, output } from "@pulumi/pulumi";
import type { MonitorKind } from "@mlops/aws";
import { type AwsEnvironment, problem } from "@mlops/core";
import { type RegistryRef, baselinesFolder } from "@mlops/contracts";

/** A registered version of a model: its pipeline has left its baselines beside its artifacts. */
export interface RegisteredVersion {
  readonly registry: RegistryRef;
  /** Number of the version. Plain: a preview shows what is compared with. */
  readonly version: number;
}

/** Address of a file of a version's baseline; nothing is at that of no version, which is refused before. */
export function registeredUri(
  registered: RegisteredVersion | undefined,
  kind: MonitorKind,
  file: string,
): Output<string> {
  if (registered === undefined) return output("");
  const { registry, version } = registered;
  return interpolate`${registry.artifactsUri}${version}/${baselinesFolder}/${kind}/${file}`;
}

/** Folder of the data that the baselines of a version were made of, beside them. */
export const datasetFolder = "dataset";

/** S3 URI, ending in /, of the data that a version's baseline of data quality was made of: CSV with a header. */
export function registeredDataUri({ registry, version }: RegisteredVersion): Output<string> {
  return interpolate`${registry.artifactsUri}${version}/${baselinesFolder}/${datasetFolder}/`;
}

/** What is wrong with comparing with a version: it has to be where the jobs run, in an account that is trusted. */
export function registeredVersionProblems(
  { registry }: RegisteredVersion,
  { account: here, region: local }: AwsEnvironment,
  trustedAccounts: readonly string[],
): string[] {
  const { account, region } = registry.environment;
  const todo = "to compare with another account's, add it to trustedAccounts";
  return [
    ...(region === local
      ? []
      : [problem("registered.registry", region, `a registry in ${local}, where the jobs run`)]),
    ...([here, ...trustedAccounts].includes(account)
      ? []
      : [problem("registered.registry", account, `account ${here}`, todo)]),
  ];
}
