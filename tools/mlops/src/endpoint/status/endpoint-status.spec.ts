import { type PretendAws, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { type Ran, runCommand } from "../../testing/run-command.ts";
import { type EndpointWorld, hoursAgo, variantFacts } from "../testing/endpoint-world.ts";
import { configurationNames, goneOff, sentimentWorld } from "../testing/sentiment-world.ts";

const [oldest, , before, used] = configurationNames;
const status = "endpoint status sentiment.prod";
const parsed = ({ out }: Ran) => JSON.parse(out.join("\n")) as Record<string, unknown>;

let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  world = sentimentWorld();
  aws = await startPretendAws(world.operations());
});
afterEach(() => aws.stop());

test("an endpoint is shown with what its variants serve, on what, and how they are scaled", async () => {
  expect(await runCommand(status, aws)).toEqual({
    status: 0,
    notes: [],
    out: [
      `${world.endpointName}  InService`,
      `configuration  ${used}`,
      "",
      "variant  model                                     on            instances  scaled  weight  traffic",
      "main     mlops-platform-dev-sentiment-952108e6/11  ml.c7i.large  4          2 to 6  1       100 %",
      "",
      "none of 3 alarms has gone off",
    ],
  });
});

test("as JSON it has all that, and moments as texts", async () => {
  const view = parsed(await runCommand(`${status} --json`, aws));
  expect(view).toMatchObject({
    endpointName: world.endpointName,
    status: "InService",
    lastModifiedAt: "2026-11-20T10:00:00.000Z",
    configuration: used,
    deployed: { name: used, createdAt: "2026-11-18T10:00:00.000Z" },
    alarms: 3,
    alarmsInAlarm: [],
    components: [],
  });
  expect(view["variants"]).toEqual([
    {
      name: "main",
      isShadow: false,
      instanceType: "ml.c7i.large",
      instances: { current: 4, desired: 4 },
      weight: { current: 1, desired: 1 },
      traffic: 1,
      model: {
        name: "sentiment-main-model-9e02c3b",
        packageArns: [
          "arn:aws:sagemaker:eu-west-1:111122223333:model-package/mlops-platform-dev-sentiment-952108e6/11",
        ],
        title: "mlops-platform-dev-sentiment-952108e6/11",
        roleArn: world.role(),
      },
      scaling: {
        resourceId: `endpoint/${world.endpointName}/variant/main`,
        dimension: "sagemaker:variant:DesiredInstanceCount",
        min: 2,
        max: 6,
        suspended: [],
      },
    },
  ]);
});

test("an endpoint that has gone back is shown beside what was deployed last, with the alarm that was the reason", async () => {
  world.set({ EndpointConfigName: before });
  goneOff(world, "server-errors", "Threshold Crossed: 2 datapoints");
  const { out } = await runCommand(status, aws);
  expect(out.slice(1, 3)).toEqual([
    `configuration  ${before}`,
    `deployed last  ${used}, made 2026-11-18 10:00: a rollback or endpoint update has left the other one`,
  ]);
  expect(out.slice(-2)).toEqual([
    "in alarm                                               since             reason",
    `${world.endpointName}-server-errors  2026-11-21 09:45  Threshold Crossed: 2 datapoints`,
  ]);
});

test("a newer configuration of another endpoint of the stack is not taken for a deployment of this one", async () => {
  world.addModel("other-model", 1, { role: world.role("other-endpoint") });
  world.addConfiguration("other", 1, { main: "other-model" });
  expect((await runCommand(status, aws)).out[2]).toBe("");
});

test("alarms of an endpoint whose name begins with this one's are not counted", async () => {
  world.alarms = [
    ...world.alarms,
    {
      AlarmName: `${world.endpointName}-eu-cpu`,
      StateValue: "ALARM",
      Dimensions: [{ Name: "EndpointName", Value: `${world.endpointName}-eu` }],
    },
    {
      AlarmName: `${world.endpointName}-undelivered`,
      StateValue: "OK",
      Dimensions: [{ Name: "QueueName", Value: "queue" }],
    },
  ];
  expect((await runCommand(status, aws)).out.at(-1)).toBe("none of 4 alarms has gone off");
});

