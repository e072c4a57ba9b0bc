import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamTrustNoWildcard } from "./iam-trust-no-wildcard.ts";

const trust = {
  Effect: "Allow",
  Action: "sts:AssumeRole",
  Principal: { Service: "sagemaker.amazonaws.com" },
};
const role = (change: object): Unwrap<RoleArgs> => ({
  assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
});
const message = (came: string, at = "Principal") =>
  `name the principals that may assume the role; assumeRolePolicy.Statement[0].${at} is "${came}"`;

describeResourceRule(iamTrustNoWildcard, {
  compliant: { type: iam.role, props: role({}) },
  finds: {
    everybody: { change: role({ Principal: "*" }), messages: [message("*")] },
    "everybody beside a role": {
      change: role({ Principal: { AWS: ["arn:aws:iam::111122223333:role/ci", "*"] } }),
      messages: [message("*", "Principal.AWS[1]")],
    },
    "any account": {
      change: role({ Principal: { AWS: "arn:aws:iam::*:root" } }),
      messages: [message("arn:aws:iam::*:root", "Principal.AWS")],
    },
    "any service": {
      change: role({ Principal: { Service: "*.amazonaws.com" } }),
      messages: [message("*.amazonaws.com", "Principal.Service")],
    },
    "any identity provider": {
      change: role({ Action: "sts:AssumeRoleWithWebIdentity", Principal: { Federated: "*" } }),
      messages: [message("*", "Principal.Federated")],
    },
    "all but one": {
      change: role({ Principal: undefined, NotPrincipal: { AWS: "111122223333" } }),
      messages: [
        "use Principal instead: NotPrincipal trusts all others; assumeRolePolicy.Statement[0].NotPrincipal is an object",
      ],
    },
    "everybody at some address": {
      change: role({ Principal: "*", Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
      messages: [message("*")],
    },
    "everybody with a word that can be guessed": {
      change: role({ Principal: "*", Condition: { StringEquals: { "sts:ExternalId": "mlops" } } }),
      messages: [message("*")],
    },
    "everybody whose role is called so": {
      change: role({
        Principal: { AWS: "*" },
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::*:role/ci" } },
      }),
      messages: [message("*", "Principal.AWS")],
    },
  },
  passes: {
    "everybody of an organization": {
      change: role({ Principal: "*", Condition: { StringEquals: { "aws:PrincipalOrgID": "o-abc123def4" } } }),
    },
    "a role of an account, by a condition": {
      change: role({
        Principal: { AWS: "*" },
        Condition: { ArnLike: { "aws:PrincipalArn": "arn:aws:iam::111122223333:role/ci-*" } },
      }),
    },
    "a statement that denies": { change: role({ Effect: "Deny", Principal: "*" }) },
    "a tag that everybody may set on a session": {
      change: role({ Action: "sts:TagSession", Principal: "*" }),
    },
    "a trust that is known later": { change: { assumeRolePolicy: UNKNOWN } },
  },
});

describeResourceRule(iamTrustNoWildcard, {
  compliant: { type: iam.role, props: { assumeRolePolicy: { Statement: [trust] } } },
  decidedBy: ["assumeRolePolicy.Statement.0.Effect", "assumeRolePolicy.Statement.0.Action"],
  finds: {
    "everybody, in a document given as an object": {
      change: { "assumeRolePolicy.Statement.0.Principal": { AWS: "*" } },
      messages: [message("*", "Principal.AWS")],
    },
  },
});
