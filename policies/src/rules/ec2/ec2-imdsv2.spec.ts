import type { InstanceArgs } from "@pulumi/aws/ec2/instance.js";
import type { Unwrap } from "@pulumi/pulumi";
import { ec2 } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { ec2Imdsv2 } from "./ec2-imdsv2.ts";

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
