import { type FilledValues, type OutputRules, arnOf, globalArnOf } from "../output-rule.ts";

const alarm = {
  named: "name",
  maxNameLength: 255,
  id: "{name}",
  outputs: { arn: arnOf("cloudwatch", "alarm:{name}") },
} as const;

/** What CloudWatch, EventBridge and its Scheduler, Application Auto Scaling and API Gateway add. */
export const eventRules: OutputRules = {
  "aws:cloudwatch/metricAlarm:MetricAlarm": alarm,
  "aws:cloudwatch/compositeAlarm:CompositeAlarm": {
    id: "{alarmName}",
    outputs: { arn: arnOf("cloudwatch", "alarm:{alarmName}") },
  },
  "aws:cloudwatch/dashboard:Dashboard": {
    id: "{dashboardName}",
    outputs: { dashboardArn: globalArnOf("cloudwatch", "dashboard/{dashboardName}") },
  },
  "aws:cloudwatch/logGroup:LogGroup": {
    named: "name",
    maxNameLength: 512,
    id: "{name}",
    outputs: { arn: arnOf("logs", "log-group:{name}") },
  },
  "aws:cloudwatch/eventBus:EventBus": {
    named: "name",
    id: "{name}",
    outputs: { arn: arnOf("events", "event-bus/{name}") },
  },
  "aws:cloudwatch/eventBusPolicy:EventBusPolicy": { id: "{eventBusName}" },
  "aws:cloudwatch/eventRule:EventRule": {
    named: "name",
    maxNameLength: 64,
    defaults: { eventBusName: "default" },
    id: ofBus("{name}", "{eventBusName}/{name}"),
    outputs: { arn: ofBus(arnOf("events", "rule/{name}"), arnOf("events", "rule/{eventBusName}/{name}")) },
  },
  "aws:cloudwatch/eventTarget:EventTarget": {
    defaults: { eventBusName: "default" },
    id: ofBus("{rule}-{targetId}", "{eventBusName}-{rule}-{targetId}"),
    outputs: { targetId: "terraform-{digits:26}" },
  },
  "aws:scheduler/schedule:Schedule": {
    named: "name",
    maxNameLength: 64,
    defaults: { groupName: "default" },
    id: "{groupName}/{name}",
    outputs: { arn: arnOf("scheduler", "schedule/{groupName}/{name}") },
  },
  "aws:scheduler/scheduleGroup:ScheduleGroup": {
    named: "name",
    maxNameLength: 64,
    id: "{name}",
    outputs: { arn: arnOf("scheduler", "schedule-group/{name}"), state: "ACTIVE" },
  },
  "aws:appautoscaling/target:Target": {
    id: "{resourceId}",
    outputs: { arn: arnOf("application-autoscaling", "scalable-target/{hex:34}") },
  },
  "aws:appautoscaling/policy:Policy": {
    named: "name",
    id: "{name}",
    outputs: {
      arn: arnOf(
        "autoscaling",
        "scalingPolicy:{uuid}:resource/{serviceNamespace}/{resourceId}:policyName/{name}",
      ),
    },
  },
  "aws:apigatewayv2/api:Api": {
    named: "name",
    maxNameLength: 128,
    id: "{lower:10}",
    outputs: {
      apiEndpoint: "https://{lower:10}.execute-api.{region}.{suffix}",
      arn: "arn:{partition}:apigateway:{region}::/apis/{lower:10}",
      executionArn: arnOf("execute-api", "{lower:10}"),
    },
  },
  "aws:apigatewayv2/integration:Integration": { id: "{lower:7}" },
  "aws:apigatewayv2/route:Route": { id: "{lower:7}" },
  "aws:apigatewayv2/stage:Stage": {
    named: "name",
    id: "{name}",
    outputs: {
      arn: "arn:{partition}:apigateway:{region}::/apis/{apiId}/stages/{name}",
      executionArn: arnOf("execute-api", "{apiId}/{name}"),
      invokeUrl: ({ text, fill }) =>
        fill(`https://{apiId}.execute-api.{region}.{suffix}/${text("name") === "$default" ? "" : "{name}"}`),
    },
  },
};

/** Names on the default bus leave it out. */
function ofBus(onDefault: string, onOther: string) {
  return ({ text, fill }: FilledValues) =>
    fill((text("eventBusName") ?? "default") === "default" ? onDefault : onOther);
}
