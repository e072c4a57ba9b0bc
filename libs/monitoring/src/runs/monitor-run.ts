import { type MonitorKind, monitorLimits, nameLengths, timeOffsetHours, timeOffsetPattern } from "@mlops/aws";
import { problem } from "@mlops/core/problem";
import { monitoringTypes } from "../definitions/monitoring-types.ts";

/** A run of a monitor that is started once. */
export interface MonitorRun {
  readonly kind: MonitorKind;
  /** Name of the monitor's schedule, as its reports and metrics have it. */
  readonly scheduleName: string;
  /** Name of the schedule's job definition: `MonitoringJobDefinitionName` of DescribeMonitoringSchedule. */
  readonly definitionName: string;
  /** Tells the run apart from others of the monitor, such as `2026-11-21`: 1 to 20 letters, digits and `-`. */
  readonly run: string;
  /**
   * The time that is looked at, up to 24 hours of it, as hours or days before now: `-PT6H` to `-PT0H` are the last six
   * hours. A definition that waits for labels subtracts its own window's offsets from both ends.
   */
  readonly window: { readonly start: string; readonly end: string };
}

/** The request CreateMonitoringSchedule of a run that is started once. */
export interface MonitorRunRequest {
  readonly MonitoringScheduleName: string;
  readonly MonitoringScheduleConfig: {
    readonly MonitoringType: (typeof monitoringTypes)[MonitorKind];
    readonly MonitoringJobDefinitionName: string;
    readonly ScheduleConfig: {
      readonly ScheduleExpression: "NOW";
      readonly DataAnalysisStartTime: string;
      readonly DataAnalysisEndTime: string;
    };
  };
}

/**
 * The request that starts a monitor once, over a time that has passed: SageMaker's own way, a schedule that runs now.
 * It names the scheduled runs' definition: role, network, baseline and reports' prefix are theirs, and so are the steps
 * that a plain processing job could not repeat, such as merging labels with captured records. SageMaker puts reports in
 * a folder by the schedule's name: those of the run are beside the scheduled ones, and its metrics have its name as
 * `MonitoringSchedule`, so that alarms are not set off by an old time.
 *
 * Who starts it waits for it (DescribeMonitoringSchedule, `LastMonitoringExecutionSummary`), then deletes it with
 * DeleteMonitoringSchedule: it never runs again. @pulumi/aws has no such schedule, and a stack should have none: it is
 * an act of an operator.
 * @throws Error with every problem of the window and the name
 * @see https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ScheduleConfig.html
 */
export function monitorRunRequest({
  kind,
  scheduleName,
  definitionName,
  run,
  window,
}: MonitorRun): MonitorRunRequest {
  const problems = [...nameProblems(run), ...windowProblems(window)];
  if (problems.length > 0) throw new Error(problems.join("\n"));
  return {
    MonitoringScheduleName: runName(scheduleName, run),
    MonitoringScheduleConfig: {
      MonitoringType: monitoringTypes[kind],
      MonitoringJobDefinitionName: definitionName,
      ScheduleConfig: {
        ScheduleExpression: "NOW",
        DataAnalysisStartTime: window.start,
        DataAnalysisEndTime: window.end,
      },
    },
  };
}

/** The beginning of the schedule's name, its hash and the run: names differ by their hashes where they are cut off. */
function runName(scheduleName: string, run: string): string {
  const whole = `${scheduleName}-${run}`;
  if (whole.length <= nameLengths.sageMaker) return whole;
  const end = `${scheduleName.slice(-hashLength)}-${run}`;
  const beginning = scheduleName.slice(0, nameLengths.sageMaker - end.length - 1).replace(/-+$/, "");
  return `${beginning}-${end}`;
}

const hashLength = 8;
const nameProblems = (run: string): string[] =>
  /^[a-zA-Z0-9](?:-*[a-zA-Z0-9]){0,19}$/.test(run)
    ? []
    : [problem("run", run, 'up to 20 letters and digits, with "-" between them')];

function windowProblems(window: MonitorRun["window"]): string[] {
  const problems = Object.entries(window)
    .filter(([, offset]) => !timeOffsetPattern.test(offset))
    .map(([key, offset]) =>
      problem(`window.${key}`, offset, 'hours or days before now, such as "-PT6H" or "-P1D"'),
    );
  const [from, to] = [timeOffsetHours(window.start), timeOffsetHours(window.end)];
  if (from === undefined || to === undefined) return problems;
  const { windowHours } = monitorLimits;
  return from > to && from - to <= windowHours
    ? problems
    : [
        ...problems,
        problem("window.start", window.start, `1 to ${windowHours} hours before end, ${window.end}`),
      ];
}
