import { accountPattern, fitsGlob, studioLimits } from "@mlops/aws";
import { crossAccountProblems } from "@mlops/core";
import { instancePatternProblems, instanceTypeProblems } from "../instance-type.ts";
import { nameProblems } from "../sagemaker-name.ts";
import { volumeProblems } from "../volume-size.ts";
import { repositoryProblems } from "./code-repositories.ts";
import { customImageProblems } from "./custom-images.ts";
import { experimentsProblems } from "./experiments.ts";
import { idleProblems } from "./idle-shutdown.ts";
import { lifecycleScriptProblems } from "./lifecycle-scripts.ts";
import { type StudioArgs, type StudioSettings, defaultSpaceVolumeGb } from "./studio-args.ts";
import { spaceProblems, userProblems } from "./users-and-spaces.ts";

/** Every problem of a Studio's arguments, in the caller's words. */
export function studioProblems(args: StudioArgs): string[] {
  const { network, keys, guardrails, mlEnvironment } = args;
  return [
    ...crossAccountProblems(network.environment, { keys, guardrails, mlEnvironment }),
    ...studioSettingsProblems(args),
  ];
}

/** Every problem of a Studio's settings, in the caller's words. */
export function studioSettingsProblems(args: StudioSettings): string[] {
  const { users = [], spaces = [], spaceVolumeGb = defaultSpaceVolumeGb } = args;
  return [
    ...nameProblems("domainName", args.domainName),
    ...instanceTypeProblems("defaultInstanceType", args.defaultInstanceType),
    ...idleProblems("idle", args.idle),
    ...allowedInstanceTypeProblems(args),
    ...imageAccountProblems(args.imageAccounts ?? []),
    ...spaceVolumeProblems(spaceVolumeGb),
    ...userProblems("users", users, args.signIn),
    ...spaceProblems("spaces", spaces, users, spaceVolumeGb),
    ...lifecycleScriptProblems("lifecycleScripts", args.lifecycleScripts ?? []),
    ...repositoryProblems("codeRepositories", args.codeRepositories ?? []),
    ...customImageProblems("customImages", args.customImages ?? []),
    ...(args.experiments ? experimentsProblems("experiments", args.experiments) : []),
  ];
}

function allowedInstanceTypeProblems(args: StudioSettings): string[] {
  const { defaultInstanceType, allowedInstanceTypes = {}, spaces = [] } = args;
  const { apps } = allowedInstanceTypes;
  const inUse = [
    ["defaultInstanceType", defaultInstanceType],
    ...spaces.map(({ instanceType }, index) => [`spaces[${index}].instanceType`, instanceType]),
  ] as const;
  return [
    ...Object.entries(allowedInstanceTypes).flatMap(([kind, patterns]) =>
      patterns === undefined ? [] : instancePatternProblems(`allowedInstanceTypes.${kind}`, patterns),
    ),
    ...inUse.flatMap(([argument, instanceType]) =>
      apps === undefined ||
      instanceType === undefined ||
      apps.some((pattern) => fitsGlob(pattern, instanceType))
        ? []
        : [`${argument}: "${instanceType}" is not among allowedInstanceTypes.apps: ${apps.join(", ")}`],
    ),
  ];
}

function imageAccountProblems(accounts: readonly string[]): string[] {
  return accounts.flatMap((account, index) =>
    accountPattern.test(account)
      ? []
      : [`imageAccounts[${index}]: got "${account}"; expected the 12 digits of an account`],
  );
}

function spaceVolumeProblems(sizes: { readonly default: number; readonly max: number }): string[] {
  const problems = [
    ...volumeProblems("spaceVolumeGb.default", sizes.default, studioLimits.volumeGb),
    ...volumeProblems("spaceVolumeGb.max", sizes.max, studioLimits.volumeGb),
  ];
  if (problems.length > 0 || sizes.default <= sizes.max) return problems;
  return [
    `spaceVolumeGb.default (${sizes.default}) must not be larger than spaceVolumeGb.max (${sizes.max})`,
  ];
}
