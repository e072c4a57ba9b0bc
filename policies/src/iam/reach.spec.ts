import { Property } from "@mlops/api-constraints/property";
import { iam } from "../resource/resource-types.ts";
import type { StackResource } from "../resource/resource.ts";
import { UNKNOWN, handedOver } from "@mlops/api-constraints/testing";
import type { GivenPolicy } from "./given-policies.ts";
import { named, reachOf } from "./reach.ts";
import { hidesStatements, statementsOf } from "./statement.ts";

function policyOf(...statements: unknown[]): GivenPolicy {
  const props = Property.of(handedOver({ policy: { Statement: statements } }));
  const resource: StackResource = {
    type: iam.policy,
    name: "policy",
    urn: "urn:pulumi:platform.prod::mlops-platform::aws:iam/policy:Policy::policy",
    props,
    protect: false,
    ignoreChanges: [],
    dependencies: [],
    dependenciesOf: () => [],
  };
  const document = props.at("policy");
  return { resource, statements: statementsOf(document), hidesStatements: hidesStatements(document) };
}

const invoke = { Effect: "Allow", Action: "sagemaker:InvokeEndpoint", Resource: "*" };
const reached = (...statements: unknown[]) => {
  const policy = policyOf(...statements);
  return policy.statements.some((statement) =>
    reachOf(policy, statement)({ action: "sagemaker:InvokeEndpoint" }),
  );
};
const when = (Condition: unknown) => reached({ ...invoke, Condition });

describe("a policy", () => {
  test.each([
    ["any resource", {}],
    ["any of the service's", { Resource: ["arn:aws:sagemaker:eu-west-1:111122223333:*"] }],
    ["all but some", { Resource: undefined, NotResource: "arn:aws:sagemaker:*:*:endpoint/fraud" }],
    ["what a pattern of actions takes in", { Action: "sagemaker:Invoke*" }],
    ["what is left in", { Action: undefined, NotAction: "iam:*" }],
  ])("reaches %s", (_, change) => {
    expect(reached({ ...invoke, ...change })).toBe(true);
  });

  test.each([
    ["named resources", { Resource: "arn:aws:sagemaker:*:*:endpoint/fraud-*" }],
    ["any of another service's", { Resource: "arn:aws:s3:::*" }],
    ["what is known later", { Resource: UNKNOWN }],
    ["what it denies", { Effect: "Deny" }],
  ])("reaches no more than %s", (_, change) => {
    expect(reached({ ...invoke, ...change })).toBe(false);
  });

  test.each([
    ["from where", { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } }],
    ["by whom", { StringEquals: { "aws:PrincipalTag/Team": "nlp" } }],
    ["how", { Bool: { "aws:SecureTransport": "true" } }],
    ["in which region", { StringEquals: { "aws:RequestedRegion": "eu-west-1" } }],
    ["for any tag", { StringLike: { "aws:ResourceTag/Team": "*" } }],
  ])("reaches as far when it only says %s", (_, condition) => {
    expect(when(condition)).toBe(true);
  });

  test.each([
    ["a tag", { StringEquals: { "aws:ResourceTag/Team": "nlp" } }],
    ["an account", { StringEquals: { "aws:ResourceAccount": "111122223333" } }],
    ["what the request must name", { "ForAnyValue:StringLike": { "sagemaker:VpcSubnets": "subnet-1" } }],
    ["a switch of the service", { Bool: { "kms:GrantIsForAWSResource": "true" } }],
    ["what is known later", UNKNOWN],
  ])("reaches less far when it is narrowed by %s", (_, condition) => {
    expect(when(condition)).toBe(false);
  });

  const deny = { Effect: "Deny", Action: "sagemaker:*", Resource: "*" };

  test.each([
    ["denies it", deny],
    ["denies all but something else", { ...deny, Action: undefined, NotAction: "s3:*" }],
    ["may deny it", { ...deny, Effect: UNKNOWN }],
    ["may deny whatever it is about", { ...deny, Action: [UNKNOWN], Resource: UNKNOWN }],
    ["may hold under any condition", { ...deny, Condition: UNKNOWN }],
    ["is known later", UNKNOWN],
  ])("does not reach what another statement takes away that %s", (_, statement) => {
    expect(reached(invoke, statement)).toBe(false);
  });

  test.each([
    ["denies something else", { ...deny, Action: "s3:*" }],
    ["denies something of it", { ...deny, Resource: "arn:aws:sagemaker:*:*:endpoint/fraud" }],
    ["denies it under a condition", { ...deny, Condition: { Null: { "sagemaker:VpcSubnets": "true" } } }],
    ["allows", { ...deny, Effect: "Allow" }],
  ])("reaches what another statement leaves that %s", (_, statement) => {
    expect(reached(invoke, statement)).toBe(true);
  });
});

describe("a list of actions", () => {
  test.each([
    [[], ""],
    [["a"], "a"],
    [["a", "b"], "a and b"],
    [["a", "b", "c"], "a, b and c"],
    [["a", "b", "c", "d"], "a, b, c and 1 more"],
  ])("%j reads %s", (actions, expected) => {
    expect(named(actions)).toBe(expected);
  });
});
