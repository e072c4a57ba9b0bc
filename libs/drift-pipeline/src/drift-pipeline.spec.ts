import { output } from "@pulumi/pulumi";
import type { EndpointRef, RegistryRef } from "@mlops/contracts";
import { platformRef, testEnvironment } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { driftAlarmNameOf } from "@mlops/monitoring";
import { type Cloud, pretendCloud, pretendProblems } from "@mlops/testing";
import { dataDriftWatch } from "./data-drift-watch.ts";
import { DriftPipeline, type DriftPipelineArgs } from "./drift-pipeline.ts";

const environment = testEnvironment("prod");
const platform = platformRef(environment);
const endpoint: EndpointRef = {
  environment,
  endpointName: output("fraud"),
  endpointArn: output("arn:aws:sagemaker:eu-west-1:111122223333:endpoint/fraud"),
  serving: { mode: "real-time", target: { kind: "none" } },
};
const registry: RegistryRef = {
  environment,
  groupName: output("fraud"),
  groupArn: output("arn:aws:sagemaker:eu-west-1:111122223333:model-package-group/fraud"),
  artifactsUri: output("s3://artifacts/models/fraud/"),
  artifactKeyArn: output("arn:aws:kms:eu-west-1:111122223333:key/artifacts"),
  images: output(["111122223333.dkr.ecr.eu-west-1.amazonaws.com/fraud"]),
};
const argsOf = (change: Partial<DriftPipelineArgs> = {}): DriftPipelineArgs => ({
  ...platform,
  endpoint,
  registered: { registry, version: 7 },
  baseline: "registered",
  schedule: "cron(0 0/6 ? * * *)",
  drift: { amount: 0.2, hour: 0.3 },
  ...change,
});
const made = (change: Partial<DriftPipelineArgs> = {}): Promise<Cloud> =>
  pretendCloud(() => {
    const { driftAlarmName } = new DriftPipeline("fraud-data", argsOf(change));
    return { driftAlarmName };
  });

interface Step {
  readonly Arguments: {
    readonly AppSpecification: { readonly ContainerArguments: readonly string[] };
    readonly ProcessingInputs: readonly {
      readonly InputName: string;
      readonly S3Input: { readonly S3Uri: string };
    }[];
  };
}
async function stepOf(change: Partial<DriftPipelineArgs> = {}): Promise<Step["Arguments"]> {
  const { inputs } = (await made(change)).inputs("fraud-data", "JsonInputs");
  const { pipelineDefinition } = inputs as unknown as { pipelineDefinition: { Steps: readonly Step[] } };
  const [step] = pipelineDefinition.Steps;
  if (step === undefined) throw new Error("there is no step");
  return step.Arguments;
}
const schedule = "mlops-sentiment-prod-fraud-data-data-quality-";

