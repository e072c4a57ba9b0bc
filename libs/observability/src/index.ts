export { AlarmTopic, type AlarmTopicArgs, alarmTopicSettings } from "./alarm-topic.ts";
export { DeadLetterQueue, type DeadLetterQueueArgs } from "./dead-letter-queue.ts";
export { EndpointAlarms, type EndpointAlarmsArgs } from "./endpoint-alarms.ts";
export { EndpointDashboard, type EndpointDashboardArgs } from "./endpoint-dashboard.ts";
export {
  type DeliveryTarget,
  type EventDelivery,
  type UndeliveredArgs,
  deliverEvents,
} from "./event-delivery.ts";
export { type EventRuleArgs } from "./event-rule.ts";
export { EndpointNotices, type EndpointNoticesArgs } from "./endpoint-notices.ts";
export { endpointMetrics, metricDimensions } from "./endpoint-metrics.ts";
export {
  type EndpointThresholds,
  type InferenceComponentThresholds,
  endpointThresholdsSettings,
  inferenceComponentThresholdsSettings,
} from "./endpoint-thresholds.ts";
export { InferenceComponentAlarms, type InferenceComponentAlarmsArgs } from "./inference-component-alarms.ts";
export { type ObservedEndpoint, type ObservedVariant } from "./observed-endpoint.ts";
export { pipelineFailedAlarm } from "./pipeline-failed-alarm.ts";
export { type PipelineSchedule, type ScheduledPipeline, startAtTimes } from "./pipeline-schedules.ts";
export {
  type ParameterValues,
  type StartRetries,
  parameterTexts,
  retryPolicy,
  usualRetries,
} from "./pipeline-starts.ts";
export { type SenderRoleArgs, canStartPipeline, senderRole } from "./sender-role.ts";
export { StackBudget, type StackBudgetArgs, stackBudgetSettings } from "./stack-budget.ts";
export {
  type ModelWatch,
  type WatchedMetric,
  watchedAlarmName,
  watchedDimensions,
} from "./watched-metric.ts";
