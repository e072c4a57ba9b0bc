import { type PretendAws, type Reply, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand } from "../../testing/run-command.ts";
import { type EndpointWorld, type Facts, variantFacts } from "../testing/endpoint-world.ts";
import { configurationNames, goneOff, modelNames, sentimentWorld } from "../testing/sentiment-world.ts";

const [oldest, older, before, used] = configurationNames;
const back = "endpoint update sentiment.prod --back --confirm prod";
const to = (name: string) => `endpoint update sentiment.prod --to ${name} --confirm prod`;

let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  world = sentimentWorld();
  aws = await startPretendAws({
    ...world.operations(),
    SetAlarmState: {},
    UpdateEndpoint: ({ input }): Reply => {
      world.set(rolling(String(input["EndpointConfigName"]), "Creating"));
      return { EndpointArn: "arn" };
    },
  });
});
afterEach(() => aws.stop());

const rolling = (EndpointConfigName: string, Status: string): Facts => ({
  EndpointStatus: "Updating",
  PendingDeploymentSummary: {
    EndpointConfigName,
    ProductionVariants: [
      { VariantName: "main", VariantStatus: [{ Status }], CurrentInstanceCount: 4, DesiredInstanceCount: 4 },
    ],
  },
});
const ended = (EndpointConfigName: string, facts: Facts = {}): Facts => ({
  EndpointStatus: "InService",
  EndpointConfigName,
  PendingDeploymentSummary: undefined,
  ...facts,
});

/** The update bakes after 10 seconds, and has ended after 20. */
const ending = (name: string, end: () => void) => ({
  ...aws,
  onPause: (passed: number) => {
    if (passed === 0) world.set(rolling(name, "Baking"));
    if (passed === 10_000) end();
  },
});

const succeeding = (name: string) =>
  ending(name, () => {
    world.set(ended(name));
  });

const asked = (operation: string) =>
  aws.asked.filter((one) => one.operation === operation).map(({ input }) => input);

test("the configuration before is rolled out, keeping counts, weights and the way of the rollout", async () => {
  expect(await runCommand(back, succeeding(before))).toEqual({
    status: 0,
    notes: [
      `update endpoint ${world.endpointName} from ${used} to ${before}`,
      "      0 s  Updating, main: Creating, 4 of 4 instances",
      "     10 s  Updating, main: Baking, 4 of 4 instances",
      "     20 s  InService",
    ],
    out: [
      `${world.endpointName} has ${before}`,
      "pulumi up after pulumi refresh deploys what the stack file says again",
    ],
  });
  expect(asked("UpdateEndpoint")).toEqual([
    {
      EndpointName: world.endpointName,
      EndpointConfigName: before,
      RetainAllVariantProperties: true,
      RetainDeploymentConfig: true,
    },
  ]);
});

test("a configuration of that name is rolled out, with its own counts and weights if they are asked for", async () => {
  const line = `${to(oldest)} --reset-counts --reset-weights --json`;
  const ran = await runCommand(line, succeeding(oldest));
  expect(JSON.parse(ran.out.join("\n"))).toEqual({
    endpointName: world.endpointName,
    to: oldest,
    outcome: "done",
    status: "InService",
    configuration: oldest,
    reasons: [],
  });
  expect(asked("UpdateEndpoint")).toMatchObject([
    {
      RetainAllVariantProperties: true,
      ExcludeRetainedVariantProperties: [
        { VariantPropertyType: "DesiredInstanceCount" },
        { VariantPropertyType: "DesiredWeight" },
      ],
    },
  ]);
});

test("with other variants, weights are those of the configuration", async () => {
  world.addConfiguration("two", 1, { main: modelNames[2], canary: modelNames[3] });
  expect((await runCommand(to("two"), succeeding("two"))).status).toBe(0);
  expect(asked("UpdateEndpoint")[0]?.["ExcludeRetainedVariantProperties"]).toEqual([
    { VariantPropertyType: "DesiredWeight" },
  ]);
});

test("a serverless endpoint has nothing to keep", async () => {
  for (const name of [before, used]) {
    world.configurations.set(name, {
      ...world.configurations.get(name),
      ProductionVariants: [
        { VariantName: "main", ModelName: modelNames[2], ServerlessConfig: { MaxConcurrency: 5 } },
      ],
    });
  }
  world.set({ LastDeploymentConfig: undefined });
  expect((await runCommand(back, succeeding(before))).status).toBe(0);
  expect(asked("UpdateEndpoint")).toEqual([{ EndpointName: world.endpointName, EndpointConfigName: before }]);
});

