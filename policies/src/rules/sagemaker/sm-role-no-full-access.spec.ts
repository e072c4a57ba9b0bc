import { iam } from "../../resource-types.ts";
import { UNKNOWN } from "@mlops/api-constraints/testing";
import { type StackFixture, describeStackRule } from "../../testing/index.ts";
import { smRoleNoFullAccess } from "./sm-role-no-full-access.ts";

const trust = (service: unknown) =>
  JSON.stringify({
    Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: service } }],
  });
const full = "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess";
const stack: StackFixture = {
  role: { type: iam.role, props: { assumeRolePolicy: trust("sagemaker.amazonaws.com") } },
  attachment: {
    type: iam.rolePolicyAttachment,
    props: { role: UNKNOWN, policyArn: "arn:aws:iam::111122223333:policy/mlops/jobs" },
    from: { role: ["role"] },
  },
};
const message = (at: string, came: string) =>
  `attach a policy of your own that allows what the role needs; ${at} is "${came}"`;

describeStackRule(smRoleNoFullAccess, {
  compliant: stack,
  decidedBy: ["role.assumeRolePolicy", "attachment.role"],
  finds: {
    "SageMaker's full access": {
      change: { attachment: { policyArn: full } },
      findings: [{ on: "attachment", message: message("policyArn", full) }],
    },
    "a role that other services assume too": {
      change: {
        role: { assumeRolePolicy: trust(["lambda.amazonaws.com", "sagemaker.amazonaws.com"]) },
        attachment: { policyArn: "arn:aws:iam::aws:policy/PowerUserAccess" },
      },
      findings: [
        { on: "attachment", message: message("policyArn", "arn:aws:iam::aws:policy/PowerUserAccess") },
      ],
    },
    "a list in the role itself": {
      change: { role: { managedPolicyArns: ["arn:aws:iam::aws:policy/ReadOnlyAccess", full] } },
      findings: [{ on: "role", message: message("managedPolicyArns[1]", full) }],
    },
    "an attachment to several roles, by name": {
      change: { role: { name: "lab" } },
      with: { many: { type: iam.policyAttachment, props: { roles: ["other", "lab"], policyArn: full } } },
      decidedBy: ["many.policyArn", "many.roles"],
      findings: [{ on: "many", message: message("policyArn", full) }],
    },
    "a list that is exclusive": {
      with: {
        all: {
          type: iam.rolePolicyAttachmentsExclusive,
          props: { roleName: UNKNOWN, policyArns: [full] },
          from: { roleName: ["role"] },
        },
      },
      decidedBy: ["all.policyArns", "all.roleName"],
      findings: [{ on: "all", message: message("policyArns[0]", full) }],
    },
    "a policy that the environment refuses as well": {
      settings: { policies: ["AmazonS3FullAccess"] },
      change: { attachment: { policyArn: "arn:aws:iam::aws:policy/AmazonS3FullAccess" } },
      findings: [
        { on: "attachment", message: message("policyArn", "arn:aws:iam::aws:policy/AmazonS3FullAccess") },
      ],
    },
  },
  passes: {
    "a role of another service": {
      change: { role: { assumeRolePolicy: trust("lambda.amazonaws.com") }, attachment: { policyArn: full } },
    },
    "a policy that only is called so": {
      change: { attachment: { policyArn: "arn:aws:iam::111122223333:policy/AmazonSageMakerFullAccess" } },
    },
    "an attachment of which it is not known yet to what": {
      with: { attachment: { type: iam.rolePolicyAttachment, props: { role: UNKNOWN, policyArn: full } } },
    },
    "an attachment to another role": {
      with: {
        other: { type: iam.role, props: { assumeRolePolicy: trust("ec2.amazonaws.com") } },
        others: {
          type: iam.rolePolicyAttachment,
          props: { role: UNKNOWN, policyArn: full },
          from: { role: ["other"] },
        },
      },
    },
  },
});
