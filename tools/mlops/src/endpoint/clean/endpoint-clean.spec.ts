import { type PretendAws, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand } from "../../testing/run-command.ts";
import { type EndpointWorld, hoursAgo } from "../testing/endpoint-world.ts";
import { configurationNames, modelNames, sentimentWorld } from "../testing/sentiment-world.ts";

const clean = "endpoint clean sentiment.prod --confirm prod";
const [oldest, older, before, used] = configurationNames;

let world: EndpointWorld;
let aws: PretendAws;
beforeEach(async () => {
  world = sentimentWorld();
  aws = await startPretendAws(world.operations());
});
afterEach(() => aws.stop());

const left = () => [[...world.configurations.keys()], [...world.models.keys()]];
const deleted = () =>
  aws.asked
    .filter(({ operation }) => operation.startsWith("Delete"))
    .map(({ input }) => input["EndpointConfigName"] ?? input["ModelName"]);

test("what is older than the last two before the one in use goes, the model before its configuration", async () => {
  expect(await runCommand(clean, aws)).toEqual({
    status: 0,
    notes: [
      `delete model ${modelNames[0]}, 2026-10-03 10:00: not used any more`,
      `delete configuration ${oldest}, 2026-10-03 10:00: not used any more`,
    ],
    out: [
      "stays          name                                                             made              because",
      `model          ${modelNames[1]}                                     2026-10-17 10:00  to go back to`,
      `configuration  ${older}  2026-10-17 10:00  to go back to`,
      `model          ${modelNames[2]}                                     2026-11-04 10:00  to go back to`,
      `configuration  ${before}  2026-11-04 10:00  to go back to`,
      `model          ${modelNames[3]}                                     2026-11-18 10:00  in use`,
      `configuration  ${used}  2026-11-18 10:00  in use`,
      "",
      "removed 1 configuration and 1 model",
    ],
  });
  expect(deleted()).toEqual([modelNames[0], oldest]);
});

test("a dry run removes nothing; as JSON the plan has what goes and what stays", async () => {
  const { out, notes } = await runCommand("endpoint clean sentiment.prod --keep 1 --dry-run --json", aws);
  expect(notes[0]).toBe(`would delete model ${modelNames[0]}, 2026-10-03 10:00: not used any more`);
  const { outcome, removed, kept } = JSON.parse(out.join("\n")) as Record<string, { name: string }[]>;
  expect([outcome, removed?.map(({ name }) => name), kept?.length]).toEqual([
    "planned",
    [modelNames[0], oldest, modelNames[1], older],
    4,
  ]);
  expect(removed?.[1]).toEqual({
    kind: "configuration",
    name: oldest,
    createdAt: "2026-10-03T10:00:00.000Z",
    goes: true,
    reason: "not used any more",
  });
  expect(deleted()).toEqual([]);
});

test("what an endpoint uses, and what was deployed last, stays even if nothing is kept", async () => {
  world.set({ EndpointConfigName: older });
  expect((await runCommand(`${clean} --keep 0`, aws)).status).toBe(0);
  expect(left()).toEqual([
    [older, used],
    [modelNames[1], modelNames[3]],
  ]);
});

test("what an endpoint of anybody uses, or is getting, stays", async () => {
  world.addEndpoint(oldest, { EndpointStatus: "InService" }, "somebody-elses");
  world.addConfiguration("by-hand", 1, { main: modelNames[1] }, { isTagged: false });
  world.addEndpoint(used, { PendingDeploymentSummary: { EndpointConfigName: "by-hand" } }, "third");
  await runCommand(`${clean} --keep 0`, aws);
  expect(left()).toEqual([
    [oldest, used, "by-hand"],
    [modelNames[0], modelNames[1], modelNames[3]],
  ]);
});

test("endpoints, configurations and models are read to the last page, and those without the stack's tags left alone", async () => {
  for (let index = 0; index < 105; index++) {
    world.addModel(`foreign-${index}`, 2_000, { isTagged: false });
    world.addConfiguration(`foreign-${index}`, 2_000, { main: `foreign-${index}` }, { isTagged: false });
    world.addEndpoint(`foreign-${index}`, {}, `foreign-${index}`);
    world.addModel(`past-${index}`, 1_500);
    world.addConfiguration(`past-${index}`, 1_500, { main: `past-${index}` });
  }
  // The last endpoint of the last page has one of the stack's.
  world.addEndpoint("past-104", {}, "zz-last");
  await runCommand(clean, aws);
  const [configurations = [], models = []] = left();
  expect(configurations.filter((name) => !name.startsWith("foreign"))).toEqual([
    older,
    before,
    used,
    "past-104",
  ]);
  expect(models.filter((name) => !name.startsWith("foreign"))).toEqual([...modelNames.slice(1), "past-104"]);
  expect([configurations.length, models.length]).toEqual([109, 109]);
});

test("each of several endpoints of a stack keeps its own, whatever its configurations are called", async () => {
  const role = world.role("mlops-sentiment-prod-shared-role");
  for (const [index, name] of ["EndpointConfig-aB3", "EndpointConfig-xY1", "EndpointConfig-qQ9"].entries()) {
    world.addConfiguration(name, 3_000 - index, {});
    world.configurations.set(name, { ...world.configurations.get(name), ExecutionRoleArn: role });
  }
  world.addEndpoint("EndpointConfig-qQ9", {}, "shared");
  await runCommand(`${clean} --keep 1`, aws);
  expect([...world.configurations.keys()]).toEqual([
    before,
    used,
    "EndpointConfig-xY1",
    "EndpointConfig-qQ9",
  ]);
});

