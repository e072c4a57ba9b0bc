import { cpus } from "node:os";
import { join } from "node:path";
import { runCommand } from "@mlops/preview/command";
import { type Candidate, type Cost, measure, table } from "./measure.ts";
import { benchmarkCommand, readRuns } from "./runs.ts";

const root = join(import.meta.dirname, "../../..");
const preview = join(root, "tools/preview/bin/preview.js");
const rehearse = join(root, "tools/rehearsal/bin/rehearse.js");
const mlops = join(root, "tools/mlops/bin/mlops.js");

const command = benchmarkCommand(
  "bench:preview",
  "Measures what the offline preview costs, as whole processes that take turns.",
);

// Nine stacks of 75 components of three resources each, which `main.ts` there makes in a loop. The benchmark is about
// time: the program breaks policies on purpose, so both verdicts count as work done.
const many = { cwd: join(root, "tools/preview/fixtures/many"), statuses: [0, 1] };
const pack = join("../../../..", "policies");
const candidates: Candidate[] = [
  {
    name: "Node loads @pulumi/pulumi and @pulumi/aws",
    args: ["-e", 'require("@pulumi/pulumi"); require("@pulumi/aws")'],
    cwd: root,
  },
  { name: "the preview starts and prints its help", args: [preview, "--help"], cwd: root },
  { name: "1 stack x 225, not judged", args: [preview, "--no-policy", "load.1"], ...many },
  { name: "9 stacks x 225, not judged", args: [preview, "--no-policy"], ...many },
  { name: "9 stacks x 225, judged", args: [preview, "--policy-pack", pack], ...many },
  { name: "1 stack x 225, judged", args: [preview, "--policy-pack", pack, "load.1"], ...many },
  { name: "every stack of this repository, judged", args: [preview], cwd: root, statuses: [0, 1] },
  { name: "1 stack x 225, rehearsed", args: [rehearse, "--no-policy", "load.1"], ...many },
  { name: "9 stacks x 225, rehearsed", args: [rehearse, "--no-policy"], ...many },
  { name: "every stack of this repository, rehearsed", args: [rehearse], cwd: root, statuses: [0, 1] },
  { name: "Node starts", args: ["-e", "0"], cwd: root },
  { name: "the operator's command line prints its help", args: [mlops, "--help"], cwd: root },
];

await runCommand(
  command,
  (args) => readRuns(command, args),
  ({ runs }) => {
    console.log(`Node ${process.version}, ${cpus().length} cores, ${runs} runs of each, in turn\n`);
    const costs = measure(candidates, runs);
    console.log(`${table(costs)}\n\n${costOfAnotherStack(costs)}`);
    return Promise.resolve(0);
  },
);

/** What eight more stacks cost: nothing of start-up, of loading programs or of loading the pack is in it. */
function costOfAnotherStack(costs: readonly Cost[]): string {
  const seconds = (name: string) => costs.find((cost) => cost.name === name)?.seconds ?? Number.NaN;
  const registering = (seconds("9 stacks x 225, not judged") - seconds("1 stack x 225, not judged")) / 8;
  const both = (seconds("9 stacks x 225, judged") - seconds("1 stack x 225, judged")) / 8;
  const ratio = ((both - registering) / registering).toFixed(1);
  return `another stack of 225 resources: ${toMs(registering)} to register, ${toMs(both - registering)} to judge, ratio ${ratio}`;
}

function toMs(seconds: number): string {
  return `${(seconds * 1000).toFixed(0)} ms`;
}
