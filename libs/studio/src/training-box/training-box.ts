import { ComponentResource, type ComponentResourceOptions, type Input, type Output } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Instance } from "@pulumi/aws/ec2/instance.js";
import { KeyPair } from "@pulumi/aws/ec2/keyPair.js";
import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile.js";
import type { Role } from "@pulumi/aws/iam/role.js";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import type { z } from "zod";
import { servicePrincipals } from "@mlops/aws";
import type { GuardrailsRef, KeysRef, NetworkRef } from "@mlops/contracts";
import {
  type AwsEnvironment,
  type Grantee,
  type ServiceRole,
  checkedSettings,
  crossAccountProblems,
  iamPath,
} from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { subnetInZone } from "../zone.ts";
import { idleAlarmArgs } from "./idle-alarm.ts";
import { canBeReachedBySessionManager } from "./session-manager.ts";
import { type TrainingBoxSettings, trainingBoxSettings } from "./training-box-settings.ts";

/** Arguments of {@link TrainingBox}. */
export interface TrainingBoxArgs extends z.input<typeof trainingBoxSettings> {
  /** Network that the box stays in: a private subnet, no public address. */
  readonly network: NetworkRef;
  /** Keys that encrypt its disk. */
  readonly keys: KeysRef;
  /** Limits of its role. */
  readonly guardrails: GuardrailsRef;
  /** Topics that are notified when it is stopped for being idle. @default - none */
  readonly alarmTopicArns?: readonly Input<string>[];
}

/**
 * An EC2 instance to try and train models on by hand, from AWS's deep learning AMIs. It has no public address and no
 * open port: people connect through Session Manager. It is stopped when idle. CloudWatch stops it with the account's
 * service-linked role for `events.amazonaws.com`, which only the console creates by itself; otherwise run
 * `aws iam create-service-linked-role --aws-service-name events.amazonaws.com` once for each account.
 *
 * Its role allows connections through Session Manager; everything else is granted.
 *
 * @example
 * ```ts
 * const box = new TrainingBox("box", {
 *   network, keys, guardrails,
 *   imageParameter: "/aws/service/deeplearning/ami/x86_64/base-oss-nvidia-driver-gpu-amazon-linux-2023/latest/ami-id",
 *   instanceType: "g5.xlarge",
 *   rootVolumeGb: 150,
 *   idle: { after: "2 hours" },
 * }, stack.options);
 * grant(box, "read-data", canReadBucket(mlEnvironment, "data"));
 * ```
 */
export class TrainingBox extends ComponentResource implements Grantee {
  /** Prefix of the names of what its role is granted: the logical name. */
  readonly grantName: string;
  /** Role of the programs on it. */
  readonly role: Role;
  /** Id of the EC2 instance, to which Session Manager connects. */
  readonly instanceId: Output<string>;
  /** Address in the private subnet. */
  readonly privateIp: Output<string>;

  constructor(name: string, args: TrainingBoxArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:TrainingBox", name, {}, opts);
    const { network, keys, guardrails, alarmTopicArns = [], ...given } = args;
    const { environment } = network;
    const problems = crossAccountProblems(environment, { keys, guardrails });
    const settings = checkedSettings(this, name, trainingBoxSettings, given, problems);
    const { publicKey, terminationProtection } = settings;
    const child = { parent: this };

    const role = boxRole(name, environment, guardrails, child);
    this.grantName = name;
    this.role = role.role;
    const profile = new InstanceProfile(`${name}-profile`, { path: iamPath, role: role.role.name }, child);
    const keyPair = publicKey === undefined ? undefined : new KeyPair(`${name}-key`, { publicKey }, child);
    const image = getParameterOutput({ name: settings.imageParameter }, child);
    const instance = new Instance(
      `${name}-instance`,
      {
        ...chosenArgs(settings),
        ...secureArgs(network, keys, settings),
        // The id of an AMI is public; the provider marks the other output of the parameter as secret.
        ami: image.insecureValue,
        subnetId: subnetInZone(network, settings.zone, this),
        iamInstanceProfile: profile.name,
        ...(keyPair && { keyName: keyPair.keyName }),
        tags: { Name: name },
      },
      { parent: this, dependsOn: [role], ignoreChanges: ["ami"], protect: terminationProtection },
    );
    const alarmArgs = idleAlarmArgs(environment, instance.id, settings.idle, alarmTopicArns);
    new MetricAlarm(`${name}-idle`, alarmArgs, child);

    this.instanceId = instance.id;
    this.privateIp = instance.privateIp;
    this.registerOutputs({ instanceId: this.instanceId, privateIp: this.privateIp });
  }
}

function boxRole(
  name: string,
  environment: AwsEnvironment,
  guardrails: GuardrailsRef,
  opts: ComponentResourceOptions,
): ServiceRole {
  return guardedRole(
    `${name}-role`,
    {
      description: "Training box: what programs on it run under",
      service: servicePrincipals.ec2,
      guardrails,
      statements: canBeReachedBySessionManager(environment),
      sourceAccount: "never",
    },
    opts,
  );
}

/** Arguments that the settings choose. */
function chosenArgs({ instanceType, userData, terminationProtection }: TrainingBoxSettings) {
  return {
    instanceType,
    disableApiTermination: terminationProtection,
    ...(userData !== undefined && { userData }),
  };
}

/** Arguments of every training box. */
function secureArgs(network: NetworkRef, keys: KeysRef, { rootVolumeGb }: TrainingBoxSettings) {
  return {
    vpcSecurityGroupIds: [network.workloadSecurityGroupId],
    associatePublicIpAddress: false,
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    rootBlockDevice: {
      encrypted: true,
      kmsKeyId: keys.dataKeyArn,
      volumeType: "gp3",
      volumeSize: rootVolumeGb,
    },
    ebsOptimized: true,
    monitoring: true,
    instanceInitiatedShutdownBehavior: "stop",
  };
}
