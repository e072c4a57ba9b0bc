import { type PretendAws, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand } from "../../testing/run-command.ts";
import { type EndpointWorld, variantFacts } from "../testing/endpoint-world.ts";
import { configurationNames, sentimentWorld } from "../testing/sentiment-world.ts";

const scale = "endpoint scale sentiment.prod";
const [, , , used] = configurationNames;

let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  world = sentimentWorld();
  aws = await startPretendAws({
    ...world.operations(),
    RegisterScalableTarget: {},
    UpdateEndpointWeightsAndCapacities: { EndpointArn: "arn" },
  });
});
afterEach(() => aws.stop());

const made = () =>
  aws.asked
    .filter(({ operation }) => /^(Register|Update)/.test(operation))
    .map(({ operation, input }) => ({ operation, input }));

const fixed = (...variants: readonly object[]) => {
  world.targets = [];
  world.set({ ProductionVariants: variants });
};

const resource = () => `endpoint/${world.endpointName}/variant/main`;
const lasting =
  "it lasts until a deployment: pulumi up, after a change or a refresh, sets what stacks/Pulumi.sentiment.prod.yaml says again";
const limits = (min: number, max: number) => ({
  operation: "RegisterScalableTarget",
  input: {
    ServiceNamespace: "sagemaker",
    ResourceId: resource(),
    ScalableDimension: "sagemaker:variant:DesiredInstanceCount",
    MinCapacity: min,
    MaxCapacity: max,
  },
});
const desired = (...DesiredWeightsAndCapacities: readonly object[]) => ({
  operation: "UpdateEndpointWeightsAndCapacities",
  input: { EndpointName: world.endpointName, DesiredWeightsAndCapacities },
});

test("limits of scaling are changed, after prod has been typed; what is not given stays", async () => {
  world.scheduled = [{ ScheduledActionName: "night", Schedule: "cron(0 22 * * ? *)" }];
  const ran = await runCommand(`${scale} --max 12`, { ...aws, typed: ["prod"] });
  expect(made()).toEqual([limits(2, 12)]);
  expect(ran).toEqual({
    status: 0,
    out: [`${world.endpointName} is on its way: npm run mlops -- endpoint status sentiment.prod --follow`],
    notes: [
      `let ${resource()} scale between 2 and 12, so far 2 and 6`,
      "night sets limits of its own: cron(0 22 * * ? *) UTC",
      lasting,
    ],
  });
});

test("a dry run changes nothing and says what it would", async () => {
  const ran = await runCommand(`${scale} --min 4 --dry-run --json`, aws);
  expect(made()).toEqual([]);
  expect(ran.notes).toEqual([`would let ${resource()} scale between 4 and 6, so far 2 and 6`]);
  expect(JSON.parse(ran.out.join("\n"))).toEqual({
    endpointName: world.endpointName,
    outcome: "planned",
    limits: { resourceId: resource(), min: 4, max: 6 },
    desired: [],
  });
});

test("in prod, --yes alone agrees to nothing", async () => {
  const ran = await runCommand(`${scale} --min 4 --yes`, aws);
  expect([ran.status, ran.notes.at(-1), made()]).toEqual([
    2,
    "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed",
    [],
  ]);
});

test("a variant that nothing scales gets a number of instances", async () => {
  fixed(variantFacts("main", 2));
  expect((await runCommand(`${scale} --count 5 --confirm prod`, aws)).status).toBe(0);
  expect(made()).toEqual([desired({ VariantName: "main", DesiredInstanceCount: 5 })]);
});

test("weights are changed together with a count, before limits, and what has its weight already is left alone", async () => {
  fixed(variantFacts("main", 2, 0.9), variantFacts("canary", 1, 0.1));
  const line = `${scale} --weight main=0.9 --weight canary=0 --variant canary --count 2 --confirm prod`;
  expect((await runCommand(line, aws)).notes[0]).toBe("set canary to 2 instances, weight 0");
  expect(made()).toEqual([desired({ VariantName: "canary", DesiredInstanceCount: 2, DesiredWeight: 0 })]);
});

test("a serverless variant gets concurrency, its other half staying", async () => {
  const CurrentServerlessConfig = { MemorySizeInMB: 2048, MaxConcurrency: 5, ProvisionedConcurrency: 1 };
  fixed({ VariantName: "main", CurrentServerlessConfig });
  expect((await runCommand(`${scale} --max-concurrency 20 --confirm prod`, aws)).status).toBe(0);
  const ServerlessUpdateConfig = { MaxConcurrency: 20, ProvisionedConcurrency: 1 };
  expect(made()).toEqual([desired({ VariantName: "main", ServerlessUpdateConfig })]);
});

