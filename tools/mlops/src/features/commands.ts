import { type CommandDefinition, confirmOption } from "../command/command-definition.ts";

const stack = { name: "stack", help: "stack that has made the feature store, such as platform.dev" };
const group = { name: "group", help: "name of the feature group in the stack file, such as reviews" };

/** Commands about features. */
export const featuresCommands: readonly CommandDefinition[] = [
  {
    name: "put",
    about: "Puts records into a feature group. All are checked before the first one is written.",
    arguments: [stack, group],
    options: [
      { flags: "--file <file>", help: "records: CSV with a header (.csv), or an object a line (.jsonl)" },
      { flags: "--record <name=value>", help: "a feature of a single record", several: true },
      { flags: "--event-time <moment>", help: "event time of records that have none" },
      { flags: "--failed <file>", help: "file for the records that were not written, to put them again" },
      confirmOption,
    ],
    changes: true,
    examples: [
      "features put platform.dev reviews --file reviews.csv --failed again.csv",
      "features put platform.dev reviews --record review_id=r1 --record stars=5 --event-time 2026-11-21T10:00:00Z",
    ],
    load: async () => (await import("./put-records.ts")).putRecords,
  },
  {
    name: "get",
    about: "Reads the newest records of a feature group from its online store.",
    arguments: [stack, group, { name: "ids", help: "record identifiers", several: true }],
    options: [{ flags: "--features <names>", help: "features that are shown, separated by commas" }],
    examples: [
      "features get platform.dev reviews r1 r2",
      "features get platform.dev reviews r1 --features stars,label",
    ],
    load: async () => (await import("./get-records.ts")).getRecords,
  },
  {
    name: "query",
    about:
      "Queries the history of records in Athena: a query that the stack file saves, SQL, or the records of a group as " +
      "they were at a moment.",
    arguments: [stack, { name: "query", help: "name of a saved query", optional: true }],
    options: [
      { flags: "--sql <text>", help: "SQL, in place of a saved query" },
      {
        flags: "--group <name>",
        help: "feature group, in place of a saved query: its records as they were --as-of",
      },
      { flags: "--as-of <moment>", help: "moment of --group; now, if none is given" },
      { flags: "--parameter <value>", help: "value of the next ? of the query, in order", several: true },
      { flags: "--limit <rows>", help: "most rows that are shown", default: "1000" },
      { flags: "--csv", help: "print CSV" },
      { flags: "--execution <id>", help: "show the result of a query that was started before" },
    ],
    examples: [
      "features query platform.dev labelled_reviews --parameter 2026-11-01T00:00:00Z",
      "features query platform.dev --group reviews --as-of 2026-11-01T00:00:00Z --csv",
    ],
    load: async () => (await import("./query-features.ts")).queryFeatures,
  },
  {
    name: "add",
    about:
      "Adds features to a feature group, which keeps its records, and declares them in the stack file. Without features, " +
      "adds those that the stack file declares and the group does not have.",
    arguments: [
      stack,
      group,
      {
        name: "features",
        help: "name=type: String, Integral, Fractional, and for an in-memory store list:String, set:String or vector:128",
        several: true,
        optional: true,
      },
    ],
    options: [confirmOption],
    changes: true,
    examples: [
      "features add platform.dev reviews language=String",
      "features add platform.dev reviews --dry-run",
    ],
    load: async () => (await import("./add-features.ts")).addFeatures,
  },
];
