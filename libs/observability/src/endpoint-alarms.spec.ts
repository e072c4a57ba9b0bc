import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { pretendCloud, pretendProblems } from "@mlops/testing";
import fc from "fast-check";
import { type EndpointAlarm, endpointAlarms } from "./endpoint-alarm-list.ts";
import { EndpointAlarms } from "./endpoint-alarms.ts";
import { type EndpointThresholds, endpointThresholdsSettings } from "./endpoint-thresholds.ts";
import { metricAlarmArgs } from "./metric-alarm-args.ts";
import type { ObservedEndpoint } from "./observed-endpoint.ts";

const environment = testEnvironment("prod");
const { alarmTopic: topic } = platformRef(environment);
const topicArn = "arn:aws:sns:eu-west-1:111122223333:alarms";

const realTime: ObservedEndpoint = {
  environment,
  endpointName: "fraud",
  mode: "real-time",
  variants: [{ name: "main", instanceType: "ml.m5.xlarge" }],
};
const onGpus: ObservedEndpoint = {
  ...realTime,
  variants: [{ name: "main", instanceType: "ml.g5.12xlarge" }],
};
const serverless: ObservedEndpoint = { ...realTime, mode: "serverless", variants: [{ name: "main" }] };
const asynchronous: ObservedEndpoint = { ...realTime, mode: "asynchronous" };

const alarmsOf = (endpoint: ObservedEndpoint, thresholds: EndpointThresholds = {}) =>
  endpointAlarms(endpoint, endpointThresholdsSettings.parse(thresholds));

const shown = ({ kind, metric, statistic, threshold, ...alarm }: EndpointAlarm) => {
  const { datapointsToAlarm, evaluationPeriods, period, treatMissingData } = alarm;
  const periods = `${datapointsToAlarm} of ${evaluationPeriods} x ${period} s`;
  return `${kind}: ${statistic} ${metric.name} ${JSON.stringify(threshold)}, ${periods}, ${treatMissingData}`;
};

