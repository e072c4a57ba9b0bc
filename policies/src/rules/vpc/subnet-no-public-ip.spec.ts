import type { DefaultSubnetArgs } from "@pulumi/aws/ec2/defaultSubnet.js";
import type { SubnetArgs } from "@pulumi/aws/ec2/subnet.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { subnetNoPublicIp } from "./subnet-no-public-ip.ts";

const message = (came: string) => `set mapPublicIpOnLaunch to false; mapPublicIpOnLaunch is ${came}`;

const subnet: Unwrap<SubnetArgs> = { vpcId: "vpc-1", cidrBlock: "10.0.0.0/24", mapPublicIpOnLaunch: false };

describeResourceRule(subnetNoPublicIp, {
  compliant: { type: ec2.subnet, props: subnet },
  finds: {
    "a subnet that maps public addresses": {
      change: { mapPublicIpOnLaunch: true },
      messages: [message("true")],
    },
  },
  passes: {
    "a subnet that leaves it at its default": { change: { mapPublicIpOnLaunch: ABSENT } },
    "a switch that is known later": { change: { mapPublicIpOnLaunch: UNKNOWN } },
  },
});

const ofTheAccount: Unwrap<DefaultSubnetArgs> = {
  availabilityZone: "eu-west-1a",
  mapPublicIpOnLaunch: false,
};

describeResourceRule(subnetNoPublicIp, {
  compliant: { type: ec2.defaultSubnet, props: ofTheAccount },
  finds: {
    "a default subnet that is left as it is": {
      change: { mapPublicIpOnLaunch: ABSENT },
      messages: [message("absent")],
    },
    "a default subnet that maps public addresses": {
      change: { mapPublicIpOnLaunch: true },
      messages: [message("true")],
    },
  },
  passes: { "a switch that is known later": { change: { mapPublicIpOnLaunch: UNKNOWN } } },
});
