import type { CommandDefinition } from "../command/command-definition.ts";

/** The command that shows an environment at a glance. */
export const statusCommands: readonly CommandDefinition[] = [
  {
    name: "",
    about:
      "Shows an environment at a glance: endpoints, alarms, monitors, pipelines, versions that wait for approval, and " +
      "what is idle and costs money. The answer is no if something of it needs somebody: a failure, an alarm, a violation.",
    arguments: [
      {
        name: "environment",
        help: "dev, qa or prod: all apps that carry its tag, in the account of its platform",
      },
    ],
    examples: ["status dev", "status prod --json"],
    load: async () => (await import("./environment-status.ts")).environmentStatus,
  },
];
