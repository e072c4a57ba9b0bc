import { platformRef } from "@mlops/contracts/testing";
import { awsEnvironment } from "@mlops/core";
import { type Cloud, pretendCloud, pretendProblems } from "@mlops/testing";
import { BatchTransform } from "./batch-transform/batch-transform.ts";
import { InferenceComponent } from "./inference-component/inference-component.ts";
import { SharedEndpoint } from "./inference-component/shared-endpoint.ts";
import { ModelEndpoint } from "./model-endpoint/model-endpoint.ts";
import { own } from "./testing/platform.ts";

const place = { name: "prod", account: "111122223333", region: "eu-west-1" } as const;
const instances = { min: 1, max: 3 };
const tags = {};
const hosted = { tags, instanceType: "ml.m5.4xlarge", instances } as const;

/** A program of one app with a component of each kind. */
function everything(
  app: string,
  name: (component: string, longest: number) => string = (component) => component,
): Promise<Cloud> {
  const platform = platformRef(awsEnvironment({ app, ...place }));
  return pretendCloud(() => {
    new ModelEndpoint(name("scoring", 44), {
      ...platform,
      mode: "real-time",
      variants: {
        main: {
          model: own,
          instanceType: "ml.m5.xlarge",
          instances: {
            ...instances,
            requestsPerSecond: 1,
            schedule: { night: { at: "cron(0 22 * * ? *)", min: 1, max: 2 } },
          },
        },
      },
    });
    new BatchTransform(name("nightly", 49), {
      ...platform,
      model: own,
      schedule: { at: "rate(1 day)" },
      input: { uri: "s3://data-bucket/customers/", contentType: "text/csv" },
      instanceType: "ml.m5.xlarge",
    });
    const host = new SharedEndpoint(name("host", 63), { ...platform, ...hosted });
    new InferenceComponent(name("ranking", 49), {
      ...platform,
      host,
      tags,
      model: own,
      reserves: { memoryMiB: 1024, cpus: 1 },
      copies: 1,
    });
  });
}

const nameInputs = ["name", "dashboardName", "pipelineName"];

/** Type and name of whatever is named explicitly; the log groups carry the names of inference components. */
function physicalNames({ resources }: Cloud): string[] {
  return resources.flatMap(({ type, inputs }) =>
    nameInputs.flatMap((input) => (typeof inputs[input] === "string" ? [`${type} ${inputs[input]}`] : [])),
  );
}

test("two apps that use the same logical names in one account and environment share no physical name", async () => {
  const [fraud, churn] = [await everything("fraud"), await everything("churn")];
  const names = [...physicalNames(fraud), ...physicalNames(churn)];
  expect(new Set(names).size).toBe(names.length);
  expect(physicalNames(fraud).filter((name) => !name.includes("-fraud-prod-"))).toEqual([]);
  expect(physicalNames(fraud).length).toBe(physicalNames(churn).length);
});

/** The longest names that the services take, in characters; Pulumi adds 8 to the logical name of what has no name. */
const longest = new Map([
  ["aws:iam/role:Role", 64],
  ["aws:sagemaker/endpoint:Endpoint", 63],
  ["aws:sagemaker/model:Model", 63],
  ["aws:sagemaker/endpointConfiguration:EndpointConfiguration", 63],
  ["aws:scheduler/scheduleGroup:ScheduleGroup", 64],
  ["aws:scheduler/schedule:Schedule", 64],
  ["aws:cloudwatch/eventRule:EventRule", 64],
  ["aws:cloudwatch/metricAlarm:MetricAlarm", 255],
  ["aws:iam/rolePolicy:RolePolicy", 128],
  ["aws:sqs/queue:Queue", 80],
]);

test("the longest logical name that every component takes gives names that every service takes", async () => {
  const { resources } = await everything("a-long-name-of-an-app", (component, length) =>
    component.padEnd(length, "m"),
  );
  const tooLong = resources.flatMap(({ type, name, inputs }) => {
    const limit = longest.get(type);
    const prefix = typeof inputs.namePrefix === "string" ? inputs.namePrefix.length + 26 : undefined;
    const length = typeof inputs.name === "string" ? inputs.name.length : (prefix ?? name.length + 8);
    return limit !== undefined && length > limit ? [`${type} ${name}: ${length}`] : [];
  });
  expect(tooLong).toEqual([]);
});

test.each<[string, (name: string) => unknown]>([
  [
    "a batch",
    (name) =>
      new BatchTransform(name, {
        ...platformRef(),
        model: own,
        schedule: { at: "rate(1 day)" },
        input: { uri: "s3://data-bucket/customers/", contentType: "text/csv" },
        instanceType: "ml.m5.xlarge",
      }),
  ],
  [
    "an inference component",
    (name) =>
      new InferenceComponent(name, {
        ...platformRef(),
        host: new SharedEndpoint("host", { ...platformRef(), ...hosted }),
        tags,
        model: own,
        reserves: { memoryMiB: 1024, cpus: 1 },
        copies: 1,
      }),
  ],
])("%s refuses a name that is too long for the name of its model", async (_, make) => {
  const name = "m".repeat(50);
  expect(await pretendProblems(() => void make(name))).toEqual([
    `${name} cannot be built:\n  - logicalName: got "${name}"; expected at most 49 characters`,
  ]);
  expect(await pretendProblems(() => void make(name.slice(1)))).toEqual([]);
});