test("weights, a shadow, and scaling that is suspended are shown", async () => {
  world.addConfiguration("two", 1, {
    main: "sentiment-main-model-9e02c3b",
    canary: "sentiment-main-model-51aa0f9",
  });
  const configuration = world.configurations.get("two") ?? {};
  world.configurations.set("two", {
    ...configuration,
    ShadowProductionVariants: [{ VariantName: "next", InstanceType: "ml.c7i.large", ModelName: "gone" }],
  });
  world.set({
    EndpointConfigName: "two",
    ProductionVariants: [
      variantFacts("main", 3, 0.9),
      { ...variantFacts("canary", 1, 0.1), DesiredInstanceCount: 2 },
    ],
    ShadowProductionVariants: [variantFacts("next", 1, 0.5)],
  });
  world.targets = [{ ...world.targets[0], SuspendedState: { DynamicScalingInSuspended: true } }];
  const { out } = await runCommand(status, aws);
  expect(out.slice(3, 7).map((line) => line.replaceAll(/ {2,}/g, "|"))).toEqual([
    "variant|model|on|instances|scaled|weight|traffic",
    "main|mlops-platform-dev-sentiment-952108e6/11|ml.c7i.large|3|2 to 6, suspended: in|0.9|90 %",
    "canary|mlops-platform-dev-sentiment-952108e6/10|ml.c7i.large|1 to 2|-|0.1|10 %",
    "next (shadow)|-|ml.c7i.large|1|-|0.5|copies of 50 %",
  ]);
});

test("a serverless endpoint is shown with its memory and concurrency", async () => {
  const CurrentServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5, ProvisionedConcurrency: 1 };
  world.set({ ProductionVariants: [{ VariantName: "main", CurrentWeight: 1, CurrentServerlessConfig }] });
  world.configurations.set(used, {
    EndpointConfigName: used,
    CreationTime: hoursAgo(1),
    ProductionVariants: [
      { VariantName: "main", ModelName: "gone", ServerlessConfig: CurrentServerlessConfig },
    ],
  });
  expect((await runCommand(status, aws)).out[4]?.replaceAll(/ {2,}/g, "|")).toBe(
    "main|-|2048 MiB, 5 at once, 1 provisioned|-|2 to 6|1|100 %",
  );
});

test("a shared endpoint is shown with its inference components, however many they are", async () => {
  world.configurations.set(used, {
    EndpointConfigName: used,
    CreationTime: hoursAgo(1),
    ExecutionRoleArn: world.role(),
    ProductionVariants: [{ VariantName: "main", InstanceType: "ml.g6.12xlarge" }],
  });
  const ManagedInstanceScaling = { Status: "ENABLED", MinInstanceCount: 2, MaxInstanceCount: 4 };
  world.set({ ProductionVariants: [{ ...variantFacts("main", 2), ManagedInstanceScaling }] });
  for (let index = 0; index < 130; index++) {
    world.components.set(`c${index}`, {
      InferenceComponentName: `c${index}`,
      EndpointName: world.endpointName,
      InferenceComponentStatus: "InService",
      Specification: { ModelName: `model-${index}` },
      RuntimeConfig: { CurrentCopyCount: 1, DesiredCopyCount: 2 },
    });
  }
  world.targets = [
    {
      ResourceId: "inference-component/c129",
      ScalableDimension: "sagemaker:inference-component:DesiredCopyCount",
      MinCapacity: 1,
      MaxCapacity: 4,
    },
  ];
  const { out } = await runCommand(status, aws);
  expect(out[4]?.replaceAll(/ {2,}/g, "|")).toBe("main|-|ml.g6.12xlarge|2|2 to 4|1|100 %");
  expect(out).toHaveLength(139);
  expect(out[136]?.replaceAll(/ {2,}/g, "|")).toBe("c129|InService|model-129|1 to 2|1 to 4|-");
});

