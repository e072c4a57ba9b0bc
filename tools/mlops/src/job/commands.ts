import {
  type CommandDefinition,
  type OptionDefinition,
  confirmOption,
} from "../command/command-definition.ts";
import type { JobKind } from "./job-kind.ts";

const stack = { name: "stack", help: "stack that has made the pipeline, such as sentiment.dev" };
const job = { name: "job", help: "ARN of the job, or the end of it, such as training-job/churn-1" };
const isFollowed = { flags: "--follow", help: "follow it to the end" };

const startOptions = (about: string): readonly OptionDefinition[] => [
  {
    flags: "--pipeline <name>",
    help: "which of several that the stack publishes: the name of the instance",
  },
  { flags: "--step <name>", help: `step of the pipeline; ${about}` },
  { flags: "--parameter <name=value>", help: "value of a parameter of the pipeline", several: true },
  {
    flags: "--input <name=uri>",
    help: "S3 URI of an input, in place of that of an execution",
    several: true,
  },
  {
    flags: "--execution <arn>",
    help: "ARN or id of the execution whose results are read; the last one that has succeeded, if none is named",
  },
  { flags: "--job-name <name>", help: "name of the job; by default it tells stack, step and time" },
  { flags: "--no-follow", help: "do not wait until it has ended" },
  confirmOption,
];

/** A command that starts a job of one kind as a step of the stack's pipeline would. */
function startCommand(
  what: string,
  examples: readonly [string, ...string[]],
  load: () => Promise<JobKind>,
): CommandDefinition {
  return {
    name: "",
    about: `Starts the ${what} of a step of the stack's pipeline by itself, as it is deployed, and follows it to the end.`,
    arguments: [stack],
    options: startOptions(`not needed if only one runs a ${what}`),
    changes: true,
    examples,
    load: async () => (await import("./start-job.ts")).startJob(await load()),
  };
}

/** `train`. */
export const trainCommands: readonly CommandDefinition[] = [
  startCommand(
    "training job",
    ["train sentiment.dev", "train sentiment.dev --input train=s3://my-bucket/tweets/train/ --dry-run"],
    async () => (await import("./training-kind.ts")).trainingKind,
  ),
];

/** `process`. */
export const processCommands: readonly CommandDefinition[] = [
  startCommand(
    "processing job",
    [
      "process sentiment.dev --step Prepare",
      "process sentiment.dev --step Evaluate --execution abcdef123456",
    ],
    async () => (await import("./processing-kind.ts")).processingKind,
  ),
];

/** `tune`. */
export const tuneCommands: readonly CommandDefinition[] = [
  startCommand(
    "tuning job",
    ["tune sentiment.dev", "tune sentiment.dev --no-follow --yes"],
    async () => (await import("./tuning-kind.ts")).tuningKind,
  ),
];

/** `transform`. */
export const transformCommands: readonly CommandDefinition[] = [
  startCommand(
    "transform job",
    ["transform churn.dev --input data=s3://my-bucket/customers/"],
    async () => (await import("./transform-kind.ts")).transformKind,
  ),
];

/** Commands about one job, of whatever kind. */
export const jobCommands: readonly CommandDefinition[] = [
  {
    name: "status",
    about:
      "Shows a job: metrics and model of training, jobs of a search with the best first, outputs of others.",
    arguments: [stack, job],
    options: [isFollowed],
    examples: ["job status sentiment.dev training-job/mlops-sentiment-dev-Train-20261121-100000 --follow"],
    load: async () => (await import("./job-status.ts")).jobStatus,
  },
  {
    name: "stop",
    about: "Stops a job, and follows that to the end.",
    arguments: [stack, job],
    options: [{ flags: "--no-follow", help: "do not wait until it has stopped" }, confirmOption],
    changes: true,
    examples: ["job stop sentiment.dev training-job/mlops-sentiment-dev-Train-20261121-100000"],
    load: async () => (await import("./job-stop.ts")).jobStop,
  },
  {
    name: "logs",
    about:
      "Prints the last lines that a job has logged; of a tuning job, those of its last job that has failed.",
    arguments: [stack, job],
    options: [
      { flags: "--lines <count>", help: "how many lines, at most 100000", default: "50" },
      { flags: "--follow", help: "print what is logged until the job has ended" },
    ],
    examples: ["job logs sentiment.dev processing-job/pipelines-abcdef123456-Prepare-AbCdEfGhIj --lines 200"],
    load: async () => (await import("./job-logs.ts")).jobLogs,
  },
];