describe("the alarms of an endpoint", () => {
  test("that is real-time watch errors, latency, instances and idleness", () => {
    expect(alarmsOf(realTime).map(shown)).toEqual([
      'server-errors: Average Invocation5XXErrors {"above":0.01}, 2 of 3 x 60 s, notBreaching',
      'model-latency: p99 ModelLatency {"above":10000000}, 2 of 3 x 60 s, notBreaching',
      'client-errors: Average Invocation4XXErrors {"above":0.1}, 3 of 3 x 300 s, notBreaching',
      'overhead-latency: p99 OverheadLatency {"above":1000000}, 3 of 3 x 300 s, notBreaching',
      'cpu: Average CPUUtilization {"above":360}, 3 of 3 x 300 s, notBreaching',
      'memory: Average MemoryUtilization {"above":90}, 3 of 3 x 300 s, notBreaching',
      'disk: Average DiskUtilization {"above":85}, 3 of 3 x 300 s, notBreaching',
      'idle: Sum Invocations {"below":1}, 7 of 7 x 86400 s, notBreaching',
    ]);
  });

  test("on a GPU instance count all its GPUs and processors", () => {
    expect(alarmsOf(onGpus).map(shown)).toContain(
      'gpu: Average GPUUtilization {"above":380}, 3 of 3 x 300 s, notBreaching',
    );
    expect(alarmsOf(onGpus).map(shown)).toContain(
      'cpu: Average CPUUtilization {"above":4320}, 3 of 3 x 300 s, notBreaching',
    );
  });

  test("that is serverless watch concurrency instead of instances, and never idleness, which costs nothing", () => {
    expect(alarmsOf(serverless).map(shown)).toEqual([
      'server-errors: Average Invocation5XXErrors {"above":0.01}, 2 of 3 x 60 s, notBreaching',
      'model-latency: p99 ModelLatency {"above":10000000}, 2 of 3 x 60 s, notBreaching',
      'client-errors: Average Invocation4XXErrors {"above":0.1}, 3 of 3 x 300 s, notBreaching',
      'concurrency: Maximum ServerlessConcurrentExecutionsUtilization {"above":0.9}, 3 of 3 x 300 s, notBreaching',
      'memory: Average MemoryUtilization {"above":90}, 3 of 3 x 300 s, notBreaching',
    ]);
  });

  test("that is asynchronous watch the queue, and idleness by the model's latency", () => {
    expect(alarmsOf(asynchronous).map(shown)).toEqual([
      'server-errors: Average Invocation5XXErrors {"above":0.01}, 2 of 3 x 60 s, notBreaching',
      'model-latency: p99 ModelLatency {"above":10000000}, 2 of 3 x 60 s, notBreaching',
      'client-errors: Average Invocation4XXErrors {"above":0.1}, 3 of 3 x 300 s, notBreaching',
      'oldest-request: Maximum ApproximateAgeOfOldestRequest {"above":900}, 2 of 3 x 60 s, notBreaching',
      'cpu: Average CPUUtilization {"above":360}, 3 of 3 x 300 s, notBreaching',
      'memory: Average MemoryUtilization {"above":90}, 3 of 3 x 300 s, notBreaching',
      'disk: Average DiskUtilization {"above":85}, 3 of 3 x 300 s, notBreaching',
      'idle: SampleCount ModelLatency {"below":1}, 7 of 7 x 86400 s, notBreaching',
    ]);
  });

  test("of idleness take a day without requests for idle only if instances ran: not on the first day", () => {
    const idle = alarmsOf(realTime).find(({ kind }) => kind === "idle");
    const dimensions = { EndpointName: "fraud", VariantName: "main" };
    expect(idle && metricAlarmArgs("fraud", idle)).toEqual({
      name: "fraud-idle",
      alarmDescription: "fraud: no request for 7 days, yet it costs money",
      metricQueries: [
        { id: "worst", expression: "MAX([m1, zero])", label: "Invocations", returnData: true },
        {
          id: "m1",
          metric: {
            namespace: "AWS/SageMaker",
            metricName: "Invocations",
            dimensions,
            period: 86_400,
            stat: "Sum",
          },
        },
        { id: "zero", expression: "running * 0", label: "CPUUtilization" },
        {
          id: "running",
          metric: {
            namespace: "/aws/sagemaker/Endpoints",
            metricName: "CPUUtilization",
            dimensions,
            period: 86_400,
            stat: "SampleCount",
          },
        },
      ],
      comparisonOperator: "LessThanThreshold",
      threshold: 1,
      evaluationPeriods: 7,
      datapointsToAlarm: 7,
      treatMissingData: "notBreaching",
    });
  });

  test("have no more metrics than CloudWatch takes, however many variants there are", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10 }), (count) => {
        const variants = Array.from({ length: count }, (_, index) => ({
          name: `v${index}`,
          instanceType: "ml.m5.xlarge" as const,
        }));
        for (const alarm of alarmsOf({ ...realTime, variants })) {
          const { metricQueries = [] } = metricAlarmArgs("fraud", alarm);
          const metrics = (metricQueries as { readonly metric?: object }[]).filter(({ metric }) => metric);
          expect(metrics.length).toBeLessThanOrEqual(10);
        }
      }),
    );
  });

  test("that scales to zero never watch idleness", () => {
    const toZero = {
      ...asynchronous,
      variants: [{ name: "main", instanceType: "ml.m5.xlarge", costsWhenIdle: false }],
    } as const;
    expect(alarmsOf(toZero).map(({ kind }) => kind)).not.toContain("idle");
  });

  test("leave out processors and GPUs of an instance type that is not in our table: their number is unknown", () => {
    const newer = { ...realTime, variants: [{ name: "main", instanceType: "ml.x99.large" }] } as const;
    expect(alarmsOf(newer).map(({ kind }) => kind)).toEqual([
      "server-errors",
      "model-latency",
      "client-errors",
      "overhead-latency",
      "memory",
      "disk",
      "idle",
    ]);
  });

  test("are left out where a threshold is false, but for those that rollbacks watch", () => {
    const off = {
      clientErrorPercent: false,
      overheadLatencyMs: false,
      cpuPercent: false,
      gpuPercent: false,
      memoryPercent: false,
      diskPercent: false,
      idleDays: false,
    } as const;
    expect(alarmsOf(onGpus, off).map(({ kind }) => kind)).toEqual(["server-errors", "model-latency"]);
  });
});

