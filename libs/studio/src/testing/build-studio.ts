import { platformRef } from "@mlops/contracts/testing";
import type { AwsEnvironment } from "@mlops/core";
import { type Cloud, pretendCloud } from "@mlops/testing";
import { Studio, type StudioArgs } from "../domain/studio.ts";

/** References to a platform, as a Studio takes them. */
export function references(
  environment?: AwsEnvironment,
): Pick<StudioArgs, "network" | "keys" | "guardrails" | "mlEnvironment"> {
  const { network, keys, guardrails, mlEnvironment } = platformRef(environment);
  return { network, keys, guardrails, mlEnvironment };
}

/** The fewest arguments that a Studio takes. */
export const least = (): StudioArgs => ({
  ...references(),
  domainName: "platform-dev",
  signIn: "iam",
  retainData: false,
  defaultInstanceType: "ml.t3.medium",
  idle: { min: "1 hour", default: "2 hours", max: "1 day" },
});

/** The Studio "studio", with more arguments than the fewest. */
export const buildStudio = (change: Partial<StudioArgs> = {}): Promise<Cloud> =>
  pretendCloud(() => {
    const studio = new Studio("studio", { ...least(), ...change });
    return {
      domainId: studio.domainId,
      jobRole: studio.jobRole.arn,
      repositories: studio.codeRepositoryNames,
      experiments: studio.experimentsArn,
    };
  });

/** The resources of a role without permissions of its own, as in a census. */
export const roleOf = (role: string): string[] => [
  `Role studio-${role}`,
  `RolePolicyAttachment studio-${role}-vpc-only`,
  `ServiceRole studio-${role}`,
];

const personas = ["data-scientist", "ml-engineer", "read-only"];

/** The census of a Studio with the fewest arguments. */
export const bareStudio: readonly string[] = [
  "BucketObjectv2 studio-sdk-defaults",
  "Domain studio-domain",
  "Policy studio-building",
  "Policy studio-looking",
  "Policy studio-own-domain",
  "RolePolicy studio-data-scientist-policy",
  "RolePolicy studio-jobs-policy",
  "RolePolicy studio-ml-engineer-policy",
  "RolePolicy studio-pipelines-policy",
  "RolePolicyAttachment studio-data-scientist-looking",
  "RolePolicyAttachment studio-ml-engineer-building",
  "RolePolicyAttachment studio-ml-engineer-looking",
  "RolePolicyAttachment studio-read-only-looking",
  "Studio studio",
  "StudioLifecycleConfig studio-sdk-defaults-codeeditor",
  "StudioLifecycleConfig studio-sdk-defaults-jupyterlab",
  ...[...personas, "jobs", "pipelines"].flatMap(roleOf),
  ...personas.map((persona) => `RolePolicyAttachment studio-${persona}-own-domain`),
];
