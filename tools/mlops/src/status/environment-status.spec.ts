import { type Asked, type PretendAws, refused, startPretendAws } from "../testing/pretend-aws.ts";
import { runCommand } from "../testing/run-command.ts";
import { environmentScene } from "./testing/environment-scene.ts";

let aws: PretendAws;
beforeEach(async () => {
  aws = await startPretendAws(environmentScene.operations());
});
afterEach(() => aws.stop());

/** Answers that nothing is wrong with. */
const calm = {
  DescribeAlarms: { MetricAlarms: [{ AlarmName: "an alarm of somebody else" }] },
  DescribeMonitoringSchedule: { LastMonitoringExecutionSummary: { MonitoringExecutionStatus: "Completed" } },
};

test("an environment is shown as JSON, with what needs somebody counted", async () => {
  const { status, out } = await runCommand("status dev --json", aws);
  expect(status).toBe(1);
  expect(JSON.parse(out.join("\n"))).toEqual({
    environment: "dev",
    account: "111122223333",
    region: "eu-west-1",
    troubles: 2,
    endpoints: [
      {
        endpoint: "mlops-sentiment-dev-sentiment-28fa82ad",
        status: "Updating",
        variant: "main",
        traffic: "75 %",
        instances: "2 of 4 x ml.c7i.large",
        requests: 84_000,
      },
      {
        endpoint: "mlops-sentiment-dev-sentiment-28fa82ad",
        status: "Updating",
        variant: "next",
        traffic: "25 %",
        instances: "serverless",
        requests: 12,
      },
      {
        endpoint: "mlops-spam-dev-spam-1b2c3d4e",
        status: "InService",
        variant: "main",
        traffic: "100 %",
        instances: "1 x ml.c7i.large",
        requests: 0,
      },
    ],
    alarms: [
      {
        alarm: "mlops-sentiment-dev-sentiment-28fa82ad-latency",
        since: "2026-11-21 08:15",
        reason: "3 datapoints were above 200 ms",
      },
    ],
    monitors: [
      {
        monitor: "sentiment-data-quality",
        kind: "DataQuality",
        status: "Scheduled",
        result: "CompletedWithViolations",
        time: "2026-11-21 09:00",
      },
    ],
    pipelines: [
      {
        pipeline: "mlops-sentiment-dev-training-ecb6aad4",
        execution: "a1b2c3d4e5f6",
        status: "Succeeded",
        started: "2026-11-20 22:00",
      },
    ],
    pendingApprovals: [
      { model: "mlops-platform-dev-sentiment-2f0c1f2e", version: 13, registered: "2026-11-20 23:10" },
    ],
    idle: [
      {
        what: "endpoint mlops-spam-dev-spam-1b2c3d4e, variant main",
        runs: "1 x ml.c7i.large",
        since: "no request in 24 h",
      },
      { what: "notebook instance explore", runs: "ml.t3.medium", since: "2026-11-18 07:30" },
      { what: "JupyterLab of ada-lab", runs: "ml.m5.xlarge", since: "2026-11-20 16:00" },
    ],
  });
});

test("requests are counted over the last 24 hours", async () => {
  await runCommand("status dev", aws);
  const { input } = aws.asked.find(({ operation }) => operation === "GetMetricData") as Asked;
  const [start, end] = ["2026-11-20T10:00:00Z", "2026-11-21T10:00:00Z"].map(
    (text) => Date.parse(text) / 1_000,
  );
  expect(input).toMatchObject({ StartTime: start, EndTime: end });
});

test("only what carries the environment's tag is asked for", async () => {
  await runCommand("status dev", aws);
  const { input } = aws.asked.find(({ operation }) => operation === "GetResources") as Asked;
  expect(input["TagFilters"]).toEqual([
    { Key: "Environment", Values: ["dev"] },
    { Key: "ManagedBy", Values: ["pulumi"] },
  ]);
});

test("where nothing needs somebody the answer is yes", async () => {
  aws.on(calm);
  const { status, out } = await runCommand("status dev", aws);
  expect([status, out.at(-1)]).toEqual([0, "nothing needs you"]);
});

test.each([
  [
    "an endpoint that has failed",
    { DescribeEndpoint: { EndpointName: "e", EndpointStatus: "Failed" } },
    "2 of these need you",
  ],
  [
    "a pipeline that has failed",
    { ListPipelineExecutions: { PipelineExecutionSummaries: [{ PipelineExecutionStatus: "Failed" }] } },
    "1 of these need you",
  ],
  [
    "a monitor that has failed",
    { DescribeMonitoringSchedule: { MonitoringScheduleStatus: "Failed" } },
    "1 of these need you",
  ],
])("%s needs somebody", async (_, operations, last) => {
  aws.on({ ...calm, ...operations });
  const { status, out } = await runCommand("status dev", aws);
  expect([status, out.at(-1)]).toEqual([1, last]);
});

test("a hundred and fifty endpoints on two pages are all shown, and one that is gone by now is left out", async () => {
  const names = Array.from({ length: 150 }, (_, index) => `endpoint-${String(index).padStart(3, "0")}`);
  const page = (from: number, to: number) =>
    names
      .slice(from, to)
      .map((name) => ({ ResourceARN: `arn:aws:sagemaker:eu-west-1:111122223333:endpoint/${name}` }));
  aws.on({
    ...calm,
    GetResources: ({ input }) =>
      input["PaginationToken"] === "2"
        ? { ResourceTagMappingList: page(100, 150), PaginationToken: "" }
        : { ResourceTagMappingList: page(0, 100), PaginationToken: "2" },
    DescribeEndpoint: ({ input: { EndpointName } }) =>
      EndpointName === "endpoint-077"
        ? refused("ValidationException", "Could not find endpoint")
        : {
            EndpointName,
            EndpointStatus: "InService",
            EndpointConfigName: "c",
            ProductionVariants: [{ VariantName: "main", CurrentWeight: 1 }],
          },
    GetMetricData: { MetricDataResults: [] },
  });
  const { out } = await runCommand("status dev --json", aws);
  const { endpoints } = JSON.parse(out.join("\n")) as { endpoints: { endpoint: string }[] };
  expect(endpoints.map(({ endpoint }) => endpoint)).toEqual(names.filter((name) => name !== "endpoint-077"));
});

test("an endpoint whose configuration is deleted is shown without its instance type", async () => {
  aws.on({ DescribeEndpointConfig: refused("ValidationException", "Could not find endpoint configuration") });
  const { out } = await runCommand("status dev --json", aws);
  const { endpoints } = JSON.parse(out.join("\n")) as { endpoints: { instances: string }[] };
  expect(endpoints.map(({ instances }) => instances)).toEqual([
    "2 of 4 x unknown type",
    "serverless",
    "1 x unknown type",
  ]);
});

test.each([
  ["status staging", 2, /^stack: got "platform\.staging"; expected one that has a file: account\.dev, /],
  ["status Dev", 2, /^environment: got "Dev"; expected an environment, such as dev, qa or prod$/],
  ["status prod", 2, /^credentials: got some of account 111122223333; expected some of 333344445555/],
])("%s is wrong use", async (line, expected, note) => {
  const { status, notes } = await runCommand(line, aws);
  expect([status, notes[0]]).toEqual([expected, expect.stringMatching(note)]);
});
