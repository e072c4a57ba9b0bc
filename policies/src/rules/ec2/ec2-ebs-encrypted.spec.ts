import type { VolumeArgs } from "@pulumi/aws/ebs/volume.js";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance.js";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ec2EbsEncrypted } from "./ec2-ebs-encrypted.ts";

const message = (path: string, came: string) => `set encrypted to true; ${path} is ${came}`;
const box: Unwrap<InstanceArgs> = {
  rootBlockDevice: { encrypted: true },
  ebsBlockDevices: [{ deviceName: "/dev/sdf", encrypted: true }],
};

describe.each([ec2.instance, ec2.launchConfiguration, ec2.spotInstanceRequest])("%s", (type) => {
  describeResourceRule(ec2EbsEncrypted, {
    compliant: { type, props: box },
    finds: {
      "a root disk that nobody mentions": {
        change: { rootBlockDevice: ABSENT },
        messages: [message("rootBlockDevice.encrypted", "absent")],
      },
      "disks in plain text": {
        change: { "rootBlockDevice.encrypted": ABSENT, "ebsBlockDevices.0.encrypted": false },
        decidedBy: ["ebsBlockDevices"],
        messages: [
          message("rootBlockDevice.encrypted", "absent"),
          message("ebsBlockDevices[0].encrypted", "false"),
        ],
      },
    },
    passes: {
      "a root disk that a launch template mentions": {
        change: { rootBlockDevice: ABSENT, launchTemplate: { id: "lt-1" } },
      },
      "a switch that is known later": { change: { "rootBlockDevice.encrypted": UNKNOWN } },
    },
  });
});

const template: Unwrap<LaunchTemplateArgs> = {
  blockDeviceMappings: [
    { deviceName: "/dev/xvda", ebs: { encrypted: "true" } },
    { deviceName: "/dev/sdb", virtualName: "ephemeral0" },
  ],
};

describeResourceRule(ec2EbsEncrypted, {
  compliant: { type: ec2.launchTemplate, props: template },
  finds: {
    "a disk in plain text": {
      change: { "blockDeviceMappings.0.ebs": { volumeSize: 100 } },
      decidedBy: ["blockDeviceMappings"],
      messages: [message("blockDeviceMappings[0].ebs.encrypted", "absent")],
    },
  },
  passes: { "no disks of its own": { change: { blockDeviceMappings: ABSENT } } },
});

const volume: Unwrap<VolumeArgs> = {
  availabilityZone: "eu-west-1a",
  encrypted: true,
  kmsKeyId: "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab",
};
const key = (came: string) => ({ advisory: `set kmsKeyId to a customer-managed key; kmsKeyId is ${came}` });

describeResourceRule(ec2EbsEncrypted, {
  compliant: { type: ec2.volume, props: volume },
  finds: {
    "a volume in plain text": { change: { encrypted: ABSENT }, messages: [message("encrypted", "absent")] },
    "a volume with the account's key": { change: { kmsKeyId: ABSENT }, messages: [key("absent")] },
    "a volume with a key that AWS manages": {
      change: { kmsKeyId: "alias/aws/ebs" },
      messages: [key('"alias/aws/ebs"')],
    },
  },
  passes: { "a key that is created with the volume": { change: { kmsKeyId: UNKNOWN } } },
});
