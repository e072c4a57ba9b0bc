import { type Outcome, type RequestedResource, type WireProperties, resourceDefaults } from "@mlops/engine";
import { filledOutcome } from "../filled-outputs.ts";
import type { Place } from "../place.ts";
import { outputRules } from "../rules/index.ts";

/** Inputs that the rules of all types together need. */
const inputs: WireProperties = {
  alarmName: "alarm",
  apiId: "aabbccddee",
  bucket: "bucket-name",
  dashboardName: "dashboard",
  domain: "domain",
  domainId: "d-8jgsjtilstu8",
  domainName: "domain",
  eventBusName: "bus",
  featureGroupName: "group",
  functionName: "function",
  groupName: "group",
  key: "some/key.txt",
  modelCardName: "card",
  modelPackageGroupName: "group",
  name: "name",
  pipelineName: "pipeline",
  policyArn: "arn:aws:iam::123456789012:policy/policy",
  queueUrl: "https://sqs.eu-west-1.amazonaws.com/123456789012/queue",
  repository: "repository",
  resourceId: "resource",
  role: "role",
  routeTableId: "rtb-656c65616e6f72656",
  rule: "rule",
  spaceName: "space",
  statementId: "statement",
  studioLifecycleConfigName: "config",
  targetId: "target",
  topic: "arn:aws:sns:eu-west-1:123456789012:topic",
  url: "https://accounts.example.com",
  userProfileName: "profile",
  workgroup: "workgroup",
};

/** Inputs of one type that differ. */
const differing: Readonly<Record<string, WireProperties>> = {
  "aws:cloudcontrol/resource:Resource": {
    typeName: "AWS::SageMaker::ModelBiasJobDefinition",
    desiredState: '{"JobDefinitionName":"bias"}',
  },
  "aws:kms/alias:Alias": { name: "alias/name" },
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": { qualifier: "live" },
  "aws:sns/topicPolicy:TopicPolicy": { arn: "arn:aws:sns:eu-west-1:123456789012:topic" },
  "aws:ssm/parameter:Parameter": { name: "/path/name" },
};

/** Where the examples are. */
export const place: Place = {
  account: "123456789012",
  region: "eu-west-1",
  partition: "aws",
  suffix: "amazonaws.com",
};

/** Id and outputs that the rule of a type fills. */
export function filledExample(type: string): Outcome {
  const rule = outputRules[type];
  if (!rule) throw new Error(`no rule for ${type}`);
  const resource: RequestedResource = {
    ...resourceDefaults,
    urn: `urn:pulumi:dev::shop::${type}::example`,
    type,
    name: "example",
    inputs: { ...inputs, ...differing[type] },
  };
  return filledOutcome(resource, rule, { place, seed: resource.urn, earlier: undefined });
}