test("a dry run updates nothing", async () => {
  const ran = await runCommand("endpoint update sentiment.prod --back --dry-run --json", aws);
  expect(ran.notes).toEqual([`would update endpoint ${world.endpointName} from ${used} to ${before}`]);
  expect(JSON.parse(ran.out.join("\n"))).toEqual({
    endpointName: world.endpointName,
    from: used,
    to: before,
    outcome: "planned",
  });
  expect(asked("UpdateEndpoint")).toEqual([]);
});

test("an update that SageMaker takes back is the answer no, with its reason and the alarm that went off meanwhile", async () => {
  const ran = await runCommand(back, {
    ...aws,
    onPause: (passed) => {
      if (passed === 0) goneOff(world, "model-latency", "Threshold Crossed: 2 datapoints");
      if (passed === 10_000) {
        world.alarms = world.alarms.map((alarm) => ({ ...alarm, StateValue: "OK" }));
        world.set({ EndpointStatus: "RollingBack" });
      }
      if (passed === 20_000) world.set(ended(used, { FailureReason: "One or more alarms went off." }));
    },
  });
  expect([ran.status, ran.out]).toEqual([
    1,
    [
      `${before} was taken back: the endpoint is InService with ${used}`,
      "One or more alarms went off.",
      `${world.endpointName}-model-latency went off: Threshold Crossed: 2 datapoints`,
    ],
  ]);
  expect(ran.notes.at(-3)).toBe(
    `     10 s  Updating, main: Creating, 4 of 4 instances, ${world.endpointName}-model-latency is in ALARM`,
  );
});

test("an endpoint that still looks as before the update is not taken for one that has gone back", async () => {
  const facts = world.endpoints.get(world.endpointName) ?? {};
  aws.on({ UpdateEndpoint: { EndpointArn: "arn" } });
  const ran = await runCommand(back, {
    ...aws,
    onPause: (passed) => {
      world.endpoints.set(world.endpointName, facts);
      if (passed === 20_000) world.set(ended(before));
    },
  });
  expect([ran.status, ran.notes.at(-1)]).toEqual([0, "      0 s  InService"]);
});

test("an alarm that would take the update back at once is refused, or set to OK first", async () => {
  goneOff(world, "server-errors", "Threshold Crossed");
  const ran = await runCommand(back, aws);
  expect([ran.status, ran.notes, asked("UpdateEndpoint")]).toEqual([
    2,
    [
      `${world.endpointName}-server-errors: got ALARM (Threshold Crossed); expected OK, because SageMaker takes an update back at once otherwise: if the update is what mends it, --reset-alarms sets it to OK first`,
    ],
    [],
  ]);
  const again = await runCommand(`${back} --reset-alarms`, succeeding(before));
  expect([again.status, again.notes[0]]).toEqual([
    0,
    `set alarm ${world.endpointName}-server-errors to OK, until CloudWatch looks at it again`,
  ]);
  expect(asked("SetAlarmState")).toMatchObject([
    { AlarmName: `${world.endpointName}-server-errors`, StateValue: "OK" },
  ]);
});

test("the same command again follows the update that is under way, and then has nothing to do", async () => {
  const interruption = new AbortController();
  interruption.abort();
  const stopped = await runCommand(to(before), { ...aws, interruption: interruption.signal });
  expect([stopped.status, stopped.notes.at(-1)]).toEqual([
    130,
    `no longer followed; update of ${world.endpointName} goes on, see it with: npm run mlops -- endpoint status sentiment.prod --follow`,
  ]);
  const again = await runCommand(to(before), succeeding(before));
  expect([again.status, again.notes[0]]).toEqual([0, `${before} is being rolled out already`]);
  expect((await runCommand(to(before), aws)).out).toEqual([`${world.endpointName} has ${before} already`]);
  expect(asked("UpdateEndpoint")).toHaveLength(1);
});

test("going back skips what nothing can go back to", async () => {
  world.models.delete(modelNames[2]);
  world.addModel("other", 20 * 24, { role: world.role("other") });
  world.addConfiguration("other", 20 * 24, { main: "other" });
  expect((await runCommand(back, succeeding(older))).out[0]).toBe(`${world.endpointName} has ${older}`);
});

test("the configuration before is found among more than a page of others'", async () => {
  for (let index = 0; index < 250; index++) {
    world.addConfiguration(`foreign-${index}`, 4 * 24 + index, { main: "foreign" }, { isTagged: false });
  }
  expect((await runCommand(back, succeeding(before))).out[0]).toBe(`${world.endpointName} has ${before}`);
});

