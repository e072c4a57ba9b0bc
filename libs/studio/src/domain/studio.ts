import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Domain, type DomainArgs } from "@pulumi/aws/sagemaker/domain.js";
import type { z } from "zod";
import type { GuardrailsRef, KeysRef, MlEnvironmentRef, NetworkRef, StudioRef } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, checkedSettings, crossAccountProblems } from "@mlops/core";
import type { Persona } from "../persona/personas.ts";
import { studioRoles } from "../persona/studio-roles.ts";
import { type AppDefaults, defaultSpaceSettings, defaultUserSettings } from "./app-defaults.ts";
import { codeRepositories } from "./code-repositories.ts";
import { attachImages, repositoryArnOf } from "./custom-images.ts";
import { attachScripts } from "./lifecycle-scripts.ts";
import { privateSpaces } from "./spaces.ts";
import { type StudioSettings, studioSettings } from "./studio-settings.ts";
import { createTrackingServer, trackingServerId } from "./tracking-server.ts";
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
   * spaces and tracking server are protected. If not, a deleted domain leaves nothing behind that would block the
   * deletion of the network.
   */
  readonly retainData: boolean;
}

/**
 * A SageMaker Studio domain that stays in its VPC, encrypts with the environment's own key and shuts down idle apps,
 * with a role for each persona, users, spaces, scripts, images and a tracking server for experiments.
 *
 * Users and shared spaces created outside this program have the read-only role.
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
  /** ARN of the tracking server, which MLflow takes as its tracking URI; undefined without experiments. */
  readonly trackingServerArn: Output<string> | undefined;

  constructor(name: string, args: StudioArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:Studio", name, {}, opts);
    const { network, keys, guardrails, mlEnvironment, retainData, ...given } = args;
    const { environment } = network;
    const problems = crossAccountProblems(environment, { keys, guardrails, mlEnvironment });
    const settings = checkedSettings(this, name, studioSettings, given, problems);
    const { customImages, experiments, spaceVolumeGb } = settings;
    const scope = { network, keys, guardrails, mlEnvironment };
    const child = { parent: this };
    const retained = { parent: this, protect: retainData };

    const imageRepositoryArns = customImages.map(({ image }) => repositoryArnOf(environment, image, this));
    const trackingServerArn = experiments && trackingServerId(name, environment).arn;
    const roles = studioRoles(name, { ...scope, ...settings, imageRepositoryArns, trackingServerArn }, child);
    this.environment = environment;
    this.personas = roles.personas;
    this.jobRole = roles.jobRole;
    this.codeRepositoryNames = codeRepositories(name, environment, settings.codeRepositories, child);

    const defaults: AppDefaults = {
      ...settings,
      executionRoleArn: this.personas["read-only"].arn,
      securityGroupId: network.workloadSecurityGroupId,
      scripts: attachScripts(name, environment, settings.lifecycleScripts, child),
      images: attachImages(name, customImages, imageRepositoryArns, guardrails, this),
    };
    const domain = new Domain(`${name}-domain`, domainArgs(args, settings, defaults), retained);
    const profiles = userProfiles(name, domain.id, settings.users, this.personas, child);
    const spaceDefaults = { instanceType: settings.defaultInstanceType, volumeSizeGb: spaceVolumeGb.default };
    privateSpaces(name, domain.id, settings.spaces, spaceDefaults, profiles, retained);
    this.trackingServerArn = experiments && createTrackingServer(name, experiments, scope, retained).arn;

    this.domainId = domain.id;
    this.domainArn = domain.arn;
    this.url = domain.url;
    this.registerOutputs({ domainId: this.domainId, domainArn: this.domainArn, url: this.url });
  }
}

function domainArgs(
  { network, keys, retainData }: StudioArgs,
  { domainName, signIn }: StudioSettings,
  defaults: AppDefaults,
): DomainArgs {
  return {
    domainName,
    authMode: signIn === "identity-center" ? "SSO" : "IAM",
    appNetworkAccessType: "VpcOnly",
    vpcId: network.vpcId,
    subnetIds: network.privateSubnetIds,
    kmsKeyId: keys.dataKeyArn,
    retentionPolicy: { homeEfsFileSystem: retainData ? "Retain" : "Delete" },
    // Apps and jobs that users start carry the tags of the domain, such as the cost centre.
    tagPropagation: "ENABLED",
    domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
    defaultUserSettings: defaultUserSettings(defaults),
    defaultSpaceSettings: defaultSpaceSettings(defaults),
  };
}
