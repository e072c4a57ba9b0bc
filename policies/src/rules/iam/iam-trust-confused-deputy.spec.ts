import type { Unwrap } from "@pulumi/pulumi";
import type { RoleArgs } from "@pulumi/aws/iam/role.js";
import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamTrustConfusedDeputy } from "./iam-trust-confused-deputy.ts";

const sagemaker = "sagemaker.amazonaws.com";
const trust = {
  Effect: "Allow",
  Action: ["sts:AssumeRole"],
  Principal: { Service: sagemaker },
  Condition: { StringEquals: { "aws:SourceAccount": "111122223333" } },
};
const role = (change: object): Unwrap<RoleArgs> => ({
  assumeRolePolicy: JSON.stringify({ Version: "2012-10-17", Statement: [{ ...trust, ...change }] }),
});
const message = (came: string, at = "Service") =>
  `add a condition on aws:SourceAccount or aws:SourceArn; assumeRolePolicy.Statement[0].Principal.${at} is "${came}"`;

describeResourceRule(iamTrustConfusedDeputy, {
  compliant: { type: iam.role, props: role({}) },
  finds: {
    "a service, for whomever it asks": {
      change: role({ Condition: undefined }),
      messages: [message(sagemaker)],
    },
    "each of several services": {
      change: role({
        Condition: undefined,
        Principal: { Service: ["ec2.amazonaws.com", sagemaker, "lambda.amazonaws.com"] },
      }),
      messages: [message(sagemaker, "Service[1]"), message("lambda.amazonaws.com", "Service[2]")],
    },
    "a condition that holds without a source, where the service always says for whom it asks": {
      change: role({
        Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } },
        Principal: { Service: "codebuild.amazonaws.com" },
      }),
      messages: [message("codebuild.amazonaws.com")],
    },
    "a condition that holds without a source and names anybody's": {
      change: role({ Condition: { ArnLikeIfExists: { "aws:SourceArn": "arn:aws:sagemaker:*:*:*" } } }),
      messages: [message(sagemaker)],
    },
    "a source of anybody's": {
      change: role({ Condition: { ArnLike: { "aws:SourceArn": "arn:aws:sagemaker:*:*:*" } } }),
      messages: [message(sagemaker)],
    },
    "a service that does say for whom it asks, as far as an environment knows": {
      change: role({ Condition: undefined, Principal: { Service: "ec2.amazonaws.com" } }),
      settings: { servicesWithoutSource: [] },
      messages: [message("ec2.amazonaws.com")],
    },
  },
  passes: {
    "a condition that holds without a source, where the service says it for some of its features only": {
      change: role({ Condition: { StringEqualsIfExists: { "aws:SourceAccount": "111122223333" } } }),
    },
    "a source of one's own": {
      change: role({
        Condition: { ArnLike: { "AWS:SourceArn": "arn:aws:sagemaker:eu-west-1:111122223333:*" } },
      }),
    },
    "a source of the organization": {
      change: role({ Condition: { StringEquals: { "aws:SourceOrgID": "o-abc123def4" } } }),
    },
    "a service that does not say for whom it asks": {
      change: role({ Condition: undefined, Principal: { Service: "ec2.amazonaws.com" } }),
    },
    "a role instead of a service": {
      change: role({ Condition: undefined, Principal: { AWS: "arn:aws:iam::111122223333:role/ci" } }),
    },
    "an account that is known later": {
      change: {
        assumeRolePolicy: {
          Statement: [{ ...trust, Condition: { StringEquals: { "aws:SourceAccount": UNKNOWN } } }],
        },
      },
    },
    "a trust that is known later": { change: { assumeRolePolicy: UNKNOWN } },
  },
});
