import { ABSENT } from "../testing/values.ts";
import { problemsAfter } from "../testing/judging.ts";
import { describeRefusalsOf } from "../testing/describe-refusals.ts";

const type = "aws:sagemaker/monitoringSchedule:MonitoringSchedule";
const config = "monitoringScheduleConfig";
const expression = `${config}.scheduleConfig.scheduleExpression`;
const shortRun = { [`${config}.monitoringJobDefinition.stoppingConditions.0.maxRuntimeInSeconds`]: 600 };

test.each([
  "cron(0 * ? * * *)",
  "cron(0 0 ? * * *)",
  "cron(0 23 ? * * *)",
  "cron(0 05 ? * * *)",
  "cron(0 0/2 ? * * *)",
  "cron(0 17/12 ? * * *)",
  "cron(0 0/24 ? * * *)",
])("a monitor may run at %s", (schedule) => {
  expect(problemsAfter(type, { ...shortRun, [expression]: schedule })).toEqual([]);
});

test.each([
  "cron(0 24 ? * * *)",
  "cron(5 * ? * * *)",
  "cron(0 * * * ? *)",
  "cron(0 */2 ? * * *)",
  "cron(0 0/25 ? * * *)",
  "cron(0 0/0 ? * * *)",
  "rate(1 hour)",
  "now",
])("a monitor must not run at %s", (schedule) => {
  const allowed =
    "allowed is NOW, cron(0 * ? * * *), cron(0 <hour> ? * * *) or cron(0 <hour>/<hours> ? * * *)";
  expect(problemsAfter(type, { ...shortRun, [expression]: schedule })).toEqual([
    `${expression}: got "${schedule}"; ${allowed} (SageMaker API CreateMonitoringSchedule)`,
  ]);
});

describeRefusalsOf(type, {
  "wants a window for a job that runs now, which this resource does not have": {
    change: { ...shortRun, [expression]: "NOW" },
    problems: [
      `${config}.scheduleConfig.dataAnalysisStartTime: got nothing; it is required when the job runs NOW`,
      `${config}.scheduleConfig.dataAnalysisEndTime: got nothing; it is required when the job runs NOW`,
    ],
  },
  "wants a job": {
    change: { [`${config}.monitoringJobDefinition`]: ABSENT },
    problems: [
      `${config}.monitoringJobDefinition: got nothing; one of monitoringJobDefinition and monitoringJobDefinitionName is required`,
    ],
  },
  "wants only one job": {
    change: { [`${config}.monitoringJobDefinitionName`]: "sentiment" },
    problems: [
      `${config}.monitoringJobDefinitionName: got "sentiment"; allowed is only one of monitoringJobDefinition and monitoringJobDefinitionName`,
    ],
  },
  "wants a job of an hour at most when it runs every hour": {
    change: { [`${config}.monitoringJobDefinition.stoppingConditions.0.maxRuntimeInSeconds`]: 3601 },
    problems: [
      `${config}.monitoringJobDefinition.stoppingConditions[0].maxRuntimeInSeconds: got 3601; allowed is at most 3600 for a job that runs every hour`,
    ],
  },
});
