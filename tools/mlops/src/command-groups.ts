import type { CommandGroup } from "./command/command-definition.ts";

/** All commands. A group is loaded when one of its commands is asked for. */
export const commandGroups: readonly CommandGroup[] = [
  {
    name: "endpoint",
    about: "see, call, test, scale, update and clean up endpoints",
    load: async () => (await import("./endpoint/commands.ts")).endpointCommands,
  },
  {
    name: "ground-truth",
    about: "give monitors the labels of captured requests",
    load: async () => (await import("./ground-truth/commands.ts")).groundTruthCommands,
  },
  {
    name: "models",
    about: "judge, approve and promote versions of the model registry",
    load: async () => (await import("./models/commands.ts")).modelsCommands,
  },
  {
    name: "pipeline",
    about: "start and follow SageMaker pipelines",
    load: async () => (await import("./pipeline/commands.ts")).pipelineCommands,
  },
  {
    name: "train",
    about: "run the training job of a pipeline's step by itself",
    page: "jobs",
    load: async () => (await import("./job/commands.ts")).trainCommands,
  },
  {
    name: "process",
    about: "run a processing job of a pipeline's step by itself",
    page: "jobs",
    load: async () => (await import("./job/commands.ts")).processCommands,
  },
  {
    name: "tune",
    about: "run the search of a pipeline's step for hyperparameters by itself",
    page: "jobs",
    load: async () => (await import("./job/commands.ts")).tuneCommands,
  },
  {
    name: "transform",
    about: "run the batch transform of a pipeline's step by itself",
    page: "jobs",
    load: async () => (await import("./job/commands.ts")).transformCommands,
  },
  {
    name: "job",
    about: "look at a job, follow it, read its log, stop it",
    page: "jobs",
    load: async () => (await import("./job/commands.ts")).jobCommands,
  },
  {
    name: "quotas",
    about: "what the stacks need of service quotas beside what their accounts have",
    load: async () => (await import("./quotas/commands.ts")).quotasCommands,
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
