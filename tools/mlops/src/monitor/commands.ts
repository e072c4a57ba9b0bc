import type { CommandDefinition, OptionDefinition } from "../command/command-definition.ts";

const stack = { name: "stack", help: "stack that has made the monitor, such as sentiment.prod" };
const which: readonly OptionDefinition[] = [
  {
    flags: "--kind <kind>",
    help: "data-quality, model-quality, bias or explainability; needed if the stack has several monitors",
  },
  { flags: "--monitor <name>", help: "schedule, or pipeline, if the stack has several monitors of the kind" },
];

/** Commands about monitors. */
export const monitorCommands: readonly CommandDefinition[] = [
  {
    name: "run",
    about:
      "Runs a monitor once over a time that has passed, beside its schedule and without setting off its alarms, and " +
      "shows what it has found.",
    arguments: [stack],
    options: [
      ...which,
      {
        flags: "--from <time>",
        help: "where the time begins: a length of time before now, such as 6h, or a moment; at most 24 hours before --to",
        default: "24h",
      },
      { flags: "--to <time>", help: "where it ends, in the same way", default: "0h" },
      { flags: "--resume <run>", help: "follow a run that was started before, and remove its schedule" },
    ],
    changes: true,
    examples: [
      "monitor run sentiment.prod --kind data-quality",
      "monitor run sentiment.prod --kind bias --from 2026-11-20T00:00:00Z --to 2026-11-20T12:00:00Z --yes",
    ],
    load: async () => (await import("./run-monitor.ts")).runMonitor,
  },
  {
    name: "report",
    about: "Shows what a monitor has found: violations, and what it has measured beside its baseline.",
    arguments: [stack],
    options: [
      ...which,
      {
        flags: "--execution <name>",
        help: "processing job of an execution, schedule of a run that was started once, or id of a pipeline's execution; the last one, if none is named",
      },
      { flags: "--feature <name>", help: "feature whose distribution is drawn" },
      { flags: "--svg <file>", help: "file for the picture of its distribution beside the baseline's" },
    ],
    examples: [
      "monitor report sentiment.prod --kind data-quality",
      "monitor report sentiment.prod --kind data-quality --feature word_count --svg word-count.svg",
    ],
    load: async () => (await import("./report-monitor.ts")).reportMonitor,
  },
  {
    name: "baseline",
    about:
      "Shows what the monitors of a stack compare with. With --from-data, computes a new baseline of data quality or " +
      "model quality, and says which keys of the stack file take it.",
    arguments: [stack],
    options: [
      ...which,
      { flags: "--from-data <uri>", help: "S3 URI of the data to compute a baseline of: CSV with a header" },
      { flags: "--resume <job>", help: "follow a processing job that was started before" },
      {
        flags: "--output <uri>",
        help: "S3 URI of the folder for it; below the monitor's reports, if none is given",
      },
      {
        flags: "--job-role <arn>",
        help: "role of the job, if that of the monitor's jobs may not read the data",
      },
      { flags: "--prediction <column>", help: "column of the predictions, for model quality" },
      { flags: "--label <column>", help: "column of the labels, for model quality" },
      { flags: "--probability <column>", help: "column of the probabilities, for model quality" },
    ],
    changes: true,
    examples: [
      "monitor baseline sentiment.prod",
      "monitor baseline sentiment.prod --kind data-quality --from-data s3://bucket/data/baseline.csv",
    ],
    load: async () => (await import("./baseline-monitor.ts")).baselineMonitor,
  },
];
