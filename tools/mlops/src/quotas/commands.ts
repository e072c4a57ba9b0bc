import type { CommandDefinition } from "../command/command-definition.ts";

/** The command about service quotas. */
export const quotasCommands: readonly CommandDefinition[] = [
  {
    name: "",
    about:
      "Shows what the stacks of an account need of its service quotas at their peak, beside what it has. The answer is no " +
      "while something is missing; with --request, if something cannot be asked for.",
    options: [
      {
        flags: "--stack <name>",
        help: "only this stack; without it all stacks of the accounts that the credentials reach",
        several: true,
      },
      { flags: "--missing", help: "only quotas that are missing or not known" },
      { flags: "--request", help: "ask for what is missing, unless somebody has" },
    ],
    changes: true,
    examples: [
      "quotas --missing",
      "quotas --stack sentiment.prod --stack platform.prod --json",
      "quotas --request --dry-run",
    ],
    load: async () => (await import("./show-quotas.ts")).showQuotas,
  },
];
