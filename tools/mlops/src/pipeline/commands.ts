import { type CommandDefinition, confirmOption } from "../command/command-definition.ts";

const stack = { name: "stack", help: "stack that has made the pipeline, such as sentiment.dev" };
const pipeline = {
  flags: "--pipeline <name>",
  help: "which of several that the stack publishes: the name of the instance",
};
const execution = {
  flags: "--execution <arn>",
  help: "ARN or id of the execution; the last one, if none is named",
};

/** Commands about pipelines. */
export const pipelineCommands: readonly CommandDefinition[] = [
  {
    name: "start",
    about:
      "Starts the stack's pipeline. Parameters are checked against the deployed definition; the defaults of the others are shown.",
    arguments: [stack],
    options: [
      pipeline,
      { flags: "--parameter <name=value>", help: "value of a parameter of the pipeline", several: true },
      { flags: "--description <text>", help: "what the execution is for" },
      {
        flags: "--token <token>",
        help: "32 to 128 letters, digits and hyphens: the same token starts nothing twice",
      },
      { flags: "--follow", help: "follow the steps to the end" },
      { flags: "--limit <time>", help: "how long to follow, such as 2h; the execution goes on" },
      confirmOption,
    ],
    changes: true,
    examples: [
      "pipeline start sentiment.dev --follow",
      "pipeline start sentiment.dev --parameter MinimumMetric=0.8 --parameter 'TrainingReason=more tweets' --yes",
    ],
    load: async () => (await import("./pipeline-start.ts")).pipelineStart,
  },
  {
    name: "status",
    about: "Shows an execution of the stack's pipeline, its steps, and why those have failed that have.",
    arguments: [stack],
    options: [pipeline, execution, { flags: "--follow", help: "follow the steps to the end" }],
    examples: [
      "pipeline status sentiment.dev",
      "pipeline status sentiment.dev --execution abcdef123456 --json",
    ],
    load: async () => (await import("./pipeline-status.ts")).pipelineStatus,
  },
  {
    name: "stop",
    about:
      "Stops an execution of the stack's pipeline with the jobs that it runs, and follows that to the end.",
    arguments: [stack],
    options: [
      pipeline,
      execution,
      { flags: "--no-follow", help: "do not wait until it has stopped" },
      confirmOption,
    ],
    changes: true,
    examples: ["pipeline stop sentiment.dev", "pipeline stop sentiment.dev --execution abcdef123456 --yes"],
    load: async () => (await import("./pipeline-stop.ts")).pipelineStop,
  },
  {
    name: "logs",
    about:
      "Prints the last lines that jobs of steps have logged: of the steps that have failed, if none is named.",
    arguments: [stack],
    options: [
      pipeline,
      execution,
      { flags: "--step <name>", help: "name of the step" },
      { flags: "--lines <count>", help: "how many lines of each step, at most 100000", default: "50" },
      {
        flags: "--follow",
        help: "print what is logged until the step has ended; without --step, of all that run",
      },
    ],
    examples: ["pipeline logs sentiment.dev", "pipeline logs sentiment.dev --step Train --follow"],
    load: async () => (await import("./pipeline-logs.ts")).pipelineLogs,
  },
  {
    name: "definition",
    about: "Prints the definition of the stack's pipeline as it is deployed.",
    arguments: [stack],
    options: [
      pipeline,
      { flags: "--mermaid", help: "print a flowchart in the language of Mermaid" },
      {
        flags: "--diff",
        help: "print where it differs from what the stack's program makes: exit status 1 if it does",
      },
    ],
    examples: ["pipeline definition sentiment.dev --mermaid", "pipeline definition sentiment.dev --diff"],
    load: async () => (await import("./pipeline-definition.ts")).pipelineDefinition,
  },
];
