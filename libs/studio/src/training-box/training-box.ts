import { ComponentResource, type ComponentResourceOptions, type Output } from "@pulumi/pulumi";
import { MetricAlarm } from "@pulumi/aws/cloudwatch/metricAlarm.js";
import { Instance } from "@pulumi/aws/ec2/instance.js";
import { KeyPair } from "@pulumi/aws/ec2/keyPair.js";
import { InstanceProfile } from "@pulumi/aws/iam/instanceProfile.js";
import type { Role } from "@pulumi/aws/iam/role.js";
import { getParameterOutput } from "@pulumi/aws/ssm/getParameter.js";
import { servicePrincipals } from "@mlops/aws";
import { type Grantee, assertValid, iamPath } from "@mlops/core";
import { guardedRole } from "../guarded-role.ts";
import { subnetInZone } from "../zone.ts";
import { idleAlarmArgs } from "./idle-alarm.ts";
import { canBeReachedBySessionManager } from "./session-manager.ts";
import type { TrainingBoxArgs } from "./training-box-args.ts";
import { trainingBoxProblems } from "./training-box-problems.ts";

/**
 * A machine of EC2 to try and train models on by hand, from AWS's deep learning AMIs. It has no public address and
 * no open port: people reach it through Session Manager. It is stopped when idle. CloudWatch stops it with the
 * account's service-linked role for `events.amazonaws.com`, which the console makes by itself, other ways do not:
 * `aws iam create-service-linked-role --aws-service-name events.amazonaws.com`, once for each account.
 *
 * Its role may do nothing but be reached; everything else is granted.
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
  readonly grantName: string;
  readonly role: Role;
  readonly instanceId: Output<string>;
  readonly privateIp: Output<string>;

  constructor(name: string, args: TrainingBoxArgs, opts?: ComponentResourceOptions) {
    super("mlops:studio:TrainingBox", name, {}, opts);
    assertValid(this, name, trainingBoxProblems(args));
    const { network, keys, guardrails, terminationProtection = false } = args;
    const { environment } = network;
    const child = { parent: this };

    const role = guardedRole(
      `${name}-role`,
      {
        description: "Training box: what programs on it run under",
        service: servicePrincipals.ec2,
        guardrails,
        statements: canBeReachedBySessionManager(environment),
        trustOnlyOwnAccount: false,
      },
      child,
    );
    this.grantName = name;
    this.role = role.role;
    const profile = new InstanceProfile(`${name}-profile`, { path: iamPath, role: role.role.name }, child);
    const keyPair =
      args.publicKey === undefined
        ? undefined
        : new KeyPair(`${name}-key`, { publicKey: args.publicKey }, child);
    const image = getParameterOutput({ name: args.imageParameter }, child);

    const instance = new Instance(
      `${name}-instance`,
      {
        // An AMI's id is public; the other output of the parameter is held for a secret.
        ami: image.insecureValue,
        instanceType: args.instanceType,
        subnetId: subnetInZone(network, args.zone ?? 0, this),
        vpcSecurityGroupIds: [network.workloadSecurityGroupId],
        associatePublicIpAddress: false,
        iamInstanceProfile: profile.name,
        metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
        rootBlockDevice: {
          encrypted: true,
          kmsKeyId: keys.dataKeyArn,
          volumeType: "gp3",
          volumeSize: args.rootVolumeGb,
        },
        ebsOptimized: true,
        monitoring: true,
        disableApiTermination: terminationProtection,
        instanceInitiatedShutdownBehavior: "stop",
        ...(keyPair && { keyName: keyPair.keyName }),
        ...(args.userData !== undefined && { userData: args.userData }),
        tags: { Name: name },
      },
      { parent: this, dependsOn: [role], ignoreChanges: ["ami"], protect: terminationProtection },
    );
    new MetricAlarm(
      `${name}-idle`,
      idleAlarmArgs(environment, instance.id, args.idle, args.alarmTopicArns ?? []),
      child,
    );

    this.instanceId = instance.id;
    this.privateIp = instance.privateIp;
    this.registerOutputs({ instanceId: this.instanceId, privateIp: this.privateIp });
  }
}