test("a rollout is followed to its end, with what goes on in each variant", async () => {
  const rolling = (Status: string) => ({
    EndpointStatus: "Updating",
    EndpointConfigName: before,
    PendingDeploymentSummary: {
      EndpointConfigName: used,
      StartTime: hoursAgo(0.5),
      ProductionVariants: [
        {
          VariantName: "main",
          VariantStatus: [{ Status }],
          CurrentInstanceCount: 1,
          DesiredInstanceCount: 4,
        },
      ],
    },
  });
  world.set(rolling("Creating"));
  expect((await runCommand(status, aws)).out.slice(2, 5)).toEqual([
    `deployed last  ${used}, made 2026-11-18 10:00: a rollback or endpoint update has left the other one`,
    `rolling out    ${used} for 30 min`,
    "  main: Creating, 1 of 4 instances",
  ]);
  const ran = await runCommand(`${status} --follow`, {
    ...aws,
    onPause: (passed) => {
      if (passed === 10_000) world.set(rolling("Baking"));
      if (passed === 30_000) {
        world.set({
          EndpointStatus: "InService",
          EndpointConfigName: used,
          PendingDeploymentSummary: undefined,
        });
      }
    },
  });
  expect(ran.notes).toEqual([
    "      0 s  Updating, main: Creating, 1 of 4 instances",
    "     20 s  Updating, main: Baking, 1 of 4 instances",
    "     40 s  InService",
  ]);
  expect([ran.status, ran.out[0]]).toEqual([0, `${world.endpointName}  InService`]);
});

test("Ctrl-C ends following, not the rollout", async () => {
  world.set({ EndpointStatus: "Updating" });
  const interruption = new AbortController();
  const ran = await runCommand(`${status} --follow`, {
    ...aws,
    interruption: interruption.signal,
    onPause: () => {
      interruption.abort();
    },
  });
  expect(ran).toEqual({
    status: 130,
    out: [],
    notes: [
      "      0 s  Updating",
      `no longer followed; endpoint ${world.endpointName} goes on, see it with: npm run mlops -- endpoint status sentiment.prod`,
    ],
  });
});

test("a failed endpoint is the answer no, with the reason", async () => {
  world.set({
    EndpointStatus: "Failed",
    FailureReason: "The primary container did not pass the ping health check.",
  });
  const { status: exit, out } = await runCommand(status, aws);
  expect([exit, out[1]]).toEqual([
    1,
    "reason         The primary container did not pass the ping health check.",
  ]);
  // At its first creation it has no variants, but was to have them.
  world.set({ ProductionVariants: undefined });
  const { out: variants } = await runCommand(status, aws);
  expect(variants[5]?.replaceAll(/ {2,}/g, "|")).toBe(
    "main|mlops-platform-dev-sentiment-952108e6/11|ml.c7i.large|-|2 to 6|-|-",
  );
});

test("an endpoint whose configuration is gone is shown without its variants", async () => {
  world.configurations.clear();
  world.set({ EndpointConfigName: oldest });
  const { status: exit, out } = await runCommand(status, aws);
  expect([exit, out[3]]).toEqual([0, "variant  model  on  instances  scaled  weight  traffic"]);
});

test("an endpoint that is not there ends with what SageMaker said", async () => {
  world.endpoints.clear();
  expect(await runCommand(status, aws)).toEqual({
    status: 3,
    out: [],
    notes: [
      `SageMaker DescribeEndpoint: ValidationException: Could not find "${world.endpointName}". (request 11111111-2222-3333-4444-555555555555)`,
    ],
  });
});

test("a right that is missing is named", async () => {
  aws.on({
    DescribeAlarms: refused(
      "AccessDeniedException",
      "not authorized to perform: cloudwatch:DescribeAlarms",
      403,
    ),
  });
  const { status: exit, notes } = await runCommand(status, aws);
  expect([exit, notes]).toEqual([
    3,
    [
      "CloudWatch DescribeAlarms: AccessDeniedException: not authorized to perform: cloudwatch:DescribeAlarms (request 11111111-2222-3333-4444-555555555555)",
      "  use a role that may do this, by --role or --profile; npm run rehearse -- --who-can says which",
    ],
  ]);
});

test("an endpoint that the stack does not publish is named, with what it publishes", async () => {
  const { status: exit, notes } = await runCommand(`${status} --endpoint churn`, aws);
  expect([exit, notes]).toEqual([
    2,
    [
      'sentiment.prod: got no endpointName of "endpoint-churn" from SSM below /mlops/prod/sentiment, which has endpoint; expected a deployed stack that publishes it',
    ],
  ]);
});
