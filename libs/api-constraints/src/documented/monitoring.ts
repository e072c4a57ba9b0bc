import { hourlyMonitorSchedule, monitorLimits, monitorSchedulePattern } from "@mlops/aws";
import type { Given } from "../given.ts";
import type { Problem } from "../problem.ts";
import { type Limit, atLeastOne, exactlyOne, refused } from "./limit.ts";

const SCHEDULE = "MonitoringScheduleConfig.ScheduleConfig";

/** API reference, ScheduleConfig, ScheduleExpression: once now, every hour, every day, every few hours. */
export const monitorSchedule: Limit = (input) => {
  const expression = input.at(`${SCHEDULE}.ScheduleExpression`);
  if (expression.text === undefined || monitorSchedulePattern.test(expression.text)) return [];
  const allowed = `NOW, ${hourlyMonitorSchedule}, cron(0 <hour> ? * * *) or cron(0 <hour>/<hours> ? * * *)`;
  return refused(expression, `allowed is ${allowed}`);
};

/** API reference, ScheduleConfig: a job that runs once and now needs the window that it looks at. */
export const windowOfJobNow: Limit = (input) => {
  const schedule = input.at(SCHEDULE);
  if (!schedule.at("ScheduleExpression").is("NOW")) return [];
  return ["DataAnalysisStartTime", "DataAnalysisEndTime"]
    .map((member) => schedule.at(member))
    .flatMap((time) => (time.isAbsent ? refused(time, "it is required when the job runs NOW") : []));
};

/** API reference, ScheduleConfig, DataAnalysisStartTime: at most 24 hours before DataAnalysisEndTime. */
export const windowOfADay: Limit = (input) => {
  const start = input.at(`${SCHEDULE}.DataAnalysisStartTime`);
  const [from, to] = [start, input.at(`${SCHEDULE}.DataAnalysisEndTime`)].map(({ text }) => minutesOf(text));
  if (from === undefined || to === undefined || (from < to && to - from <= 24 * 60)) return [];
  return refused(start, "allowed is up to 24 hours before the end of the window");
};

/** API reference, MonitoringScheduleConfig: the job is named or defined in place. */
export const oneMonitoringJob: Limit = (input) =>
  exactlyOne(input.at("MonitoringScheduleConfig"), "MonitoringJobDefinition", "MonitoringJobDefinitionName");

/** API reference, MonitoringStoppingCondition: at most an hour for a job that runs every hour. */
export const runtimeOfHourlyJob: Limit = (input) => {
  const definition = input.at("MonitoringScheduleConfig.MonitoringJobDefinition");
  const runtime = definition.at("StoppingCondition.MaxRuntimeInSeconds");
  const isHourly = input.at(`${SCHEDULE}.ScheduleExpression`).is(hourlyMonitorSchedule);
  const isTooLong =
    isHourly && runtime.number !== undefined && runtime.number > monitorLimits.hourlyRuntimeSeconds;
  return isTooLong
    ? refused(
        runtime,
        `allowed is at most ${monitorLimits.hourlyRuntimeSeconds} for a job that runs every hour`,
      )
    : [];
};

/** API reference, …JobInput: what an endpoint captured, or what a batch transform did. */
export const dataQualityInput: Limit = (input) => inputProblems(input.at("DataQualityJobInput"));
export const modelQualityInput: Limit = (input) => inputProblems(input.at("ModelQualityJobInput"));
export const modelBiasInput: Limit = (input) => inputProblems(input.at("ModelBiasJobInput"));
export const modelExplainabilityInput: Limit = (input) =>
  inputProblems(input.at("ModelExplainabilityJobInput"));

function inputProblems(jobInput: Given): readonly Problem[] {
  return jobInput.isKnown ? atLeastOne(jobInput, "EndpointInput", "BatchTransformInput") : [];
}

/** Minutes in an offset such as `-PT5H` or `-P1D`. */
function minutesOf(offset = ""): number | undefined {
  const [, sign, days = "0", hours = "0", minutes = "0"] =
    /^(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(offset) ?? [];
  if (sign === undefined) return undefined;
  return (sign === "-" ? -1 : 1) * (Number(days) * 24 * 60 + Number(hours) * 60 + Number(minutes));
}
