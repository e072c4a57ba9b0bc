import { type ReplacementRules, everything } from "../replacement-rule.ts";

const scaled = ["resourceId", "scalableDimension", "serviceNamespace"];

/** What replaces functions, interfaces, builds, schedules and scaling, in the AWS provider. */
export const computeReplacements: ReplacementRules = {
  "aws:apigatewayv2/api:Api": ["protocolType"],
  "aws:apigatewayv2/authorizer:Authorizer": ["apiId"],
  "aws:apigatewayv2/integration:Integration": ["apiId", "integrationType", "integrationSubtype"],
  "aws:apigatewayv2/route:Route": ["apiId"],
  "aws:apigatewayv2/stage:Stage": ["apiId", "name"],
  "aws:appautoscaling/policy:Policy": ["name", ...scaled],
  "aws:appautoscaling/scheduledAction:ScheduledAction": ["name", ...scaled],
  "aws:appautoscaling/target:Target": scaled,
  "aws:chatbot/slackChannelConfiguration:SlackChannelConfiguration": ["configurationName", "slackTeamId"],
  "aws:cloudcontrol/resource:Resource": ["typeName"],
  "aws:codeartifact/domain:Domain": ["domain", "encryptionKey"],
  "aws:codeartifact/repository:Repository": ["domain", "domainOwner", "repository"],
  "aws:codebuild/project:Project": ["name"],
  "aws:codepipeline/pipeline:Pipeline": ["name"],
  "aws:lambda/alias:Alias": ["name", "functionName"],
  "aws:lambda/function:Function": ["name", "packageType", "tenancyConfig"],
  "aws:lambda/functionUrl:FunctionUrl": ["functionName", "qualifier"],
  "aws:lambda/permission:Permission": everything,
  "aws:lambda/provisionedConcurrencyConfig:ProvisionedConcurrencyConfig": ["functionName", "qualifier"],
  "aws:scheduler/schedule:Schedule": ["name", "namePrefix", "groupName"],
  "aws:scheduler/scheduleGroup:ScheduleGroup": ["name", "namePrefix"],
};
