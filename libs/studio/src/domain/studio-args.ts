import type { InstanceType } from "@mlops/aws";
import type { GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef } from "@mlops/contracts";
import type { AllowedInstanceTypes } from "../persona/persona-statements.ts";
import type { SpaceVolumeGb } from "./app-defaults.ts";
import type { StudioRepository } from "./code-repositories.ts";
import type { CustomImage } from "./custom-images.ts";
import type { Experiments } from "./experiments.ts";
import type { IdleShutdown } from "./idle-shutdown.ts";
import type { LifecycleScript } from "./lifecycle-scripts.ts";
import type { SignIn, StudioSpace, StudioUser } from "./users-and-spaces.ts";

/** Arguments of a `Studio`. */
export interface StudioArgs extends StudioSettings {
  /** Network that everything in the domain stays in; the domain lives where it does. */
  readonly network: NetworkRef;
  /** Keys that encrypt home folders, spaces and outputs of jobs. */
  readonly keys: KeysRef;
  /** Limits of every role. */
  readonly guardrails: GuardrailsRef;
  /** Buckets that people and their jobs read and write. */
  readonly mlEnvironment: MlEnvironmentRef;
  /**
   * Whether what people keep in the domain outlives it: home folders stay when the domain goes, and domain, spaces
   * and tracking server are protected. If not, a deleted domain takes everything with it and leaves nothing behind
   * that would block the network's deletion.
   */
  readonly retainData: boolean;
}

/** What a `Studio` is like, wherever it is. */
export interface StudioSettings {
  /** Name of the domain, which people see. 1 to 63 letters, digits and hyphens. Another name is another domain. */
  readonly domainName: string;
  /** How people sign in. Another way is another domain. */
  readonly signIn: SignIn;
  /** What apps run on unless somebody chooses otherwise. */
  readonly defaultInstanceType: InstanceType;
  /** When apps that nobody works in are shut down. */
  readonly idle: IdleShutdown;
  /** Instance types that people may use. @default - all */
  readonly allowedInstanceTypes?: AllowedInstanceTypes;
  /**
   * Accounts besides the own one whose container images jobs may pull, such as those that AWS publishes its own
   * images in. 12 digits each. @default - the own account alone
   */
  readonly imageAccounts?: readonly string[];
  /** Sizes of the volumes of spaces. @default - AWS's own: 5 GB unless asked, at most 100 GB */
  readonly spaceVolumeGb?: SpaceVolumeGb;
  /** Who works here. @default - nobody yet */
  readonly users?: readonly StudioUser[];
  /** Private spaces made for users, besides those they make themselves. @default - none */
  readonly spaces?: readonly StudioSpace[];
  /** Scripts that apps start with. @default - none */
  readonly lifecycleScripts?: readonly LifecycleScript[];
  /** Git repositories that JupyterLab offers, 10 at most. @default - none */
  readonly codeRepositories?: readonly StudioRepository[];
  /** Own container images for apps. @default - none */
  readonly customImages?: readonly CustomImage[];
  /** A tracking server for experiments. @default - none, as it costs money while nobody uses it */
  readonly experiments?: Experiments;
}

/** Volume sizes of a domain that says nothing about them. */
export const defaultSpaceVolumeGb: SpaceVolumeGb = { default: 5, max: 100 };
