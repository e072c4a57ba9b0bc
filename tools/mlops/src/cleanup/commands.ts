import { type CommandDefinition, confirmOption } from "../command/command-definition.ts";

/** The command that removes what `pulumi destroy` leaves or is blocked by. */
export const cleanupCommands: readonly CommandDefinition[] = [
  {
    name: "",
    about:
      "Finds and removes what pulumi destroy is blocked by, and what it leaves. Only touches what carries the tags of " +
      "the stack, or what SageMaker has made for it in a network with these tags. As long as the stack is deployed, " +
      "that is apps, spaces, and what is left of domains that are gone; the rest is looked at when it is not.",
    arguments: [{ name: "stack", help: "stack that is destroyed, such as platform.dev" }],
    options: [
      {
        flags: "--data",
        help: "also remove what holds data: spaces, file systems, buckets with all versions, log groups, model packages",
      },
      confirmOption,
    ],
    changes: true,
    examples: [
      "cleanup platform.dev --dry-run",
      "cleanup platform.dev --data --yes",
      "cleanup platform.prod --data --confirm prod",
    ],
    load: async () => (await import("./cleanup.ts")).cleanup,
  },
];
