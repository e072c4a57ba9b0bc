import type { InstanceArgs } from "@pulumi/aws/ec2/instance.js";
import type { LaunchTemplateArgs } from "@pulumi/aws/ec2/launchTemplate.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ec2NoPublicIp } from "./ec2-no-public-ip.ts";

const message = (path: string, came: string) => `set associatePublicIpAddress to false; ${path} is ${came}`;
const box: Unwrap<InstanceArgs> = { associatePublicIpAddress: false };

describe.each([ec2.instance, ec2.launchConfiguration, ec2.spotInstanceRequest])("%s", (type) => {
  describeResourceRule(ec2NoPublicIp, {
    compliant: { type, props: box },
    finds: {
      "a public address": {
        change: { associatePublicIpAddress: true },
        messages: [message("associatePublicIpAddress", "true")],
      },
    },
    passes: {
      "what the subnet decides": { change: { associatePublicIpAddress: ABSENT } },
      "a switch that is known later": { change: { associatePublicIpAddress: UNKNOWN } },
    },
  });
});

const template: Unwrap<LaunchTemplateArgs> = {
  networkInterfaces: [{ associatePublicIpAddress: "false" }, { deviceIndex: 1 }],
};

describeResourceRule(ec2NoPublicIp, {
  compliant: { type: ec2.launchTemplate, props: template },
  finds: {
    "a public address": {
      change: { "networkInterfaces.0.associatePublicIpAddress": "true" },
      decidedBy: ["networkInterfaces"],
      messages: [message("networkInterfaces[0].associatePublicIpAddress", '"true"')],
    },
    "a public address, not as a text": {
      change: { "networkInterfaces.1.associatePublicIpAddress": true },
      decidedBy: ["networkInterfaces"],
      messages: [message("networkInterfaces[1].associatePublicIpAddress", "true")],
    },
  },
});
