import type { Unwrap } from "@pulumi/pulumi";
import type { RolePolicyAttachmentArgs } from "@pulumi/aws/iam/rolePolicyAttachment.js";
import { iam, ssoadmin } from "../../resource-types.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule } from "../../testing/index.ts";
import { iamNoAdminManagedPolicy } from "./iam-no-admin-managed-policy.ts";

const own = "arn:aws:iam::111122223333:policy/mlops/AdministratorAccess";
const aws = (name: string, partition = "aws") => `arn:${partition}:iam::aws:policy/${name}`;
const message = (at: string, arn: string) =>
  `attach a policy of your own that names what is needed; ${at} is "${arn}"`;

const attachment: Unwrap<RolePolicyAttachmentArgs> = { role: "train", policyArn: own };

describe.each([
  [iam.rolePolicyAttachment, "policyArn"],
  [iam.userPolicyAttachment, "policyArn"],
  [iam.groupPolicyAttachment, "policyArn"],
  [iam.policyAttachment, "policyArn"],
  [ssoadmin.managedPolicyAttachment, "managedPolicyArn"],
])("%s", (type, property) => {
  describeResourceRule(iamNoAdminManagedPolicy, {
    compliant: { type, props: { ...attachment, [property]: own } },
    finds: {
      "an administrator's policy": {
        change: { [property]: aws("AdministratorAccess") },
        messages: [message(property, aws("AdministratorAccess"))],
      },
      "a policy over all identities, in another partition": {
        change: { [property]: aws("IAMFullAccess", "aws-cn") },
        messages: [message(property, aws("IAMFullAccess", "aws-cn"))],
      },
      "a policy that is told not to be attached": {
        change: { [property]: aws("job-function/ViewOnlyAccess") },
        settings: { policies: ["ViewOnlyAccess"] },
        messages: [message(property, aws("job-function/ViewOnlyAccess"))],
      },
    },
    passes: {
      "another policy of AWS": { change: { [property]: aws("ReadOnlyAccess") } },
      "a policy that is known later": { change: { [property]: UNKNOWN } },
    },
  });
});

describe.each([
  [iam.rolePolicyAttachmentsExclusive, "policyArns"],
  [iam.userPolicyAttachmentsExclusive, "policyArns"],
  [iam.groupPolicyAttachmentsExclusive, "policyArns"],
  [iam.role, "managedPolicyArns"],
])("%s", (type, property) => {
  describeResourceRule(iamNoAdminManagedPolicy, {
    compliant: { type, props: { [property]: [own] } },
    finds: {
      "one policy of several that gives too much": {
        change: { [property]: [own, UNKNOWN, aws("PowerUserAccess")] },
        messages: [message(`${property}[2]`, aws("PowerUserAccess"))],
      },
    },
    passes: { "no policies": { change: { [property]: ABSENT } } },
  });
});