describe("a pipeline that watches an endpoint's data", () => {
  test("compares the whole hours since the last run with the data of the served version", async () => {
    const { AppSpecification, ProcessingInputs } = await stepOf();
    expect(AppSpecification.ContainerArguments).toEqual([
      "--captured",
      "s3://data-bucket/data/monitoring/captured/fraud/",
      "--endpoint",
      "fraud",
      "--schedule",
      expect.stringContaining(schedule),
      "--namespace",
      "aws/sagemaker/Endpoints/data-metrics",
      "--region",
      "eu-west-1",
      "--hours",
      { Get: "Parameters.Hours" },
      "--hours_ago",
      { Get: "Parameters.HoursAgo" },
      "--publish",
      { Get: "Parameters.PublishMetrics" },
      "--watch=amount=0.2",
      "--watch=hour=0.3",
    ]);
    expect(ProcessingInputs.map(({ InputName, S3Input }) => [InputName, S3Input.S3Uri])).toContainEqual([
      "baseline",
      "s3://artifacts/models/fraud/7/baselines/dataset/",
    ]);
  });

  test("can be started once over a time that has passed, without an alarm", async () => {
    const { inputs } = (await made()).inputs("fraud-data", "JsonInputs");
    expect(inputs).toMatchObject({
      pipelineDefinition: {
        Parameters: [
          { Name: "Hours", DefaultValue: "6" },
          { Name: "HoursAgo", DefaultValue: "0" },
          { Name: "PublishMetrics", DefaultValue: "yes", EnumValues: ["yes", "no"] },
        ],
      },
    });
  });

  test("starts when the hour's requests are captured, and says which endpoint it monitors", async () => {
    const cloud = await made();
    expect(cloud.inputs("fraud-data-runs-schedule").scheduleExpression).toBe("cron(20 0/6 ? * * *)");
    expect(cloud.inputs("fraud-data", "Pipeline").tags).toEqual({ "mlops:monitored-endpoint": "fraud" });
  });

  test("has the alarms of a monitor of data quality, on metrics that its job may publish", async () => {
    const cloud = await made();
    const alarm = cloud.inputs("fraud-data-alarms-feature_baseline_drift_amount");
    expect(alarm).toMatchObject({
      namespace: "aws/sagemaker/Endpoints/data-metrics",
      metricName: "feature_baseline_drift_amount",
      dimensions: { Endpoint: "fraud", MonitoringSchedule: expect.stringContaining(schedule) },
      period: 21_600,
      evaluationPeriods: 4,
      threshold: 0.2,
    });
    const { AppSpecification } = await stepOf();
    const published = AppSpecification.ContainerArguments[5];
    expect((alarm.dimensions as Record<string, unknown>).MonitoringSchedule).toBe(published);
    expect(JSON.stringify(cloud.inputs("fraud-data-jobs-policy").policy)).toContain(
      '"cloudwatch:namespace":["aws/sagemaker/Endpoints/data-metrics"]',
    );
    expect(cloud.inputs("fraud-data-alarms-drift").alarmName).toBe(
      driftAlarmNameOf("fraud-data", environment),
    );
    expect(cloud.outputs).toEqual({ driftAlarmName: driftAlarmNameOf("fraud-data", environment) });
    const watch = dataDriftWatch(
      "fraud-data",
      { schedule: "cron(0 0/6 ? * * *)", drift: { amount: 0.2 }, coolDown: "1 day" },
      environment,
    );
    expect(watch.alarmNames).toEqual([driftAlarmNameOf("fraud-data", environment)]);
    expect(watch.metrics.map(({ scheduleName }) => scheduleName)).toEqual([published]);
  });

  test("its job reads the captured requests of this endpoint and the data, and writes its reports", async () => {
    const cloud = await made();
    const { Statement } = cloud.inputs("fraud-data-jobs-policy").policy as unknown as {
      readonly Statement: readonly { readonly Sid: string; readonly Resource: readonly string[] }[];
    };
    const of = (sid: string) => Statement.find(({ Sid }) => Sid === sid)?.Resource;
    expect(of("ReadInputs")).toEqual(
      expect.arrayContaining([
        "arn:aws:s3:::artifacts/models/fraud/7/baselines/dataset/*",
        "arn:aws:s3:::data-bucket/data/monitoring/captured/fraud/*",
      ]),
    );
    expect(of("DecryptBaseline")).toEqual(["arn:aws:kms:eu-west-1:111122223333:key/artifacts"]);
    expect(of("WriteOutputs")).toEqual([
      expect.stringMatching(
        /^arn:aws:s3:::data-bucket\/data\/monitoring\/reports\/mlops-sentiment-prod-fraud-data-/,
      ),
    ]);
  });
});

test.each<[string, Partial<DriftPipelineArgs>, string[]]>([
  ["nothing to watch", { drift: {} }, ["drift: got {}; expected at least one feature"]],
  [
    "data of no version",
    { registered: undefined },
    ['baseline: got "registered"; expected an S3 URI, because the endpoint serves no registered version'],
  ],
  [
    "a preprocessor that is not there",
    { preprocessor: "no/such.py" },
    [
      'preprocessor: got "no/such.py"; expected an S3 URI, or a Python file that is there; it is looked for from the root of ' +
        "the repository",
    ],
  ],
  [
    "a serverless endpoint",
    { endpoint: { ...endpoint, serving: { mode: "serverless", target: { kind: "none" } } } },
    ['endpoint.serving: got "serverless"; expected a real-time endpoint of a single model'],
  ],
  [
    "data of an account that is not trusted",
    {
      registered: {
        version: 7,
        registry: { ...registry, environment: awsEnvironment({ ...environment, account: "444455556666" }) },
      },
    },
    [
      'registered.registry: got "444455556666"; expected account 111122223333; to compare with another account\'s, add it to ' +
        "trustedAccounts",
    ],
  ],
])("%s is refused", async (_, change, problems) => {
  const [problem = ""] = await pretendProblems(() => {
    new DriftPipeline("fraud-data", argsOf(change));
  });
  expect(problem.split("\n  - ").slice(1)).toEqual(problems);
});
