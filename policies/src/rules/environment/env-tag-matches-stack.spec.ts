import { awsProvider, cloudControlResource, sagemaker } from "../../resource-types.ts";
import { cloudControl } from "../../sagemaker/testing/compliant.ts";
import { ABSENT, UNKNOWN } from "@mlops/api-constraints/testing";
import { describeResourceRule, judge } from "../../testing/index.ts";
import { envTagMatchesStack } from "./env-tag-matches-stack.ts";

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
  compliant: { type: awsProvider, props: { defaultTags: JSON.stringify({ tags: { Environment: "prod" } }) } },
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
