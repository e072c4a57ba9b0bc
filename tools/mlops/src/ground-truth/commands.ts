import type { CommandDefinition } from "../command/command-definition.ts";

/** Commands about labels. */
export const groundTruthCommands: readonly CommandDefinition[] = [
  {
    name: "upload",
    about:
      "Uploads labels of captured requests to where the stack's monitors of model quality and bias read them. Labels that " +
      "are there already are left out, so that an upload that broke off is run again.",
    arguments: [
      { name: "stack", help: "stack that monitors the model, such as sentiment.qa" },
      {
        name: "file",
        help: "labels: CSV with a header, or JSON Lines, with the id of each request and its label",
      },
    ],
    options: [
      { flags: "--format <format>", help: "csv or jsonl; without it, the ending of the file's name says" },
      {
        flags: "--id <column>",
        help: "column of the ids; without it inferenceId, inference_id, eventId, event_id or id",
      },
      { flags: "--label <column>", help: "column of the labels", default: "label" },
      {
        flags: "--time <column>",
        help: "column that says when each label was collected, such as 2026-11-21T10:00:00Z: each goes to its hour",
      },
      { flags: "--hour <moment>", help: "when all labels were collected; without it and --time, now" },
      {
        flags: "--section <name>",
        help: "section of the stack file with the monitors' groundTruth, where several have one",
      },
    ],
    changes: true,
    examples: [
      "ground-truth upload sentiment.qa labels.csv",
      "ground-truth upload sentiment.qa labels.jsonl --id requestId --label stars --hour 2026-11-21T10:00:00Z",
    ],
    load: async () => (await import("./upload-labels.ts")).uploadLabels,
  },
];