test("what is so already changes nothing, and can be asked for again", async () => {
  const ran = await runCommand(`${scale} --min 2 --max 6 --weight main=1`, aws);
  expect([ran.status, ran.out, ran.notes, made()]).toEqual([
    0,
    [`${world.endpointName} has all that already`],
    [],
    [],
  ]);
});

test("where the second change fails, the first one is not made again", async () => {
  aws.on({ RegisterScalableTarget: refused("ValidationException", "not now") });
  world.set({ ProductionVariants: [variantFacts("main", 4, 1), variantFacts("canary", 1, 0.5)] });
  const line = `${scale} --weight canary=0 --variant main --max 12 --confirm prod`;
  const ran = await runCommand(line, aws);
  expect([ran.status, ran.notes.slice(-2)]).toEqual([
    3,
    [
      `failed: let ${resource()} scale between 2 and 12, so far 2 and 6`,
      "ApplicationAutoScaling RegisterScalableTarget: ValidationException: not now (request 11111111-2222-3333-4444-555555555555)",
    ],
  ]);
  world.set({ ProductionVariants: [variantFacts("main", 4, 1), variantFacts("canary", 1, 0)] });
  aws.on({ RegisterScalableTarget: {} });
  expect((await runCommand(line, aws)).status).toBe(0);
  expect(made().map(({ operation }) => operation)).toEqual([
    "UpdateEndpointWeightsAndCapacities",
    "RegisterScalableTarget",
    "RegisterScalableTarget",
  ]);
});

const serverless = { VariantName: "main", CurrentServerlessConfig: { MaxConcurrency: 5 } };
const managed = {
  ...variantFacts("main", 2),
  ManagedInstanceScaling: { Status: "ENABLED", MinInstanceCount: 2, MaxInstanceCount: 4 },
};

test.each<[string, string, string, () => void]>([
  [
    "nothing",
    "",
    "command: got nothing to change; expected --min, --max, --count, --weight or a concurrency",
    () => {},
  ],
  [
    "a count of what is scaled",
    "--count 3",
    "--count: got 3; expected --min and --max: main is scaled between 2 and 6",
    () => {},
  ],
  [
    "a minimum above the maximum",
    "--min 7",
    "--min: got 7; expected min (7) to be at most max (6)",
    () => {},
  ],
  [
    "no instance in real time",
    "--min 0",
    "--min: got 0; expected at least 1: only asynchronous endpoints scale to none",
    () => {},
  ],
  [
    "limits of what nothing scales",
    "--max 3",
    "--max: got 3; expected --count: Application Auto Scaling does not scale main",
    () => {
      fixed(variantFacts("main", 2));
    },
  ],
  [
    "instances of a serverless variant",
    "--count 3",
    "--count: got 3; expected --max-concurrency or --provisioned-concurrency: main is serverless, without instances",
    () => {
      fixed(serverless);
    },
  ],
  [
    "more copies kept started than requests at once",
    "--provisioned-concurrency 6",
    "--provisioned-concurrency: got 6; expected at most 5, the requests at once",
    () => {
      fixed(serverless);
    },
  ],
  [
    "fewer requests at once than copies kept started",
    "--max-concurrency 2",
    "--max-concurrency: got 2; expected at least the 3 copies that are kept started",
    () => {
      fixed({ ...serverless, CurrentServerlessConfig: { MaxConcurrency: 5, ProvisionedConcurrency: 3 } });
    },
  ],
  [
    "concurrency of instances",
    "--max-concurrency 6",
    "--max-concurrency: got 6; expected --min and --max: main is not serverless",
    () => {},
  ],
  [
    "instances of a shared endpoint",
    "--count 3",
    "--count: got 3; expected nothing: SageMaker keeps it between 2 and 4 for inference components, as the stack file says",
    () => {
      fixed(managed);
    },
  ],
  [
    "a variant that is not there",
    "--variant other --min 3",
    '--variant: got "other"; expected one of main',
    () => {},
  ],
  [
    "no variant of several",
    "--count 3",
    "--variant: got nothing; expected one of main, canary",
    () => {
      fixed(variantFacts("main", 2), variantFacts("canary", 1));
    },
  ],
  ["a weight of no variant", "--weight other=1", '--weight: got "other"; expected one of main', () => {}],
  [
    "a weight that is no number",
    "--weight main=half",
    '--weight: got "main=half"; expected a number from 0',
    () => {},
  ],
  [
    "no weight at all",
    "--weight main=0",
    "--weight: got 0; expected a variant above 0: the others have 0 already, and none would answer",
    () => {},
  ],
  [
    "a weight of a shadow",
    "--weight next=1",
    '--weight: got "next"; expected a variant that answers; the stack file says what a shadow gets',
    () => {
      world.set({ ShadowProductionVariants: [variantFacts("next", 1)] });
    },
  ],
  [
    "an endpoint that is being updated",
    "--min 3",
    "mlops-sentiment-prod-sentiment-28fa82ad: got the status Updating; expected InService: endpoint status --follow waits for it",
    () => {
      world.set({ EndpointStatus: "Updating" });
    },
  ],
])("%s is refused before SageMaker does", async (_, options, problem, given) => {
  given();
  const ran = await runCommand(
    [...`${scale} --confirm prod`.split(" "), ...options.split(" ").filter(Boolean)],
    aws,
  );
  expect([ran.status, ran.notes, made()]).toEqual([2, [problem], []]);
});

