import {
  type CommandDefinition,
  type OptionDefinition,
  confirmOption,
} from "../command/command-definition.ts";
import { endpointTestCommand } from "./test-command.ts";

const stack = { name: "stack", help: "stack that has made the endpoint, such as sentiment.dev" };
const endpoint: OptionDefinition = {
  flags: "--endpoint <name>",
  help: "which of several endpoints that the stack publishes, by the instance of its contract",
};

/** Commands about endpoints. */
export const endpointCommands: readonly CommandDefinition[] = [
  {
    name: "status",
    about:
      "Shows an endpoint: what each variant serves and on what, its traffic and scaling, a rollout that is under way, " +
      "alarms that have gone off, and whether it has the configuration that was deployed last.",
    arguments: [stack],
    options: [endpoint, { flags: "--follow", help: "wait until it is in service, or has failed" }],
    examples: ["endpoint status sentiment.dev", "endpoint status sentiment.prod --follow"],
    load: async () => (await import("./status/endpoint-status.ts")).endpointStatus,
  },
  {
    name: "invoke",
    about:
      "Sends one request and prints the answer. A request to an asynchronous endpoint is put into the endpoint's own folder " +
      "of the data bucket, and its answer is waited for.",
    arguments: [stack],
    options: [
      endpoint,
      { flags: "--body <text>", help: "the request" },
      {
        flags: "--file <path>",
        help: "file with the request; without it and --body, standard input is sent",
      },
      { flags: "--content-type <type>", help: "type of the request", default: "application/json" },
      { flags: "--accept <type>", help: "type that the answer is to have" },
      { flags: "--target-model <archive>", help: "model of a multi-model endpoint, such as tenant-a.tar.gz" },
      { flags: "--target-variant <name>", help: "variant that is to answer, whatever the weights are" },
      { flags: "--target-component <name>", help: "inference component of a shared endpoint" },
      { flags: "--target-container <host>", help: "container of several side by side, by its host name" },
      {
        flags: "--result <uri>",
        help: "wait for the answer to an earlier asynchronous request: send nothing",
      },
      { flags: "--timeout <time>", help: "how long an asynchronous answer is waited for", default: "15m" },
    ],
    examples: [
      `endpoint invoke sentiment.dev --body '{"text": "what a day"}'`,
      "endpoint invoke sentiment.prod --file request.csv --content-type text/csv --target-variant main",
    ],
    load: async () => (await import("./invoke/endpoint-invoke.ts")).endpointInvoke,
  },
  { ...endpointTestCommand, arguments: [stack], options: [endpoint, ...(endpointTestCommand.options ?? [])] },
  {
    name: "scale",
    about:
      "Changes the limits between which a variant is scaled, its number of instances where nothing scales it, a serverless " +
      "variant's concurrency, and weights between variants. It lasts until a deployment sets the stack file's values again.",
    arguments: [stack],
    options: [
      endpoint,
      { flags: "--variant <name>", help: "variant whose capacity is changed; the only one by default" },
      {
        flags: "--component <name>",
        help: "inference component whose copies are changed, by --min, --max or --count",
      },
      { flags: "--min <count>", help: "least that scaling keeps" },
      { flags: "--max <count>", help: "most that scaling keeps" },
      { flags: "--count <number>", help: "instances, or copies of a component, where nothing scales" },
      {
        flags: "--weight <variant=weight>",
        help: "share of the requests; 0 drains the variant",
        several: true,
      },
      { flags: "--max-concurrency <requests>", help: "requests that a serverless variant answers at once" },
      {
        flags: "--provisioned-concurrency <copies>",
        help: "copies of a serverless variant that are kept started",
      },
      confirmOption,
    ],
    changes: true,
    examples: [
      "endpoint scale sentiment.prod --min 4 --max 12",
      "endpoint scale sentiment.prod --weight main=1 --weight canary=0",
    ],
    load: async () => (await import("./scale/endpoint-scale.ts")).endpointScale,
  },
  {
    name: "update",
    about:
      "Rolls out another configuration of the endpoint, or the one before, as the endpoint's deployment configuration says; " +
      "keeps numbers of instances that scaling has made, and weights. Follows the rollout and its alarms.",
    arguments: [stack],
    options: [
      endpoint,
      { flags: "--to <configuration>", help: "name of the endpoint configuration" },
      { flags: "--back", help: "the configuration before the one that the endpoint has" },
      { flags: "--reset-counts", help: "take numbers of instances from the configuration" },
      { flags: "--reset-weights", help: "take weights from the configuration" },
      { flags: "--reset-alarms", help: "set alarms that would take the update back at once to OK first" },
      confirmOption,
    ],
    changes: true,
    examples: [
      "endpoint update sentiment.qa --back",
      "endpoint update sentiment.qa --to my-configuration --dry-run",
    ],
    load: async () => (await import("./update/endpoint-update.ts")).endpointUpdate,
  },
  {
    name: "logs",
    about: "Prints what the endpoint's containers have logged, with variant and instance.",
    arguments: [stack],
    options: [
      endpoint,
      { flags: "--component <name>", help: "inference component, in place of the endpoint" },
      { flags: "--variant <name>", help: "only of this variant" },
      { flags: "--since <time>", help: "how far back", default: "1h" },
      { flags: "--filter <pattern>", help: "filter pattern of CloudWatch Logs, such as ERROR" },
      { flags: "--limit <lines>", help: "most lines that are printed", default: "1000" },
      { flags: "--follow", help: "go on printing what comes, until Ctrl-C" },
    ],
    examples: [
      "endpoint logs sentiment.dev --since 30m",
      "endpoint logs sentiment.prod --follow --filter ERROR",
    ],
    load: async () => (await import("./logs/endpoint-logs.ts")).endpointLogs,
  },
  {
    name: "clean",
    about:
      "Removes endpoint configurations and models of the stack that no endpoint of the account uses any more. The last ones " +
      "stay, to go back to. What does not carry the stack's tags is left alone.",
    arguments: [{ name: "stack", help: "stack that has made them, such as sentiment.dev" }],
    options: [
      {
        flags: "--keep <count>",
        help: "how many configurations of each endpoint stay to go back to",
        default: "2",
      },
      { flags: "--gone", help: "remove those of endpoints that are no more, too: after pulumi destroy" },
      confirmOption,
    ],
    changes: true,
    examples: ["endpoint clean sentiment.dev --dry-run", "endpoint clean sentiment.prod --keep 5"],
    load: async () => (await import("./clean/endpoint-clean.ts")).endpointClean,
  },
];
