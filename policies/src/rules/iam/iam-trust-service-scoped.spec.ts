import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamTrustServiceScoped } from "./iam-trust-service-scoped.ts";

const trust = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { AWS: "arn:aws:iam::111122223333:role/mlops/ci" },
};
const role = (change: object): Unwrap<RoleArgs> => ({
  assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
});
const root = "arn:aws:iam::111122223333:root";
const message = (came: string, at = "AWS") =>
  `name the roles of the account that may assume this one, or add a condition such as aws:PrincipalArn; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

describeResourceRule(iamTrustServiceScoped, {
  compliant: { type: iam.role, props: role({}) },
  finds: {
    "an account": { change: role({ Principal: { AWS: root } }), messages: [message(root)] },
    "an account by its number, beside a role": {
      change: role({ Principal: { AWS: [trust.Principal.AWS, "111122223333"] } }),
      messages: [message("111122223333", "AWS[1]")],
    },
    "an account, at any time but some": {
      change: role({
        Principal: { AWS: root },
        Condition: { Bool: { "aws:SecureTransport": "true" }, StringEquals: { "aws:PrincipalAccount": "1" } },
      }),
      messages: [message(root)],
    },
  },
  passes: {
    "some roles of an account": {
      change: role({
        Principal: { AWS: root },
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/mlops/*" } },
      }),
    },
    "people of an account with a second factor": {
      change: role({
        Principal: { AWS: root },
        Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } },
      }),
    },
    "a service": { change: role({ Principal: { Service: "sagemaker.amazonaws.com" } }) },
    "a statement that denies": { change: role({ Effect: "Deny", Principal: { AWS: root } }) },
    "a principal that is known later": {
      change: { assumeRolePolicy: { Statement: [{ ...trust, Principal: { AWS: UNKNOWN } }] } },
    },
  },
});
