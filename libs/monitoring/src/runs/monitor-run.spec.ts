import { requestProblems } from "@mlops/api-constraints";
import { monitorKinds } from "@mlops/aws";
import { type MonitorRun, monitorRunRequest } from "./monitor-run.ts";

const scheduleName = "mlops-sentiment-prod-fraud-monitor-data-quality-c0046936";
const run: MonitorRun = {
  kind: "data-quality",
  scheduleName,
  definitionName: "fraud-monitor-data-quality-1a2b3c4",
  run: "2026-11-21",
  window: { start: "-PT6H", end: "-PT0H" },
};

describe("a run of a monitor that is started once", () => {
  test("names the definition of the scheduled runs, under a name of its own beside theirs", () => {
    expect(monitorRunRequest(run)).toEqual({
      MonitoringScheduleName: "mlops-sentiment-prod-fraud-monitor-data-qua-c0046936-2026-11-21",
      MonitoringScheduleConfig: {
        MonitoringType: "DataQuality",
        MonitoringJobDefinitionName: "fraud-monitor-data-quality-1a2b3c4",
        ScheduleConfig: {
          ScheduleExpression: "NOW",
          DataAnalysisStartTime: "-PT6H",
          DataAnalysisEndTime: "-PT0H",
        },
      },
    });
  });

  test.each(monitorKinds)("of %s is a request that SageMaker takes", (kind) => {
    expect(requestProblems("CreateMonitoringSchedule", monitorRunRequest({ ...run, kind }))).toEqual([]);
  });

  test.each<[string, Partial<MonitorRun>, string]>([
    [
      "more than a day",
      { window: { start: "-P2D", end: "-PT0H" } },
      'window.start: got "-P2D"; expected 1 to 24 hours before end, -PT0H',
    ],
    [
      "no time",
      { window: { start: "-P1D", end: "-PT24H" } },
      'window.start: got "-P1D"; expected 1 to 24 hours before end, -PT24H',
    ],
    [
      "the future, and a date",
      { window: { start: "PT1H", end: "2026-11-21" } },
      'window.start: got "PT1H"; expected hours or days before now, such as "-PT6H" or "-P1D"\n' +
        'window.end: got "2026-11-21"; expected hours or days before now, such as "-PT6H" or "-P1D"',
    ],
    [
      "a name that SageMaker refuses",
      { run: "21.11.2026" },
      'run: got "21.11.2026"; expected up to 20 letters and digits, with "-" between them',
    ],
  ])("of %s is refused", (_, change, problems) => {
    expect(() => monitorRunRequest({ ...run, ...change })).toThrow(new Error(problems));
  });
});
