import { keyTypes } from "../../kms-key-types.ts";
import { kms } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { kmsPolicyNoPublicPrincipal } from "./kms-policy-no-public-principal.ts";

const administer = {
  Effect: "Allow",
  Principal: { AWS: "arn:aws:iam::111122223333:root" },
  Action: "kms:*",
  Resource: "*",
};
const everybody = { ...administer, Principal: "*", Action: "kms:Decrypt" };
const policy = (...statements: object[]) => ({
  policy: JSON.stringify({ Version: "2012-10-17", Statement: [administer, ...statements] }),
});
const message = (at: string, came: string) =>
  `name the principals, or add a condition that says who, such as kms:CallerAccount; ${at} is "${came}"`;

describe.each([...keyTypes, kms.keyPolicy])("%s", (type) => {
  describeResourceRule(kmsPolicyNoPublicPrincipal, {
    compliant: { type, props: policy() },
    finds: {
      "everybody, with any action": {
        change: policy(everybody, { ...everybody, Principal: { AWS: ["111122223333", "*"] } }),
        messages: [
          message("policy.Statement[1].Principal", "*"),
          message("policy.Statement[2].Principal.AWS[1]", "*"),
        ],
      },
      "everybody through a service": {
        change: policy({
          ...everybody,
          Condition: { StringEquals: { "kms:ViaService": "s3.eu-west-1.amazonaws.com" } },
        }),
        messages: [message("policy.Statement[1].Principal", "*")],
      },
    },
    passes: {
      "everybody of an account, through a service": {
        change: policy({
          ...everybody,
          Condition: {
            StringEquals: {
              "kms:ViaService": "s3.eu-west-1.amazonaws.com",
              "kms:CallerAccount": "111122223333",
            },
          },
        }),
      },
      "a statement that denies everybody": { change: policy({ ...everybody, Effect: "Deny" }) },
      "a policy that is known later": { change: { policy: UNKNOWN } },
    },
  });
});
