import type { CommandGroup } from "./command/command-definition.ts";

/** All commands. A group is loaded when one of its commands is asked for. */
export const commandGroups: readonly CommandGroup[] = [
  {
    name: "endpoint",
    about: "see, call, test, scale, update and clean up endpoints",
    load: async () => (await import("./endpoint/commands.ts")).endpointCommands,
  },
  {
    name: "pipeline",
    about: "start and follow SageMaker pipelines",
    load: async () => (await import("./pipeline/commands.ts")).pipelineCommands,
  },
  {
    name: "monitor",
    about: "run monitors, and read what they have found",
    load: async () => (await import("./monitor/commands.ts")).monitorCommands,
  },
  {
    name: "features",
    about: "put, get, query and add features",
    load: async () => (await import("./features/commands.ts")).featuresCommands,
  },
  {
    name: "status",
    about: "show an environment at a glance",
    load: async () => (await import("./status/commands.ts")).statusCommands,
  },
  {
    name: "cleanup",
    about: "remove what pulumi destroy leaves or is blocked by",
    load: async () => (await import("./cleanup/commands.ts")).cleanupCommands,
  },
];
