import { type PretendAws, refused, startPretendAws } from "../../testing/pretend-aws.ts";
import { runCommand, testStart } from "../../testing/run-command.ts";
import { type EndpointWorld } from "../testing/endpoint-world.ts";
import { sentimentWorld } from "../testing/sentiment-world.ts";

const logs = "endpoint logs sentiment.prod";
const start = testStart.getTime();

interface Event {
  readonly eventId: string;
  readonly logStreamName: string;
  readonly timestamp: number;
  readonly message: string;
}
const event = (id: number, ago: number, message: string, logStreamName = "main/i-0a1b"): Event => ({
  eventId: String(id),
  logStreamName,
  timestamp: start - ago,
  message,
});

let world: EndpointWorld;
let aws: PretendAws;
let events: Event[];
beforeEach(async () => {
  world = sentimentWorld();
  events = [event(1, 2_000, "GET /ping 200\n"), event(2, 3_000, "loading\u001b[2J", "main/i-2c3d")];
  aws = await startPretendAws({
    ...world.operations(),
    FilterLogEvents: ({ input }) => {
      const from = Number(input["nextToken"] ?? 0);
      const found = events.filter(({ timestamp }) => timestamp >= Number(input["startTime"]));
      const more = from + 100 < found.length;
      return { events: found.slice(from, from + 100), ...(more && { nextToken: String(from + 100) }) };
    },
  });
});
afterEach(() => aws.stop());

const asked = () =>
  aws.asked.filter(({ operation }) => operation === "FilterLogEvents").map(({ input }) => input);

test("lines are printed in the order of their times, with instance and without what a terminal would obey", async () => {
  expect(await runCommand(logs, aws)).toEqual({
    status: 0,
    notes: [],
    out: [
      "2026-11-21T09:59:57.000Z  main/i-2c3d  loading [2J",
      "2026-11-21T09:59:58.000Z  main/i-0a1b  GET /ping 200",
    ],
  });
  expect(asked()).toEqual([
    { logGroupName: `/aws/sagemaker/Endpoints/${world.endpointName}`, startTime: start - 3_600_000 },
  ]);
});

test("as JSON they are as the containers wrote them", async () => {
  const { out } = await runCommand(`${logs} --json`, aws);
  expect(JSON.parse(out.join("\n"))).toEqual([
    { at: "2026-11-21T09:59:57.000Z", stream: "main/i-2c3d", message: "loading\u001b[2J" },
    { at: "2026-11-21T09:59:58.000Z", stream: "main/i-0a1b", message: "GET /ping 200" },
  ]);
});

test("one asks for a variant, a time, a pattern, and for an inference component", async () => {
  await runCommand(
    [..."endpoint logs sentiment.prod --variant canary --since 10m --filter".split(" "), "?ERROR ?error"],
    aws,
  );
  await runCommand(`${logs} --component summaries`, aws);
  expect(asked()).toEqual([
    {
      logGroupName: `/aws/sagemaker/Endpoints/${world.endpointName}`,
      logStreamNamePrefix: "canary/",
      filterPattern: "?ERROR ?error",
      startTime: start - 600_000,
    },
    { logGroupName: "/aws/sagemaker/InferenceComponents/summaries", startTime: start - 3_600_000 },
  ]);
});

test("pages are read to the last one, or to the limit, which is said", async () => {
  events = Array.from({ length: 250 }, (_, index) => event(index, 250 - index, `line ${index}`));
  expect((await runCommand(logs, aws)).out).toHaveLength(250);
  const { out, notes } = await runCommand(`${logs} --limit 120`, aws);
  expect([out.length, out.at(-1), notes]).toEqual([
    120,
    "2026-11-21T09:59:59.869Z  main/i-0a1b  line 119",
    ["there are more than 120 lines: a shorter --since, or a higher --limit, shows the others"],
  ]);
});

test("what comes is printed once, also what comes late, until Ctrl-C", async () => {
  const interruption = new AbortController();
  const ran = await runCommand(`${logs} --follow`, {
    ...aws,
    interruption: interruption.signal,
    onPause: (passed) => {
      if (passed === 0) events.push(event(3, -4_000, "next"));
      if (passed === 5_000) events.push(event(4, -1_000, "late"));
      if (passed === 10_000) interruption.abort();
    },
  });
  expect([ran.status, ran.notes]).toEqual([130, ["no longer followed"]]);
  expect(ran.out.map((line) => line.split("  ").at(-1))).toEqual([
    "loading [2J",
    "GET /ping 200",
    "next",
    "late",
  ]);
});

test("what is followed as JSON is an object in each line", async () => {
  const interruption = new AbortController();
  const onPause = () => {
    interruption.abort();
  };
  const ran = await runCommand(`${logs} --follow --json`, {
    ...aws,
    interruption: interruption.signal,
    onPause,
  });
  expect(ran.out.map((line) => JSON.parse(line) as unknown)).toMatchObject([
    { message: "loading\u001b[2J" },
    { message: "GET /ping 200" },
  ]);
});

test.each([
  [
    `${logs} --since yesterday`,
    '--since: got "yesterday"; expected a length of time, such as 90s, 30m, 2h or 7d',
  ],
  [`${logs} --limit 0`, "--limit: got 0; expected a whole number from 1 to 1000000"],
])("%s is wrong use", async (line, problem) => {
  const ran = await runCommand(line, aws);
  expect([ran.status, ran.notes[0], asked()]).toEqual([2, problem, []]);
});

test("a component without a log group ends with what CloudWatch said", async () => {
  aws.on({
    FilterLogEvents: refused("ResourceNotFoundException", "The specified log group does not exist."),
  });
  expect(await runCommand(`${logs} --component other`, aws)).toMatchObject({
    status: 3,
    notes: [
      "CloudWatchLogs FilterLogEvents: ResourceNotFoundException: The specified log group does not exist. (request 11111111-2222-3333-4444-555555555555)",
    ],
  });
});
