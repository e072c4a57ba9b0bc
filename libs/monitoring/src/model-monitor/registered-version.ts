import { type Output, interpolate, output } from "@pulumi/pulumi";
import type { MonitorKind } from "@mlops/aws";
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