test.each<[string, string, string, () => void]>([
  [
    "neither a name nor --back",
    "",
    "command: got both --to and --back, or neither; expected one of them",
    () => {},
  ],
  [
    "a configuration that is not there",
    "--to other",
    '--to: got "other"; expected the name of an endpoint configuration that is there',
    () => {},
  ],
  [
    "a configuration whose model is gone",
    `--to ${before}`,
    `--to: got "${before}", whose models are gone: ${modelNames[2]}; expected one with models`,
    () => {
      world.models.delete(modelNames[2]);
    },
  ],
  [
    "a configuration of another endpoint",
    "--to other",
    '--to: got "other", which runs under arn:aws:iam::333344445555:role/mlops/other; expected a configuration of this endpoint, which runs under arn:aws:iam::333344445555:role/mlops/mlops-sentiment-prod-sentiment-role-5d5f6a68',
    () => {
      world.addModel("other", 1, { role: world.role("other") });
      world.addConfiguration("other", 1, { main: "other" });
    },
  ],
  [
    "another instance type of a scaled variant",
    "--to gpu",
    "gpu: got main on ml.g5.xlarge; expected main on ml.c7i.large, because it is scaled: pulumi up deregisters it, updates the endpoint and registers it again",
    () => {
      world.addConfiguration("gpu", 1, { main: modelNames[3] }, { instanceType: "ml.g5.xlarge" });
    },
  ],
  [
    "no variant of that name that is scaled",
    "--to renamed",
    "renamed: got no variant main; expected main on ml.c7i.large, because it is scaled: pulumi up deregisters it, updates the endpoint and registers it again",
    () => {
      world.addConfiguration("renamed", 1, { first: modelNames[3] });
    },
  ],
  [
    "a serverless configuration of an endpoint on instances",
    "--to serverless",
    "serverless: got another kind of configuration; expected one on instances: only a new endpoint changes that",
    () => {
      world.targets = [];
      world.addConfiguration("serverless", 1, { main: modelNames[3] });
      const [ProductionVariant] = [{ VariantName: "main", ModelName: modelNames[3], ServerlessConfig: {} }];
      world.configurations.set("serverless", {
        ...world.configurations.get("serverless"),
        ProductionVariants: [ProductionVariant],
      });
    },
  ],
  [
    "nothing to go back to",
    "--back",
    `--back: got no configuration of mlops-sentiment-prod-sentiment-28fa82ad that is older than ${oldest} and whose models are there; expected one: endpoint clean may have removed it`,
    () => {
      world.set({ EndpointConfigName: oldest });
    },
  ],
  [
    "the configuration that an endpoint is about to lose",
    `--to ${used}`,
    "mlops-sentiment-prod-sentiment-28fa82ad: got the status Updating; expected InService: endpoint status --follow waits for it",
    () => {
      world.set(rolling(before, "Creating"));
    },
  ],
  [
    "an endpoint that is being updated",
    "--back",
    "mlops-sentiment-prod-sentiment-28fa82ad: got the status Updating; expected InService: endpoint status --follow waits for it",
    () => {
      world.set({ EndpointStatus: "Updating" });
    },
  ],
])("%s is refused before SageMaker does", async (_, options, problem, given) => {
  given();
  const line = `endpoint update sentiment.prod --confirm prod ${options}`.trim().split(" ");
  const ran = await runCommand(line, aws);
  expect([ran.status, ran.notes, asked("UpdateEndpoint")]).toEqual([2, [problem], []]);
});

test("what SageMaker refuses ends the command, with its words", async () => {
  aws.on({ UpdateEndpoint: refused("ResourceLimitExceeded", "The account-level limit is 6 Instances.") });
  const ran = await runCommand(back, aws);
  expect([ran.status, ran.notes.slice(1)]).toEqual([
    3,
    [
      `failed: update endpoint ${world.endpointName} from ${used} to ${before}`,
      "SageMaker UpdateEndpoint: ResourceLimitExceeded: The account-level limit is 6 Instances. (request 11111111-2222-3333-4444-555555555555)",
      "  npm run mlops -- quotas says what the account has, and asks for more with --request",
    ],
  ]);
});

test("an endpoint that is broken afterwards is the answer no", async () => {
  const ran = await runCommand(
    back,
    ending(before, () => {
      world.set(
        ended(used, {
          EndpointStatus: "UpdateRollbackFailed",
          ProductionVariants: [variantFacts("main", 4)],
        }),
      );
    }),
  );
  expect([ran.status, ran.out]).toEqual([
    1,
    [`${before} was taken back: the endpoint is UpdateRollbackFailed with ${used}`],
  ]);
});
