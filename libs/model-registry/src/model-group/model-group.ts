import {
  ComponentResource,
  type ComponentResourceOptions,
  type Input,
  type Output,
  interpolate,
  output,
} from "@pulumi/pulumi";
import { ModelCard } from "@pulumi/aws/sagemaker/modelCard.js";
import { ModelPackageGroup } from "@pulumi/aws/sagemaker/modelPackageGroup.js";
import { ModelPackageGroupPolicy } from "@pulumi/aws/sagemaker/modelPackageGroupPolicy.js";
import type { z } from "zod";
import { nameLengths } from "@mlops/aws";
import {
  type AlarmTopicRef,
  type GuardrailsRef,
  type KeysRef,
  type MlEnvironmentRef,
  type RegistryRef,
  withoutPlatform,
} from "@mlops/contracts";
import {
  type AwsEnvironment,
  checkedSettings,
  crossAccountProblems,
  physicalName,
  problem,
} from "@mlops/core";
import { ApprovalEvents } from "./approval-events.ts";
import { groupPolicy } from "./group-policy.ts";
import { cardContent } from "./model-card.ts";
import {
  type ModelGroupSettings,
  modelGroupArguments,
  type modelGroupSettings,
} from "./model-group-settings.ts";

/** Arguments of {@link ModelGroup}. */
export interface ModelGroupArgs extends z.input<ReturnType<typeof modelGroupSettings>> {
  readonly environment: AwsEnvironment;
  /** Its data key encrypts the artifacts and the card. Reader accounts need it (`EncryptionKeys.readerAccounts`). */
  readonly keys: KeysRef;
  /** Its artifact bucket keeps the versions' artifacts. Reader accounts need it (`MlEnvironment.readerAccounts`). */
  readonly mlEnvironment: MlEnvironmentRef;
  /** Limits the role that puts events on a bus. */
  readonly guardrails: GuardrailsRef;
  /** Is told of approvals, if settings say so. */
  readonly alarmTopic: AlarmTopicRef;
  /** Versions outlive the stack: the group is protected. */
  readonly retainData: boolean;
  /** URLs of own repositories that the versions' containers come from, besides `images`. @default - none */
  readonly repositoryUrls?: readonly Input<string>[];
  /** Other accounts, 12 digits each, that describe, list and deploy versions. @default - this account only */
  readonly readerAccounts?: readonly string[];
}

/**
 * One model of the registry: the group of its versions, which other accounts read, and the events of their approvals.
 * Versions themselves are registered by pipelines and approved by people, never by a stack.
 *
 * @example
 * new ModelGroup("churn", {
 *   ...platform, // environment, keys, mlEnvironment, guardrails, alarmTopic
 *   retainData: true,
 *   repositoryUrls: [inferenceRepository.url],
 *   readerAccounts: ["222233334444", "333344445555"],
 * });
 */
export class ModelGroup extends ComponentResource implements RegistryRef {
  readonly environment: AwsEnvironment;
  readonly groupName: Output<string>;
  readonly groupArn: Output<string>;
  readonly artifactsUri: Output<string>;
  readonly artifactKeyArn: Output<string>;
  readonly images: Output<string[]>;

  constructor(name: string, args: ModelGroupArgs, opts?: ComponentResourceOptions) {
    super("mlops:model-registry:ModelGroup", name, {}, opts);
    const { environment, keys, mlEnvironment, guardrails, alarmTopic } = args;
    const { retainData, repositoryUrls = [], ...given } = withoutPlatform(args);
    const problems = [
      ...crossAccountProblems(environment, { keys, mlEnvironment, guardrails, alarmTopic }),
      ...(repositoryUrls.length + (given.images ?? []).length > 0
        ? []
        : [problem("images", given.images, "at least one image, or an own repository")]),
    ];
    const schema = modelGroupArguments(environment);
    const settings = checkedSettings(this, name, schema, given, problems);
    const groupName = groupNameOf(environment, name);
    const group = new ModelPackageGroup(
      name,
      {
        modelPackageGroupName: groupName,
        ...(settings.description !== undefined && { modelPackageGroupDescription: settings.description }),
      },
      // A change of the description would replace the group.
      { parent: this, protect: retainData, ignoreChanges: ["modelPackageGroupDescription"] },
    );
    this.share(name, group, args, settings);
    this.announce(name, groupName, args, settings);
    this.describe(name, groupName, args, settings);

    this.environment = environment;
    this.groupName = group.modelPackageGroupName;
    this.groupArn = group.arn;
    this.artifactsUri = interpolate`s3://${mlEnvironment.artifactBucketName}/${artifactPrefixOf(name)}`;
    this.artifactKeyArn = keys.dataKeyArn;
    this.images = output([...repositoryUrls, ...settings.images]);
    this.registerOutputs({ groupName: this.groupName, groupArn: this.groupArn });
  }

  /** Who in other accounts may use the versions; a policy without principals would be refused. */
  private share(
    name: string,
    group: ModelPackageGroup,
    args: ModelGroupArgs,
    settings: ModelGroupSettings,
  ): void {
    if (settings.readerAccounts.length === 0) return;
    const { environment } = args;
    const policy = groupPolicy(environment, groupNameOf(environment, name), settings);
    new ModelPackageGroupPolicy(
      `${name}-policy`,
      // A text of plain values only, so that a preview shows it.
      { modelPackageGroupName: group.modelPackageGroupName, resourcePolicy: JSON.stringify(policy) },
      { parent: this },
    );
  }

  private announce(
    name: string,
    groupName: string,
    args: ModelGroupArgs,
    { approvals }: ModelGroupSettings,
  ): void {
    const { notify, busArn } = approvals;
    if (!notify && busArn === undefined) return;
    const { environment, guardrails, alarmTopic } = args;
    const targets = {
      ...(notify && { topicArn: alarmTopic.topicArn }),
      ...(busArn !== undefined && { busArn }),
    };
    new ApprovalEvents(
      `${name}-approvals`,
      { environment, groupName, guardrails, alarmTopic, targets },
      { parent: this },
    );
  }

  private describe(
    name: string,
    groupName: string,
    args: ModelGroupArgs,
    { card }: ModelGroupSettings,
  ): void {
    if (card === undefined) return;
    new ModelCard(
      `${name}-card`,
      {
        modelCardName: groupName,
        modelCardStatus: card.status,
        content: JSON.stringify(cardContent(groupName, card)),
        securityConfig: { kmsKeyId: args.keys.dataKeyArn },
      },
      { parent: this, protect: args.retainData },
    );
  }
}

/** The physical name of the group of the model called `name`. */
export function groupNameOf(environment: AwsEnvironment, name: string): string {
  return physicalName({ environment, parts: [name], maxLength: nameLengths.sageMaker });
}

/** What the keys of a model's artifacts begin with, in the artifact bucket. */
const artifactPrefixOf = (name: string) => `models/${name}/`;
