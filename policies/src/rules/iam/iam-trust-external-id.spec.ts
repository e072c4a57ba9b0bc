import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamTrustExternalId } from "./iam-trust-external-id.ts";

const partner = "arn:aws:iam::999988887777:role/partner";
const trust = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { AWS: partner },
  Condition: { StringEquals: { "sts:ExternalId": "d6f1c1f0" } },
};
const role = (change: object): Unwrap<RoleArgs> => ({
  assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
});
const own = { props: { region: "eu-west-1", allowedAccountIds: JSON.stringify(["111122223333"]) } };
const message = (came: string, at = "AWS") =>
  `add a condition on sts:ExternalId, on aws:MultiFactorAuthPresent or on aws:PrincipalOrgID; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

describeResourceRule(iamTrustExternalId, {
  compliant: { type: iam.role, props: role({}), provider: own },
  decidedBy: ["assumeRolePolicy"],
  finds: {
    "another account's role": {
      change: role({ Condition: undefined }),
      resource: { provider: own },
      messages: [message(partner)],
    },
    "other accounts, beside one's own": {
      change: role({
        Condition: undefined,
        Principal: {
          AWS: ["arn:aws:iam::111122223333:root", "arn:aws:iam::999988887777:root", "444455556666"],
        },
      }),
      resource: { provider: own },
      messages: [message("arn:aws:iam::999988887777:root", "AWS[1]"), message("444455556666", "AWS[2]")],
    },
    "a session of another account": {
      change: role({
        Condition: undefined,
        Principal: { AWS: "arn:aws:sts::999988887777:assumed-role/a/b" },
      }),
      resource: { provider: own },
      messages: [message("arn:aws:sts::999988887777:assumed-role/a/b")],
    },
    "a second factor that may be missing": {
      change: role({ Condition: { BoolIfExists: { "aws:MultiFactorAuthPresent": "true" } } }),
      resource: { provider: own },
      messages: [message(partner)],
    },
    "any account, while the provider names none as its own": {
      change: role({ Condition: undefined, Principal: { AWS: "111122223333" } }),
      resource: { provider: { props: { region: "eu-west-1" } } },
      messages: [message("111122223333")],
    },
  },
  passes: {
    "one's own account": {
      change: role({ Condition: undefined, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } }),
      resource: { provider: own },
    },
    "an account that is trusted": {
      change: role({ Condition: undefined }),
      settings: { trustedAccounts: ["999988887777"] },
    },
    "a second factor": { change: role({ Condition: { Bool: { "aws:MultiFactorAuthPresent": "true" } } }) },
    "members of the organization": {
      change: role({ Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } } }),
    },
    "an identity provider": {
      change: role({
        Condition: undefined,
        Action: "sts:AssumeRoleWithSAML",
        Principal: { Federated: "arn:aws:iam::999988887777:saml-provider/corp" },
      }),
    },
    "a principal that is known later": {
      change: { assumeRolePolicy: { Statement: [{ ...trust, Condition: {}, Principal: { AWS: UNKNOWN } }] } },
    },
  },
});
