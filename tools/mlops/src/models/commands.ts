import type { CommandDefinition } from "../command/command-definition.ts";

const stack = {
  name: "stack",
  help: "stack whose registry it is: a platform's, such as platform.dev, or one that serves the model, such as sentiment.dev",
};
const version = { name: "version", help: "number of the version" };
const model = {
  flags: "--model <name>",
  help: "name of the model in the registry; without it the one that is called like the stack's app, or the only one",
};
const reason = { flags: "--reason <text>", help: "why, for the registry: at most 500 characters" };
const confirm = {
  flags: "--confirm <environment>",
  help: "name of the registry's environment where others depend on it, such as prod; without it, it is asked for",
};
const account = "The credentials are of the registry's account.";

/** Commands about the versions of a model in the registry. */
export const modelsCommands: readonly CommandDefinition[] = [
  {
    name: "list",
    about: `Lists the versions of a model with status, metrics, who decided and who serves them; the newest first. ${account}`,
    arguments: [stack],
    options: [
      model,
      { flags: "--status <status>", help: "only those that are Approved, Rejected or PendingManualApproval" },
      { flags: "--metric <name>", help: "metric that is shown, in place of the first two", several: true },
      { flags: "--limit <count>", help: "how many at most, from 1 to 1000", default: "30" },
    ],
    examples: [
      "models list sentiment.dev",
      "models list sentiment.dev --status Approved --metric accuracy --json",
    ],
    load: async () => (await import("./list-models.ts")).listModels,
  },
  {
    name: "show",
    about: `Shows a version: containers, what it was trained from, metrics, decisions, and who serves it. ${account}`,
    arguments: [stack, version],
    options: [model],
    examples: ["models show sentiment.dev 12"],
    load: async () => (await import("./show-model.ts")).showModel,
  },
  {
    name: "compare",
    about: `Shows the metrics of versions side by side, and which version is better where that is known. ${account}`,
    arguments: [
      stack,
      {
        name: "versions",
        help: "numbers of the versions, at least two; differences are from the first",
        several: true,
      },
    ],
    options: [model],
    examples: ["models compare sentiment.dev 11 12", "models compare sentiment.dev 10 11 12 --json"],
    load: async () => (await import("./compare-models.ts")).compareModels,
  },
  {
    name: "approve",
    about: `Approves a version and records who has and why. Deploy pipelines that wait for approvals start with it. ${account}`,
    arguments: [stack, version],
    options: [model, reason, confirm],
    changes: true,
    examples: ["models approve sentiment.dev 12 --reason 'better on negations, bias report read'"],
    load: async () => (await import("./decide-model.ts")).approveModel,
  },
  {
    name: "reject",
    about: `Rejects a version and records who has and why. Stacks that serve it go on. ${account}`,
    arguments: [stack, version],
    options: [model, reason, confirm],
    changes: true,
    examples: ["models reject sentiment.dev 12 --reason 'trained on test data'"],
    load: async () => (await import("./decide-model.ts")).rejectModel,
  },
  {
    name: "promote",
    about:
      "Writes an approved version into the file of a stack that serves the model: the number alone, everything else stays. " +
      `Nothing is deployed. ${account}`,
    arguments: [stack, version],
    options: [
      { flags: "--to <stack>", help: "stack that is to serve the version" },
      { flags: "--variant <name>", help: "variant that is to serve it, where the file has several models" },
      { flags: "--older", help: "also a version that is older than the one in the file" },
      model,
    ],
    changes: true,
    examples: [
      "models promote sentiment.dev 12 --to sentiment.qa",
      "models promote sentiment.dev 11 --to sentiment.prod --older",
    ],
    load: async () => (await import("./promote-model.ts")).promoteModel,
  },
];
