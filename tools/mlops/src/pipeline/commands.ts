import type { CommandDefinition } from "../command/command-definition.ts";

const stack = { name: "stack", help: "stack that has made the pipeline, such as sentiment.dev" };

/** Commands about pipelines. */
export const pipelineCommands: readonly CommandDefinition[] = [
  {
    name: "status",
    about: "Shows an execution of the stack's pipeline and its steps: the last one, if none is named.",
    arguments: [stack],
    options: [{ flags: "--execution <arn>", help: "ARN or id of the execution" }],
    examples: [
      "pipeline status sentiment.dev",
      "pipeline status sentiment.dev --execution abcdef123456 --json",
    ],
    load: async () => (await import("./pipeline-status.ts")).pipelineStatus,
  },
];
