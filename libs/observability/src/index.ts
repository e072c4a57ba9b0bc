export { AlarmTopic, type AlarmTopicArgs, type SlackChannel, alarmTopicProblems } from "./alarm-topic.ts";
export { type EndpointThresholds, thresholdProblems } from "./alarm-thresholds.ts";
export { type AlarmWidget, type DashboardBody, type GraphLine, type GraphWidget } from "./dashboard-body.ts";
export { type EndpointAlarm, endpointAlarms } from "./endpoint-alarm-list.ts";
export { EndpointAlarms, type EndpointAlarmsArgs } from "./endpoint-alarms.ts";
export { EndpointDashboard, type EndpointDashboardArgs } from "./endpoint-dashboard.ts";
export { endpointDashboardBody } from "./endpoint-dashboard-body.ts";
export {
  type EndpointMetric,
  type EndpointMetricName,
  type ServingWay,
  endpointMetrics,
  metricDimensions,
} from "./endpoint-metrics.ts";
export {
  InferenceComponentAlarms,
  type InferenceComponentAlarmsArgs,
  type InferenceComponentThresholds,
} from "./inference-component-alarms.ts";
export { type ObservedEndpoint, type ObservedVariant } from "./observed-endpoint.ts";
export { StackBudget, type StackBudgetArgs, stackBudgetProblems } from "./stack-budget.ts";
