export { DriftAlarms, type DriftAlarmsArgs } from "./alarms/drift-alarms.ts";
export { type DataDriftSettings, dataDriftMetrics, modelWatch } from "./alarms/watched-metrics.ts";
export { type BaselineChecks, type BaselineChecksArgs, baselineChecks } from "./baselines/baseline-checks.ts";
export { type BaselineRoleArgs, baselineRole } from "./baselines/baseline-role.ts";
export { type DriftCheckArgs, driftCheck } from "./baselines/drift-check.ts";
export { type KeptBaselinesArgs, keptBaselines } from "./baselines/kept-baselines.ts";
export { type BaselineArgs, clarifyBaseline, qualityBaseline } from "./baselines/baseline-request.ts";
export { type ScoredColumns } from "./baselines/quality-analysis.ts";
export { baselineImages } from "./baselines/baseline-images.ts";
export { canAskModels } from "./definitions/asked-models.ts";
export { ApprovalTrigger, type ApprovalTriggerArgs } from "./loop/approval-trigger.ts";
export { DriftForwarder, type DriftForwarderArgs } from "./loop/drift-forwarder.ts";
export { type DriftAlarm } from "./loop/loop-events.ts";
export { retrainingBusArn } from "./loop/loop-names.ts";
export { type RetrainingEndsArgs, retrainingEnds, retrainingSettings } from "./loop/retraining-ends.ts";
export { type DriftSource, RetrainingLoop, type RetrainingLoopArgs } from "./loop/retraining-loop.ts";
export { type EventPipeline, type StartReferences } from "./loop/started-pipeline.ts";
export { type ModelMonitorArgs } from "./model-monitor/monitor-args.ts";
export {
  type RegisteredVersion,
  registeredDataUri,
  registeredVersionProblems,
} from "./model-monitor/registered-version.ts";
export { type ScriptPlace, missingScriptProblems, storedScript } from "./scripts/stored-scripts.ts";
export { coolDownFields, driftThresholds } from "./settings/alarm-fields.ts";
export { scriptFileValue } from "./settings/job-fields.ts";
export { scheduleFields } from "./settings/schedule-fields.ts";
export { driftAlarmNameOf, scheduleNameOf } from "./model-monitor/monitor-names.ts";
export { ModelMonitor } from "./model-monitor/model-monitor.ts";
export { ClarifyReport, type ClarifyReportArgs, type ReportRun } from "./reports/clarify-report.ts";
export { type MonitorRun, type MonitorRunRequest, monitorRunRequest } from "./runs/monitor-run.ts";
export { modelMonitorSettings } from "./settings/monitor-settings.ts";
