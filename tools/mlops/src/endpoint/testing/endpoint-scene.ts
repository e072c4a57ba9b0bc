import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Asked, type Reply, raw } from "../../testing/pretend-aws.ts";
import { repository, testStart } from "../../testing/run-command.ts";
import type { Scene } from "../../testing/scene.ts";
import type { EndpointWorld } from "./endpoint-world.ts";
import { sentimentWorld } from "./sentiment-world.ts";

/** What goes on in an update, a minute each. */
const updateSteps = ["Creating", "ActivatingTraffic", "Baking"] as const;

let world: EndpointWorld;
let wanted: string | undefined;

/** The endpoint of sentiment in prod, which can be called, scaled, updated and cleaned up. */
export const endpointScene: Scene = {
  operations: () => {
    world = sentimentWorld();
    wanted = undefined;
    writeLabelledRecords();
    return {
      ...world.operations(),
      RegisterScalableTarget: {},
      UpdateEndpointWeightsAndCapacities: {},
      UpdateEndpoint: ({ input }): Reply => {
        wanted = String(input["EndpointConfigName"]);
        roll(0);
        return {};
      },
      FilterLogEvents: { events: logEvents },
      "POST /endpoints/*": answered,
    };
  },
  onPause: (passed) => {
    roll(passed / 60_000);
  },
};

/** A minute for each step of an update. */
function roll(minutes: number): void {
  if (wanted === undefined) return;
  const Status = updateSteps[Math.floor(minutes)];
  if (Status === undefined) {
    world.set({
      EndpointStatus: "InService",
      EndpointConfigName: wanted,
      PendingDeploymentSummary: undefined,
    });
    return;
  }
  const counts = { CurrentInstanceCount: 4, DesiredInstanceCount: 4 };
  const ProductionVariants = [{ VariantName: "main", VariantStatus: [{ Status }], ...counts }];
  const PendingDeploymentSummary = { EndpointConfigName: wanted, ProductionVariants };
  world.set({ EndpointStatus: "Updating", PendingDeploymentSummary });
}

/** Right about every text but some. */
function answered({ input }: Asked): Reply {
  const text = String(input["text"]);
  const label = Number(/\d+/.exec(text)?.[0] ?? 2) % 3;
  const answer = { label: text.endsWith("7") ? 9 : label, name: ["negative", "neutral", "positive"][label] };
  return raw(JSON.stringify(answer), "application/json", 200, {
    "x-amzn-invoked-production-variant": "main",
  });
}

const logEvents = [
  [90, "main/i-0c1f3a7b9d2e4f608", "loaded /opt/ml/model in 3.2 s"],
  [75, "main/i-0c1f3a7b9d2e4f608", '"GET /ping HTTP/1.1" 200'],
  [12, "main/i-09b8c7d6e5f4a3b21", "ERROR text: got nothing; expected a text"],
].map(([seconds, logStreamName, message], index) => ({
  eventId: String(index),
  timestamp: testStart.getTime() - Number(seconds) * 1_000,
  logStreamName,
  message,
}));

/** The file that the page tests with. */
function writeLabelledRecords(): void {
  const folder = join(repository, ".cache");
  mkdirSync(folder, { recursive: true });
  const records = Array.from({ length: 240 }, (_, index) =>
    JSON.stringify({ input: { text: `text ${index}` }, expected: index % 3 }),
  );
  writeFileSync(join(folder, "labelled.jsonl"), records.join("\n"));
}