test("an asynchronous endpoint may scale to no instance", async () => {
  world.set({ AsyncInferenceConfig: {} });
  expect((await runCommand(`${scale} --min 0 --confirm prod`, aws)).status).toBe(0);
  expect(made()).toEqual([limits(0, 6)]);
});

test("limits of provisioned concurrency stay within the requests at once", async () => {
  world.targets = [
    { ...world.targets[0], ScalableDimension: "sagemaker:variant:DesiredProvisionedConcurrency" },
  ];
  world.set({ ProductionVariants: [serverless], EndpointConfigName: used });
  expect((await runCommand(`${scale} --max 7 --confirm prod`, aws)).notes).toEqual([
    "--max: got 7; expected at most 5, the requests that main answers at once",
  ]);
});

describe("an inference component", () => {
  const component = `${scale} --component ranking --confirm prod`;
  const status = (InferenceComponentStatus: string, EndpointName = world.endpointName) => {
    world.components.set("ranking", {
      InferenceComponentName: "ranking",
      EndpointName,
      InferenceComponentStatus,
      RuntimeConfig: { CurrentCopyCount: 1, DesiredCopyCount: 1 },
    });
  };
  const ResourceId = "inference-component/ranking";
  const scaled = () => {
    const ScalableDimension = "sagemaker:inference-component:DesiredCopyCount";
    world.targets = [{ ResourceId, ScalableDimension, MinCapacity: 1, MaxCapacity: 4 }];
  };

  beforeEach(() => {
    status("InService");
    aws.on({ UpdateInferenceComponentRuntimeConfig: {} });
  });

  test("that nothing scales gets a number of copies", async () => {
    const ran = await runCommand(`${component} --count 3`, aws);
    expect([ran.status, ran.notes[0]]).toEqual([0, "set ranking to 3 copies"]);
    expect(made()).toEqual([
      {
        operation: "UpdateInferenceComponentRuntimeConfig",
        input: { InferenceComponentName: "ranking", DesiredRuntimeConfig: { CopyCount: 3 } },
      },
    ]);
    expect((await runCommand(`${component} --count 1`, aws)).out).toEqual([
      `${world.endpointName} has all that already`,
    ]);
  });

  test("that is scaled gets limits, down to no copy", async () => {
    scaled();
    expect((await runCommand(`${component} --min 0 --max 8`, aws)).status).toBe(0);
    expect(made()).toMatchObject([{ input: { ResourceId, MinCapacity: 0, MaxCapacity: 8 } }]);
  });

  test.each<[string, string, () => void]>([
    ["--count 3", "--count: got 3; expected --min and --max: ranking is scaled between 1 and 4", scaled],
    ["--min 5", "--min: got 5; expected min (5) to be at most max (4)", scaled],
    ["--max 5", "--max: got 5; expected --count: Application Auto Scaling does not scale ranking", () => {}],
    [
      "--count 2",
      "ranking: got the status Updating; expected InService",
      () => {
        status("Updating");
      },
    ],
    [
      "--count 2",
      `--component: got "ranking" of other; expected one of mlops-sentiment-prod-sentiment-28fa82ad`,
      () => {
        status("InService", "other");
      },
    ],
    [
      "--count 2 --weight main=1",
      "command: got --component without --min, --max or --count, or with what a variant has; expected one of these",
      () => {},
    ],
  ])("refuses %s where SageMaker would", async (options, problem, given) => {
    given();
    const ran = await runCommand(`${component} ${options}`, aws);
    expect([ran.status, ran.notes, made()]).toEqual([2, [problem], []]);
  });
});
