import { awsProvider, cloudControlResource, ec2, sagemaker } from "../../resource/resource-types.ts";
import { cloudControl } from "../../sagemaker/testing/compliant.ts";
import { describeResourceRule, judge } from "../../testing/index.ts";
import { envAccountAndRegion, envTagMatchesStack } from "./placement.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";

describe("env-account-and-region", () => {
  /** A provider's arguments as the engine knows them: nested ones are JSON texts. */
  const provider = {
    region: "eu-west-1",
    allowedAccountIds: '["111122223333"]',
    assumeRoles: '[{"roleArn":"arn:aws:iam::111122223333:role/deploy"}]',
  };
  const remediation = "give the resource the provider of its stack, through provider or providers";
  const role = (account: string) => JSON.stringify([{ roleArn: `arn:aws:iam::${account}:role/deploy` }]);

  describeResourceRule(envAccountAndRegion, {
    compliant: { type: sagemaker.endpoint, props: {}, provider: { props: provider } },
    finds: {
      "a resource without provider": {
        resource: { provider: undefined },
        messages: [`${remediation}; it has none`],
      },
      "a resource of the default provider": {
        resource: { provider: { name: "default_7_48_0", props: provider } },
        messages: [`${remediation}; it has default_7_48_0`],
      },
      "a resource of a default provider without version": {
        resource: { provider: { name: "default", props: {} } },
        messages: [`${remediation}; it has default`],
      },
      "a region of its own that the environment does not allow": {
        change: { region: "us-east-1" },
        settings: { regions: ["eu-west-1", "eu-central-1"] },
        messages: ['use an allowed region (eu-west-1, eu-central-1); region is "us-east-1"'],
      },
    },
    passes: {
      "a region of its own that the environment allows": {
        change: { region: "eu-central-1" },
        settings: { regions: ["eu-west-1", "eu-central-1"] },
      },
      "any region, where the environment has no list": { change: { region: "us-east-1" } },
      "a region that is known later": { change: { region: UNKNOWN }, settings: { regions: ["eu-west-1"] } },
      "a component, which has no provider of its own": { resource: { type: ec2.awsxVpc } },
      "a provider whose name only begins alike": {
        resource: { provider: { name: "defaults", props: provider } },
      },
    },
  });

  describeResourceRule(envAccountAndRegion, {
    compliant: { type: awsProvider, name: "aws", props: provider },
    decidedBy: ["allowedAccountIds"],
    finds: {
      "a provider that any account would do for": {
        change: { allowedAccountIds: ABSENT },
        messages: ["set allowedAccountIds to the account of the stack; allowedAccountIds is absent"],
      },
      "an empty list of accounts": {
        change: { allowedAccountIds: "[]" },
        messages: ["set allowedAccountIds to the account of the stack; allowedAccountIds is an empty list"],
      },
      "a provider without region": {
        change: { region: ABSENT },
        messages: ["set region to the region of the stack; region is absent"],
      },
      "a region set to null": {
        change: { region: null },
        messages: ["set region to the region of the stack; region is null"],
      },
      "a role of another account": {
        change: { assumeRoles: role("999988887777") },
        messages: [
          "assume a role of an account in allowedAccountIds; " +
            'assumeRoles[0].roleArn is "arn:aws:iam::999988887777:role/deploy"',
        ],
      },
      "a web identity's role of another account": {
        change: { assumeRoleWithWebIdentity: '{"roleArn":"arn:aws:iam::999988887777:role/ci"}' },
        messages: [
          "assume a role of an account in allowedAccountIds; " +
            'assumeRoleWithWebIdentity.roleArn is "arn:aws:iam::999988887777:role/ci"',
        ],
      },
      "an account and a region that the environment does not allow": {
        settings: { accounts: ["444455556666"], regions: ["eu-central-1"] },
        decidedBy: ["region"],
        messages: [
          'use an allowed account (444455556666); allowedAccountIds[0] is "111122223333"',
          'use an allowed region (eu-central-1); region is "eu-west-1"',
        ],
      },
    },
    passes: {
      "accounts as a list": { change: { allowedAccountIds: ["111122223333"] } },
      "an account that is known later": { change: { allowedAccountIds: UNKNOWN } },
      "accounts some of which are known later": {
        change: { allowedAccountIds: ["444455556666", UNKNOWN] },
      },
      "a role that is known later": { change: { assumeRoles: UNKNOWN } },
      "no role": { change: { assumeRoles: ABSENT } },
      "a chain of roles that ends in the account": {
        change: {
          assumeRoles: JSON.stringify([
            { roleArn: "arn:aws:iam::999988887777:role/hub" },
            { roleArn: "arn:aws:iam::111122223333:role/deploy" },
          ]),
        },
      },
      "an account and a region that the environment allows": {
        settings: { accounts: ["111122223333"], regions: ["eu-west-1"] },
      },
      "the default provider itself: whatever uses it is refused": {
        resource: { name: "default_7_48_0" },
        change: { allowedAccountIds: ABSENT, region: ABSENT, assumeRoles: ABSENT },
      },
    },
  });
});

