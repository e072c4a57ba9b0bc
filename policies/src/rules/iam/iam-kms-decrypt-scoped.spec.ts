import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeStackRule } from "../../testing/index.ts";
import { iamKmsDecryptScoped } from "./iam-kms-decrypt-scoped.ts";

const key = "arn:aws:kms:eu-west-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab";
const decrypt = { Effect: "Allow", Action: ["kms:Decrypt", "kms:DescribeKey"], Resource: [key] };
const text = (...statements: object[]) => JSON.stringify({ Version: "2012-10-17", Statement: statements });
const changed = (change: object) => ({ train: { policy: text({ ...decrypt, ...change }) } });
const finding = (came: string, at = "policy.Statement[0].Resource") => [
  {
    on: "train",
    message: `name the keys that may decrypt, or those of one account and region; ${at} is "${came}"`,
  },
];

describeStackRule(iamKmsDecryptScoped, {
  compliant: {
    train: { type: iam.rolePolicy, props: { role: "train", policy: text(decrypt) } },
    boundary: { type: iam.policy, props: { policy: text({ ...decrypt, Resource: "*" }) } },
    role: {
      type: iam.role,
      props: { permissionsBoundary: UNKNOWN },
      from: { permissionsBoundary: ["boundary"] },
    },
  },
  finds: {
    "any key": { change: changed({ Resource: "*" }), findings: finding("*") },
    "any key of any account": {
      change: changed({ Resource: [key, "arn:aws:kms:eu-west-1:*:key/*"] }),
      findings: finding("arn:aws:kms:eu-west-1:*:key/*", "policy.Statement[0].Resource[1]"),
    },
    "any key of any region": {
      change: changed({ Resource: "arn:aws:kms:eu-*:111122223333:key/*" }),
      findings: finding("arn:aws:kms:eu-*:111122223333:key/*"),
    },
    "any key but one": {
      change: changed({ Resource: undefined, NotResource: key }),
      findings: finding(key, "policy.Statement[0].NotResource"),
    },
    "any key through a service, as AWS' own control has it": {
      change: changed({
        Resource: "*",
        Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
      }),
      findings: finding("*"),
    },
    "any key to read from again": {
      change: changed({ Action: "kms:ReEncrypt*", Resource: "*" }),
      findings: finding("*"),
    },
    "any key, in a document given as an object": {
      change: { train: { policy: { Statement: [{ ...decrypt, Resource: ["*"] }] } } },
      findings: finding("*", "policy.Statement[0].Resource[0]"),
    },
  },
  passes: {
    "any key of one account and region": {
      change: changed({ Resource: "arn:aws:kms:eu-west-1:111122223333:key/*" }),
    },
    "encryption with any key": { change: changed({ Action: "kms:Encrypt", Resource: "*" }) },
    "what another statement takes away": {
      change: {
        train: {
          policy: text(
            { ...decrypt, Action: "kms:*", Resource: "*" },
            { Effect: "Deny", Action: ["kms:Decrypt", "kms:ReEncrypt*"], Resource: "*" },
          ),
        },
      },
    },
    "a statement that denies": { change: changed({ Effect: "Deny", Resource: "*" }) },
    "a key that is known later": {
      change: { train: { policy: { Statement: [{ ...decrypt, Resource: [UNKNOWN] }] } } },
    },
  },
});
