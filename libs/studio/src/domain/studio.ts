import {
  ComponentResource,
  type ComponentResourceOptions,
  type CustomResourceOptions,
  type Output,
  output,
} from "@pulumi/pulumi";
import type { z } from "zod";
import type { GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef, StudioRef } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, checkedSettings, crossAccountProblems } from "@mlops/core";
import { createExperiments } from "../experiments/experiments.ts";
import { domainTag, keepWithinDomain } from "../persona/own-domain.ts";
import type { Persona } from "../persona/personas.ts";
import { studioRoles } from "../persona/studio-roles.ts";
import { defaultsScripts, writeDefaults } from "../sdk-defaults/defaults-file.ts";
import type { AppDefaults } from "./app-defaults.ts";
import { codeRepositories } from "./code-repositories.ts";
import { createDomain } from "./create-domain.ts";
import { attachImages, repositoryArnOf } from "./custom-images.ts";
import { attachScripts } from "./lifecycle-scripts.ts";
import { privateSpaces } from "./spaces.ts";
import { type StudioSettings, studioSettings } from "./studio-settings.ts";
import { userProfiles } from "./users.ts";

/** Arguments of {@link Studio}. */
export interface StudioArgs extends z.input<typeof studioSettings> {
  /** Network that everything in the domain stays in; the domain is in its account and region. */
  readonly network: NetworkRef;
  /** Keys that encrypt home folders, spaces and outputs of jobs. */
  readonly keys: KeysRef;
  /** Limits of every role. */
  readonly guardrails: GuardrailsRef;
  /** Buckets that users and their jobs read and write. */
  readonly mlEnvironment: MlEnvironmentRef;
  /**
   * Whether data that users keep in the domain outlives it: home folders stay when the domain is deleted, and domain,
   * users, spaces and MLflow are protected, whatever `protectWork` says. It decides about home folders once, when the
   * domain is created. If not, home folders are deleted with the domain; apps and spaces that people made, and two
   * security groups that SageMaker made, still block the deletion of domain and network: see docs/studio.md.
   */
  readonly retainData: boolean;
  /**
   * Tags of the jobs, models and pipelines that people start with SageMaker's Python SDK, by key, besides the tag of
   * the domain.
   * @default - none
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/**
 * A SageMaker Studio domain that stays in its VPC, encrypts with the environment's own key and shuts down idle apps,
 * with a role for each persona, users, spaces, scripts, images and MLflow for experiments. People reach nothing of other
 * domains, and SageMaker's Python SDK has defaults with which what they start meets the conditions of their roles.
 *
 * Users and shared spaces created outside this program have the read-only role.
 *
 * Adding a zone to the network leaves the domain as it is. docs/studio.md says how to bring the zone into the domain, and
 * what to do where the provider cannot change a domain.
 *
 * @example
 * ```ts
 * const studio = new Studio("studio", {
 *   domainName: "platform-dev",
 *   signIn: "iam",
 *   network, keys, guardrails, mlEnvironment,
 *   retainData: false,
 *   defaultInstanceType: "ml.t3.medium",
 *   idle: { min: "1 hour", default: "2 hours", max: "1 day" },
 *   users: [{ name: "ana", persona: "data-scientist" }],
 *   spaces: [{ name: "ana-lab", owner: "ana", app: "JupyterLab" }],
 * }, stack.options);
 * grant(studio.personas["ml-engineer"], "pass-pipeline-role", canPassToSageMaker([pipelineRole.arn]));
 * ```
 */
export class Studio extends ComponentResource implements StudioRef {
  /** Account and region of the domain. */
  readonly environment: AwsEnvironment;
  /** Id of the domain, such as `d-abcdefghijkl`. */
  readonly domainId: Output<string>;
  readonly domainArn: Output<string>;
  /** Address of the Studio. */
  readonly url: Output<string>;
  /** The roles of users, by persona, to grant them more. */
  readonly personas: Readonly<Record<Persona, ServiceRole>>;
  /** The role that users pass to jobs that they start (`role=` in SageMaker's Python SDK). */
  readonly jobRole: ServiceRole;
  /** Names of the code repositories in SageMaker, by their names in the settings; notebook instances take them. */
  readonly codeRepositoryNames: Readonly<Record<string, Output<string>>>;
  /** The role of the pipelines that ML engineers build (`role_arn=` of a pipeline in the SDK). */
  readonly pipelineRole: ServiceRole;
  /** ARN of the MLflow app or server, which MLflow takes as its tracking URI; undefined without experiments. */
  readonly experimentsArn: Output<string> | undefined;

  constructor(name: string, args: StudioArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:Studio", name, {}, opts);
    const { network, keys, guardrails, mlEnvironment, retainData, tags = {}, ...given } = args;
    const { environment } = network;
    const problems = crossAccountProblems(environment, { keys, guardrails, mlEnvironment });
    const settings = checkedSettings(this, name, studioSettings, given, problems);
    const { customImages } = settings;
    const scope = { network, keys, guardrails, mlEnvironment };
    const child = { parent: this };
    const kept = { parent: this, protect: retainData || settings.protectWork };

    const imageRepositoryArns = customImages.map(({ image }) => repositoryArnOf(environment, image, this));
    const experiments = settings.experiments && createExperiments(name, settings.experiments, scope, kept);
    const roles = studioRoles(name, { ...scope, ...settings, imageRepositoryArns, experiments }, child);
    this.environment = environment;
    this.personas = roles.personas;
    this.jobRole = roles.jobRole;
    this.pipelineRole = roles.pipelineRole;
    this.experimentsArn = experiments && output(experiments.arn);
    this.codeRepositoryNames = codeRepositories(name, environment, settings.codeRepositories, child);

    const defaults: AppDefaults = {
      ...settings,
      executionRoleArn: this.personas["read-only"].arn,
      securityGroupId: network.workloadSecurityGroupId,
      builtInScripts: defaultsScripts(name, mlEnvironment, child),
      scripts: attachScripts(name, environment, settings.lifecycleScripts, child),
      images: attachImages(name, customImages, imageRepositoryArns, guardrails, this),
    };
    const domain = createDomain(name, args, settings, defaults, kept);
    keepWithinDomain(name, environment, domain, Object.values(this.personas), child);
    const sdkScope = { ...scope, jobRoleArn: this.jobRole.arn, pipelineRoleArn: this.pipelineRole.arn };
    writeDefaults(name, { ...sdkScope, tags: { ...tags, [domainTag]: domain.arn } }, child);
    usersAndSpaces(name, domain.id, settings, this.personas, kept);

    this.domainId = domain.id;
    this.domainArn = domain.arn;
    this.url = domain.url;
    this.registerOutputs({ domainId: this.domainId, domainArn: this.domainArn, url: this.url });
  }
}

function usersAndSpaces(
  name: string,
  domainId: Output<string>,
  { users, spaces, defaultInstanceType, spaceVolumeGb }: StudioSettings,
  personas: Studio["personas"],
  opts: CustomResourceOptions,
): void {
  const profiles = userProfiles(name, domainId, users, personas, opts);
  const defaults = { instanceType: defaultInstanceType, volumeSizeGb: spaceVolumeGb.default };
  privateSpaces(name, domainId, spaces, defaults, profiles, opts);
}
