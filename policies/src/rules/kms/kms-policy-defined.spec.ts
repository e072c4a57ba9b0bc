import type { Unwrap } from "@pulumi/pulumi";
import type { KeyArgs } from "@pulumi/aws/kms/key.js";
import type { KeyPolicyArgs } from "@pulumi/aws/kms/keyPolicy.js";
import { kms } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { kmsPolicyDefined } from "./kms-policy-defined.ts";

const policy = JSON.stringify({ Version: "2012-10-17", Statement: [] });
const key: Unwrap<KeyArgs> = { policy };
const keyPolicy: Unwrap<KeyPolicyArgs> = { keyId: UNKNOWN, policy };
const message = (came: string) => `set policy, or give the key a KeyPolicy; policy is ${came}`;

describeStackRule(kmsPolicyDefined, {
  compliant: {
    data: { type: kms.key, props: key },
    logs: { type: kms.key, props: {} },
    "logs-policy": { type: kms.keyPolicy, props: keyPolicy, from: { keyId: ["logs"] } },
  },
  finds: {
    "a key without a policy": {
      change: { data: { policy: ABSENT } },
      findings: [{ on: "data", message: message("absent") }],
    },
    "a policy that says nothing": {
      change: { data: { policy: "" } },
      findings: [{ on: "data", message: message('""') }],
    },
    "a key whose only policy is another key's": {
      without: ["logs-policy"],
      with: {
        "other-policy": { type: kms.keyPolicy, props: keyPolicy, from: { keyId: ["data"] } },
        replica: { type: kms.replicaKey, props: { primaryKeyArn: "arn:aws:kms:eu-west-1:1:key/mrk-1" } },
      },
      findings: [
        { on: "logs", message: message("absent") },
        { on: "replica", message: message("absent") },
      ],
    },
  },
  passes: {
    "a policy that is known later": { change: { data: { policy: UNKNOWN } } },
    "a KeyPolicy of a key that is known later, from nowhere in particular": {
      without: ["logs-policy"],
      with: { somewhere: { type: kms.keyPolicy, props: keyPolicy } },
    },
  },
});
