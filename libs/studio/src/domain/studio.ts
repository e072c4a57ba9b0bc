import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { Domain } from "@pulumi/aws/sagemaker/domain.js";
import type { StudioRef } from "@mlops/contracts";
import { type AwsEnvironment, type ServiceRole, assertValid } from "@mlops/core";
import type { Persona } from "../persona/personas.ts";
import { studioRoles } from "../persona/studio-roles.ts";
import { type AppDefaults, defaultSpaceSettings, defaultUserSettings } from "./app-defaults.ts";
import { codeRepositories } from "./code-repositories.ts";
import { attachImages, repositoryArnOf } from "./custom-images.ts";
import { trackExperiments, trackingServer } from "./experiments.ts";
import { attachScripts } from "./lifecycle-scripts.ts";
import { type StudioArgs, defaultSpaceVolumeGb } from "./studio-args.ts";
import { studioProblems } from "./studio-problems.ts";
import { privateSpaces, userProfiles } from "./users-and-spaces.ts";

/**
 * A SageMaker Studio domain that stays in its VPC, encrypts with the environment's own key and stops apps that
 * nobody works in; with a role for each persona, and whatever else its people need.
 *
 * Users and shared spaces made outside this program run under the read-only role.
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
  readonly environment: AwsEnvironment;
  readonly domainId: Output<string>;
  readonly domainArn: Output<string>;
  /** Where people open the Studio. */
  readonly url: Output<string>;
  /** The roles of people, to grant them more. */
  readonly personas: Readonly<Record<Persona, ServiceRole>>;
  /** The role that people hand to jobs they start (`role=` in SageMaker's Python SDK). */
  readonly jobRole: ServiceRole;
  /** Names of the code repositories in SageMaker, by their name here; notebook instances take them. */
  readonly codeRepositoryNames: Readonly<Record<string, Output<string>>>;
  /** ARN of the tracking server, which MLflow takes for its address; absent without experiments. */
  readonly trackingServerArn: Output<string> | undefined;

  constructor(name: string, args: StudioArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:Studio", name, {}, opts);
    assertValid(this, name, studioProblems(args));
    const { network, users = [], spaces = [], customImages = [] } = args;
    const child = { parent: this };
    const kept = { parent: this, protect: args.retainData };
    this.environment = network.environment;

    const imageRepositoryArns = customImages.map(({ image }) =>
      repositoryArnOf(this.environment, image, this),
    );
    const trackingServerArn = args.experiments && trackingServer(name, this.environment).arn;
    const roles = studioRoles(name, { ...args, imageRepositoryArns, trackingServerArn }, child);
    this.personas = roles.personas;
    this.jobRole = roles.jobRole;
    this.codeRepositoryNames = codeRepositories(name, args.codeRepositories ?? [], child);

    const defaults: AppDefaults = {
      executionRoleArn: this.personas["read-only"].arn,
      securityGroupId: network.workloadSecurityGroupId,
      instanceType: args.defaultInstanceType,
      idle: args.idle,
      spaceVolumeGb: args.spaceVolumeGb ?? defaultSpaceVolumeGb,
      scripts: attachScripts(name, args.lifecycleScripts ?? [], child),
      images: attachImages(name, customImages, imageRepositoryArns, args.guardrails, this),
      repositoryUrls: (args.codeRepositories ?? []).map(({ url }) => url),
    };
    const domain = new Domain(`${name}-domain`, domainArgs(args, defaults), kept);
    const profiles = userProfiles(name, domain.id, users, this.personas, child);
    privateSpaces(name, domain.id, spaces, defaults, profiles, kept);
    this.trackingServerArn = args.experiments && trackExperiments(name, args.experiments, args, kept).arn;

    this.domainId = domain.id;
    this.domainArn = domain.arn;
    this.url = domain.url;
    this.registerOutputs({ domainId: this.domainId, domainArn: this.domainArn, url: this.url });
  }
}

function domainArgs({ domainName, signIn, network, keys, retainData }: StudioArgs, defaults: AppDefaults) {
  return {
    domainName,
    authMode: signIn === "identity-center" ? "SSO" : "IAM",
    appNetworkAccessType: "VpcOnly",
    vpcId: network.vpcId,
    subnetIds: network.privateSubnetIds,
    kmsKeyId: keys.dataKeyArn,
    retentionPolicy: { homeEfsFileSystem: retainData ? "Retain" : "Delete" },
    // What a person starts carries the tags of the domain, and so its costs find their owner.
    tagPropagation: "ENABLED",
    domainSettings: { dockerSettings: { enableDockerAccess: "DISABLED" } },
    defaultUserSettings: defaultUserSettings(defaults),
    defaultSpaceSettings: defaultSpaceSettings(defaults),
  };
}