describe("env-tag-matches-stack", () => {
  const message = (at: string, came: string) =>
    `set the tag to the environment in the name of the stack; ${at} is "${came}"`;

  describeResourceRule(envTagMatchesStack, {
    compliant: { type: sagemaker.endpoint, props: { tags: { Environment: "prod", Owner: "nlp" } } },
    finds: {
      "the name of another environment": {
        change: { "tags.Environment": "test" },
        messages: [message("tags.Environment", "test")],
      },
      "another spelling": {
        change: { "tags.Environment": "PROD" },
        messages: [message("tags.Environment", "PROD")],
      },
      "another tag that the environment uses": {
        settings: { tag: "Owner" },
        decidedBy: ["tags.Owner"],
        messages: [message("tags.Owner", "nlp")],
      },
    },
    passes: {
      "no such tag, which sm-tags is about": { change: { tags: ABSENT } },
      "a tag in another case, which is another tag": { change: { tags: { environment: "test" } } },
      "a tag that is known later": { change: { "tags.Environment": UNKNOWN } },
    },
  });

  describeResourceRule(envTagMatchesStack, {
    compliant: {
      type: awsProvider,
      props: { defaultTags: JSON.stringify({ tags: { Environment: "prod" } }) },
    },
    finds: {
      "a provider that tags everything wrongly": {
        change: { defaultTags: JSON.stringify({ tags: { Environment: "test" } }) },
        messages: [message("defaultTags.tags.Environment", "test")],
      },
    },
    passes: { "default tags that are known later": { change: { defaultTags: UNKNOWN } } },
  });

  const state = (value: string) => ({
    Tags: [
      { Key: "Owner", Value: "nlp" },
      { Key: "Environment", Value: value },
    ],
  });

  describeResourceRule(envTagMatchesStack, {
    compliant: {
      type: cloudControlResource,
      props: cloudControl("AWS::SageMaker::InferenceComponent", state("prod")),
    },
    finds: {
      "what Cloud Control makes": {
        change: cloudControl("AWS::SageMaker::InferenceComponent", state("test")),
        messages: [message("desiredState.Tags[1].Value", "test")],
      },
    },
  });

  test("the tooling account's own stack is of the environment shared", () => {
    const found = (Environment: string, stack: string) =>
      judge(envTagMatchesStack, { type: sagemaker.endpoint, props: { tags: { Environment } } }, { stack });
    expect(found("shared", "delivery.shared")).toEqual([]);
    expect(found("prod", "delivery.shared")).toEqual([
      { level: "mandatory", message: message("tags.Environment", "prod") },
    ]);
    expect(found("anything", "sandbox")).toEqual([]);
  });
});
