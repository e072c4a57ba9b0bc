import type { CommandDefinition } from "../command/command-definition.ts";

/** `endpoint test`: its options are the settings of the delivery pipelines' test. */
export const endpointTestCommand: CommandDefinition = {
  name: "test",
  about:
    "Tests an endpoint with labelled records, as the delivery pipelines do before a promotion: with the same settings and " +
    "the same verdict.",
  options: [
    { flags: "--file <path>", help: "labelled records, one JSON a line with the keys input and expected" },
    {
      flags: "--report <folder>",
      help: "folder that report.json and junit.xml are written into",
      default: ".cache/endpoint-test",
    },
    {
      flags: "--match-rate <share>",
      help: "share of the records that must be answered as labelled",
      default: "0.8",
    },
    { flags: "--min-records <count>", help: "fewest records with different inputs", default: "100" },
    { flags: "--max-latency <ms>", help: "milliseconds that 95 of 100 answers may take at most" },
    {
      flags: "--timeout <ms>",
      help: "milliseconds after which an answer no longer counts",
      default: "60000",
    },
    { flags: "--concurrency <requests>", help: "requests at the same time, 1 to 64", default: "4" },
    { flags: "--content-type <type>", help: "type of the requests", default: "application/json" },
    { flags: "--answer <path>", help: "where the label is in a JSON answer, such as predictions.0.label" },
    { flags: "--tolerance <number>", help: "how far a number may be from its label", default: "0" },
    { flags: "--serves <arn>", help: "version of a registry that the endpoint must serve, and nothing else" },
  ],
  examples: [
    "endpoint test sentiment.dev --file labelled.jsonl --answer label",
    "endpoint test sentiment.qa --file labelled.jsonl --match-rate 0.75 --max-latency 200",
  ],
  load: async () => (await import("./match-rate-gate/endpoint-test.ts")).endpointTest,
};