describe("an endpoint's alarm in CloudWatch", () => {
  const [serverErrors] = alarmsOf(realTime);

  test("of one variant watches its metric", () => {
    expect(serverErrors && metricAlarmArgs("fraud", serverErrors)).toEqual({
      name: "fraud-server-errors",
      alarmDescription: "fraud: more than 1 % of the requests fail in the model or the service",
      namespace: "AWS/SageMaker",
      metricName: "Invocation5XXErrors",
      dimensions: { EndpointName: "fraud", VariantName: "main" },
      period: 60,
      statistic: "Average",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 0.01,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: "notBreaching",
    });
  });

  test("of several variants watches the worst of them, under the same name", () => {
    const two = { ...realTime, variants: [{ name: "old" }, { name: "new" }] };
    const latency = alarmsOf(two).find(({ kind }) => kind === "model-latency");
    const metric = (variant: string) => ({
      metricName: "ModelLatency",
      namespace: "AWS/SageMaker",
      dimensions: { EndpointName: "fraud", VariantName: variant },
      period: 60,
      stat: "p99",
    });
    expect(latency && metricAlarmArgs("fraud", latency)).toMatchObject({
      name: "fraud-model-latency",
      metricQueries: [
        { id: "worst", expression: "MAX([m1, m2])", label: "ModelLatency", returnData: true },
        { id: "m1", metric: metric("old") },
        { id: "m2", metric: metric("new") },
      ],
    });
  });

  test("looks back no further than CloudWatch allows: a day, or a week if its period is an hour or more", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 7 }),
        fc.constantFrom(realTime, serverless, asynchronous),
        (idleDays, endpoint) => {
          for (const { period, evaluationPeriods, datapointsToAlarm } of alarmsOf(endpoint, { idleDays })) {
            expect(period * evaluationPeriods).toBeLessThanOrEqual(period < 3_600 ? 86_400 : 604_800);
            expect(datapointsToAlarm).toBeLessThanOrEqual(evaluationPeriods);
          }
        },
      ),
    );
  });
});

describe("the component", () => {
  test("makes each alarm with its actions, and names those that rollbacks watch", async () => {
    const names: (readonly string[])[] = [];
    const cloud = await pretendCloud(() => {
      names.push(new EndpointAlarms("fraud-alarms", { endpoint: serverless, topic }).rollbackAlarmNames);
    });
    expect(cloud.census()).toEqual([
      "EndpointAlarms fraud-alarms",
      "MetricAlarm fraud-alarms-client-errors",
      "MetricAlarm fraud-alarms-concurrency",
      "MetricAlarm fraud-alarms-memory",
      "MetricAlarm fraud-alarms-model-latency",
      "MetricAlarm fraud-alarms-server-errors",
    ]);
    expect(names).toEqual([["fraud-server-errors", "fraud-model-latency"]]);
    expect(cloud.inputs("fraud-alarms-model-latency")).toEqual({
      name: "fraud-model-latency",
      alarmDescription: "fraud: 1 % of the requests take the model more than 10000 ms",
      namespace: "AWS/SageMaker",
      metricName: "ModelLatency",
      dimensions: { EndpointName: "fraud", VariantName: "main" },
      period: 60,
      extendedStatistic: "p99",
      comparisonOperator: "GreaterThanThreshold",
      threshold: 10_000_000,
      evaluationPeriods: 3,
      datapointsToAlarm: 2,
      treatMissingData: "notBreaching",
      alarmActions: [topicArn],
      okActions: [topicArn],
    });
  });

  test("refuses thresholds that cannot be used, all at once", async () => {
    const thresholds = {
      serverErrorPercent: 0,
      memoryPercent: 101,
      modelLatencyMs: -1,
      idleDays: 8,
      oldestRequest: "0 minutes",
    } as const;
    expect(
      await pretendProblems(
        () => new EndpointAlarms("fraud-alarms", { endpoint: realTime, topic, thresholds }),
      ),
    ).toEqual([
      [
        "fraud-alarms cannot be built:",
        "  - thresholds.serverErrorPercent: got 0; expected more than 0 and at most 100",
        "  - thresholds.modelLatencyMs: got -1; expected more than 0",
        "  - thresholds.memoryPercent: got 101; expected more than 0 and at most 100",
        '  - thresholds.oldestRequest: got "0 minutes"; expected 1 or more whole seconds, such as "1 second" or false',
        "  - thresholds.idleDays: got 8; expected a whole number from 1 to 7",
      ].join("\n"),
    ]);
  });
});
