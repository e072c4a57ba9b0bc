import { ec2 } from "../resource/resource-types.ts";
import { describeResourceRule } from "../testing/index.ts";
import { ec2EbsEncrypted, ec2Imdsv2, ec2UserdataNoSecrets } from "./ec2.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { VolumeArgs } from "@pulumi/aws/ebs/volume.js";
import type { InstanceArgs } from "@pulumi/aws/ec2/instance.js";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("ec2-ebs-encrypted", () => {
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
});

describe("ec2-imdsv2", () => {
  const box: Unwrap<InstanceArgs> = {
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
  };
  const tokens = (came: string) =>
    `set metadataOptions.httpTokens to "required"; metadataOptions.httpTokens is ${came}`;
  const hops = (most: number, came: string) =>
    `set metadataOptions.httpPutResponseHopLimit to ${most}; metadataOptions.httpPutResponseHopLimit is ${came}`;

  describe.each([ec2.instance, ec2.launchConfiguration, ec2.launchTemplate, ec2.spotInstanceRequest])(
    "%s",
    (type) => {
      describeResourceRule(ec2Imdsv2, {
        compliant: { type, props: box },
        decidedBy: ["metadataOptions.httpEndpoint"],
        finds: {
          "requests without a session": {
            change: { "metadataOptions.httpTokens": "optional" },
            messages: [tokens('"optional"')],
          },
          "a way in for containers": {
            change: { "metadataOptions.httpPutResponseHopLimit": 2 },
            messages: [hops(1, "2")],
          },
          "a longer way than the environment allows": {
            change: { "metadataOptions.httpPutResponseHopLimit": 3 },
            settings: { maxHops: 2 },
            messages: [hops(2, "3")],
          },
          "one that says nothing": { change: { metadataOptions: ABSENT }, messages: [tokens("absent")] },
          "one that names no template": {
            change: { metadataOptions: ABSENT, launchTemplate: null },
            messages: [tokens("absent")],
          },
        },
        passes: {
          "no metadata at all": {
            change: { "metadataOptions.httpEndpoint": "disabled", "metadataOptions.httpTokens": "optional" },
          },
          "what a launch template decides": {
            change: { metadataOptions: ABSENT, launchTemplate: { id: "lt-1" } },
          },
          "what a launch template that is known later decides": {
            change: { metadataOptions: ABSENT, launchTemplate: UNKNOWN },
          },
          "options that are known later": { change: { metadataOptions: UNKNOWN } },
        },
      });
    },
  );
});

describe("ec2-userdata-no-secrets", () => {
  const encoded = (script: string) => Buffer.from(script).toString("base64");
  const script = "#!/bin/bash\naws secretsmanager get-secret-value --secret-id prod/database\n";
  // Put together here, so that nobody's scanner takes this file for a leak.
  const leak = `#!/bin/bash\nexport AWS_ACCESS_KEY_ID=${["AKIA", "IOSFODNN7ABCDEFG"].join("")}\n`;
  const message = (path: string) =>
    "keep the secret in Secrets Manager and let the instance fetch it; " +
    `line 2 of ${path} holds an AWS access key`;

  const box: Unwrap<InstanceArgs> = { userData: script };

  describe.each([ec2.instance, ec2.launchConfiguration, ec2.spotInstanceRequest])("%s", (type) => {
    describeResourceRule(ec2UserdataNoSecrets, {
      compliant: { type, props: box },
      finds: {
        "an access key": { change: { userData: leak }, messages: [message("userData")] },
        "an access key in base64": {
          change: { userData: ABSENT, userDataBase64: encoded(leak) },
          messages: [message("userDataBase64")],
        },
      },
      passes: {
        "nothing to do": { change: { userData: ABSENT } },
        "a script that is known later": { change: { userData: UNKNOWN } },
      },
    });
  });

  const template: Unwrap<LaunchTemplateArgs> = { userData: encoded(script) };

  describeResourceRule(ec2UserdataNoSecrets, {
    compliant: { type: ec2.launchTemplate, props: template },
    finds: {
      "an access key": { change: { userData: encoded(leak) }, messages: [message("userData")] },
    },
  });
});
