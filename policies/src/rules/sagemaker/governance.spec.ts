import { cloudControlResource, iam, sagemaker } from "../../resource/resource-types.ts";
import { type StackFixture, describeResourceRule, describeStackRule } from "../../testing/index.ts";
import { smRoleNoFullAccess, smTags } from "./governance.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import type { ResourceArgs } from "@pulumi/aws/cloudcontrol/resource.js";
import type { EndpointArgs } from "@pulumi/aws/sagemaker/endpoint.js";
import type { Unwrap } from "@pulumi/pulumi";

describe("sm-role-no-full-access", () => {
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
        change: {
          role: { assumeRolePolicy: trust("lambda.amazonaws.com") },
          attachment: { policyArn: full },
        },
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
});

describe("sm-tags", () => {
  const tags = { Application: "sentiment", CostCentre: "42", Environment: "prod", Owner: "nlp" };

  const endpoint: Unwrap<EndpointArgs> = { endpointConfigName: "sentiment-1", tags };

  /** A provider with these default tags, as the engine knows it: nested arguments are JSON texts. */
  const providerWith = (defaults: object) => ({ props: { defaultTags: JSON.stringify({ tags: defaults }) } });

  const missing = (keys: string) => [`add ${keys} to tags, or to the provider's defaultTags`];

  describeResourceRule(smTags, {
    compliant: { type: sagemaker.endpoint, props: endpoint },
    finds: {
      "a resource without tags": {
        change: { tags: ABSENT },
        messages: missing("Application, CostCentre, Environment, Owner"),
      },
      "every key that is missing": {
        change: { "tags.CostCentre": ABSENT, "tags.Owner": ABSENT },
        messages: missing("CostCentre, Owner"),
      },
      "an empty value": { change: { "tags.Owner": "" }, messages: missing("Owner") },
      "a null value": { change: { "tags.Owner": null }, messages: missing("Owner") },
      "a key in another case": {
        change: { tags: { ...tags, Owner: null, owner: "nlp", "aws:Owner": "nlp" } },
        messages: missing("Owner"),
      },
      "what neither the resource nor its provider has": {
        change: { tags: { Owner: "nlp" } },
        resource: { provider: providerWith({ Application: "sentiment", Environment: "prod" }) },
        messages: missing("CostCentre"),
      },
      "a key that an environment asks for": {
        settings: { requiredKeys: ["Owner", "DataClass"] },
        decidedBy: ["tags"],
        messages: missing("DataClass"),
      },
    },
    passes: {
      "tags that the provider gives": {
        change: { tags: ABSENT },
        resource: { provider: providerWith(tags) },
      },
      "tags of which each side gives some": {
        change: { tags: { Owner: "nlp", CostCentre: "42" } },
        resource: { provider: providerWith({ Application: "sentiment", Environment: "prod" }) },
      },
      "tags that are known later": { change: { tags: UNKNOWN } },
      "a value that is known later": { change: { "tags.Owner": UNKNOWN } },
      "default tags that are known later": {
        change: { tags: ABSENT },
        resource: { provider: { props: { defaultTags: UNKNOWN } } },
      },
      "an environment that asks for less": {
        change: { tags: { Owner: "nlp" } },
        settings: { requiredKeys: ["Owner"] },
      },
    },
  });

  const listed = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
  const desiredState = (state: object) =>
    JSON.stringify({ RoleArn: "arn:aws:iam::111122223333:role/monitor", ...state });

  const jobDefinition: Unwrap<ResourceArgs> = {
    typeName: "AWS::SageMaker::ModelQualityJobDefinition",
    desiredState: desiredState({ Tags: listed }),
  };

  describeResourceRule(smTags, {
    compliant: { type: cloudControlResource, props: jobDefinition },
    decidedBy: ["typeName"],
    finds: {
      "a resource without Tags, whatever its provider has": {
        change: { desiredState: desiredState({}) },
        resource: { provider: providerWith(tags) },
        messages: ["add Application, CostCentre, Environment, Owner to Tags in desiredState"],
      },
      "a key that is missing in Tags": {
        change: { desiredState: desiredState({ Tags: listed.slice(1) }) },
        messages: ["add Application to Tags in desiredState"],
      },
    },
    passes: {
      "a state that is known later": { change: { desiredState: UNKNOWN } },
      "a type that takes no tags": {
        change: { typeName: "AWS::SageMaker::ImageVersion", desiredState: desiredState({}) },
      },
    },
  });
});