test("the model of a shadow stays with its configuration", async () => {
  world.addModel("shadow-model", 72);
  const ShadowProductionVariants = [{ VariantName: "next", ModelName: "shadow-model" }];
  world.configurations.set(used, { ...world.configurations.get(used), ShadowProductionVariants });
  await runCommand(`${clean} --keep 0`, aws);
  expect([...world.models.keys()]).toEqual([modelNames[3], "shadow-model"]);
});

test("of an inference component's models, that in use, the newest and the last ones stay; a batch's are left alone", async () => {
  const role = world.role("mlops-sentiment-prod-ranking-role");
  for (const hours of [500, 400, 300, 200, 100]) world.addModel(`ranking-${hours}`, hours, { role });
  world.addModel("nightly", 900, { role: world.role("mlops-sentiment-prod-nightly-model") });
  world.components.set("ranking", {
    InferenceComponentName: "ranking",
    EndpointName: "shared",
    Specifications: [{ ModelName: "ranking-300" }],
  });
  await runCommand(`${clean} --keep 1`, aws);
  expect([...world.models.keys()].slice(2)).toEqual(["ranking-300", "ranking-200", "ranking-100", "nightly"]);
});

test("a model without a configuration goes if it is older than the last deployment, and stays if one may be under way", async () => {
  world.addModel("left-by-a-script", 2_000);
  world.addModel("being-deployed", 0);
  await runCommand(clean, aws);
  expect([...world.models.keys()].slice(3)).toEqual(["being-deployed"]);
});

test("after pulumi destroy, --gone removes what is left of the endpoint, and nothing else does", async () => {
  world.endpoints.clear();
  await runCommand(clean, aws);
  expect(deleted()).toEqual([]);
  await runCommand(`${clean} --gone`, aws);
  expect(left()).toEqual([[], []]);
});

test("where an endpoint's configuration is gone, all models stay: nobody knows which it needs", async () => {
  world.addEndpoint("gone", {}, "broken");
  const { notes } = await runCommand(`${clean} --keep 0`, aws);
  expect(notes[0]).toBe(
    "an endpoint has the configuration gone, which is gone, or its models are: all models stay",
  );
  expect(left()).toEqual([[used], [...modelNames]]);
});

test("where the models of an endpoint's configuration are gone, --gone does not take what it could go back to", async () => {
  world.models.delete(modelNames[3]);
  await runCommand(`${clean} --keep 0 --gone`, aws);
  expect(left()).toEqual([[...configurationNames], modelNames.slice(0, 3)]);
});

test("cleaning that ended half-way goes on where it ended", async () => {
  aws.on({ DeleteEndpointConfig: refused("ThrottlingException", "Rate exceeded") });
  const ran = await runCommand(`${clean} --keep 0`, aws);
  expect([ran.status, ran.notes.filter((note) => note.startsWith("not done"))]).toEqual([
    3,
    [
      `not done: delete model ${modelNames[1]}, 2026-10-17 10:00: not used any more`,
      `not done: delete configuration ${older}, 2026-10-17 10:00: not used any more`,
      `not done: delete model ${modelNames[2]}, 2026-11-04 10:00: not used any more`,
      `not done: delete configuration ${before}, 2026-11-04 10:00: not used any more`,
    ],
  ]);
  aws.on(world.operations());
  const again = await runCommand(`${clean} --keep 1`, aws);
  expect(again.notes[0]).toBe(`delete configuration ${oldest}, 2026-10-03 10:00: its models are gone`);
  expect(left()).toEqual([
    [before, used],
    [modelNames[2], modelNames[3]],
  ]);
  expect((await runCommand(`${clean} --keep 1`, aws)).out.at(-1)).toBe("there is nothing to remove");
});

test("what somebody else has removed meanwhile is removed", async () => {
  aws.on({ DeleteModel: refused("ValidationException", 'Could not find model "x".') });
  expect((await runCommand(clean, aws)).status).toBe(0);
  expect([...world.configurations.keys()]).toEqual([older, before, used]);
});

test("what an endpoint has begun to use while somebody agreed stays, and all after it", async () => {
  aws.on({
    ListEndpoints: ({ before: times }) => {
      if (times === 1) world.set({ EndpointConfigName: oldest });
      return { Endpoints: [{ EndpointName: world.endpointName }] };
    },
  });
  const ran = await runCommand(`${clean} --keep 0`, aws);
  expect([ran.status, ran.notes.at(-1), deleted()]).toEqual([
    2,
    `model ${modelNames[0]}: an endpoint uses it since the plan was made; plan again`,
    [],
  ]);
});

test.each([
  [
    "endpoint clean sentiment.prod",
    "confirmation: got nothing; expected prod, typed or as --confirm prod; nothing was changed",
  ],
  [`${clean} --keep -1`, '--keep: got "-1"; expected a whole number from 0 to 1000'],
])("%s is wrong use", async (line, problem) => {
  const { status, notes } = await runCommand(line, aws);
  expect([status, notes.includes(problem), deleted()]).toEqual([2, true, []]);
});

test("a right that is missing ends it before anything is removed", async () => {
  aws.on({ GetResources: refused("AccessDeniedException", "not authorized to perform: tag:GetResources") });
  const { status, notes } = await runCommand(clean, aws);
  expect([status, notes.at(-1), deleted()]).toEqual([
    3,
    "  use a role that may do this, by --role or --profile; npm run rehearse -- --who-can says which",
    [],
  ]);
});

test("a stack that has made nothing has nothing to remove", async () => {
  world.configurations.clear();
  world.models.clear();
  world.set({ CreationTime: hoursAgo(1) });
  expect((await runCommand(clean, aws)).out).toEqual([
    "nothing of the stack stays",
    "",
    "there is nothing to remove",
  ]);
});
